"""`vedette export`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, DONE_IN_PART, Command, Meter, answer, note, workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument(
        "file", metavar="FILE", type=plain, help="by its ending: .csv .tsv .xlsx .geojson .kml .gpx .json .zip"
    )
    parser.add_argument("--query", metavar="Q", default="", help="which incidents (else all)")
    parser.add_argument("--layout", metavar="NAME", default="", help="whose columns (else our own, which lose nothing)")
    parser.add_argument("--columns", metavar="a,b,c", help="a plain table of just these columns")
    parser.add_argument("--excel", action="store_true", help="a .csv that spreadsheets open by a double click")
    parser.add_argument("--no-guard", action="store_true", help="leave cells that a spreadsheet may take for formulas")
    parser.add_argument("--bare", action="store_true", help="pictures without place, time and device; no other files")


def _run(args: Namespace) -> int:
    from vedette.usecases.exporting import ExportOptions

    options = ExportOptions(
        layout=args.layout,
        columns=args.columns.split(",") if args.columns is not None else None,
        excel=args.excel,
        guarded=not args.no_guard,
        bare=args.bare,
    )
    with workplace(args) as place:
        report = place.exchange.export(Path(args.file), args.query, options, Meter("Exporting"))
    for told in (*report.doubts, *report.notes):
        note(told)
    missing = [{"reference": one.reference, "reason": one.reason} for one in report.not_codable]
    lines = [f"{one.reference} is left out: {one.reason}" for one in report.not_codable]
    lines.append(f"Wrote {report.rows:,} incidents to {report.file}.")
    found = {"rows": report.rows, "file": report.file, "not_codable": missing, "notes": list(report.notes)}
    answer(args, found, "\n".join(lines))
    return DONE_IN_PART if missing else DONE


EXPORT = Command(
    "export",
    "write incidents to a file",
    'vedette export border.vedette border.csv --query "tag:border"',
    _configure,
    _run,
)
