"""`vedette import`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, DONE_IN_PART, Command, Meter, answer, note, workplace

if TYPE_CHECKING:
    from vedette.usecases.importing import ImportReport

_SHOWN = 20


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("file", metavar="FILE", type=plain, help="a table (.csv, .tsv, .xlsx) or a file of ours")
    parser.add_argument("--layout", metavar="NAME", default="", help="what the columns mean (else found out)")
    parser.add_argument("--mapping", metavar="F.toml", help="what each column becomes")
    parser.add_argument("--encoding", metavar="E", default="", help="of the text, such as utf-8 or cp1250")
    parser.add_argument("--delimiter", metavar="D", default="", help="between cells: , ; | or tab")
    parser.add_argument("--date-order", choices=("dmy", "mdy", "ymd"), default="", help="of dates written in figures")
    parser.add_argument(
        "--on-duplicate",
        choices=("update", "skip", "keep"),
        default="update",
        help="incidents that are there: update (local edits are kept), skip, or keep (add a second)",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    parser.add_argument("--rejects", metavar="F.csv", help="write the rows that are not taken there, with the reason")


def _run(args: Namespace) -> int:
    from vedette.usecases.importing import ImportOptions, read_mapping

    options = ImportOptions(
        layout=args.layout,
        mapping=read_mapping(Path(args.mapping)) if args.mapping else {},
        encoding=args.encoding,
        delimiter="\t" if args.delimiter.lower() in ("tab", "\\t") else args.delimiter,
        date_order=args.date_order,
        on_duplicate=args.on_duplicate,
        rejects=Path(args.rejects) if args.rejects else None,
    )
    with workplace(args) as place:
        report = place.exchange.import_file(Path(args.file), options, Meter("Importing"), dry_run=args.dry_run)
    for told in report.notes:
        note(told)
    answer(args, _plain(report), _text(report, tried=args.dry_run))
    return DONE_IN_PART if report.rejected else DONE


def _plain(report: ImportReport) -> dict[str, Any]:
    names = ("layout", "encoding", "delimiter", "date_order", "rows", "added", "updated", "unchanged", "rejected")
    found: dict[str, Any] = {name: getattr(report, name) for name in names}
    found["batch"] = report.batch
    found["problems"] = [
        {"row": p.row, "column": p.column, "value": p.value, "problem": p.problem} for p in report.problems
    ]
    found["conflicts"] = [{"row": c.row, "reference": c.reference, "field": c.field} for c in report.conflicts]
    found["differences"] = [{"row": d.row, "reference": d.reference, "field": d.field} for d in report.differences]
    found["notes"] = list(report.notes)
    return found


def _text(report: ImportReport, *, tried: bool) -> str:
    counts = (
        f"{report.rows:,} rows: {report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged, "
        f"{report.rejected:,} rejected{' (only tried, nothing was changed)' if tried else ''}."
    )
    lines = [f"Row {p.row:,}, {p.column or 'whole'}: {p.problem}" for p in report.problems[:_SHOWN]]
    if report.problem_count > _SHOWN:
        lines.append(f"… and {report.problem_count - _SHOWN:,} more remarks.")
    lines += [f"{c.reference}: {c.field} was changed here; ours was kept." for c in report.conflicts[:_SHOWN]]
    if report.conflict_count > _SHOWN:
        lines.append(f"… and {report.conflict_count - _SHOWN:,} more fields where ours was kept.")
    return "\n".join((*lines, counts))


IMPORT = Command("import", "take incidents in from a file", "vedette import border.vedette acled.csv", _configure, _run)
