"""`vedette report`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, Meter, answer, note, workplace
from vedette.cli.stopping import held_back
from vedette.domain.errors import UserError

if TYPE_CHECKING:
    from vedette.assemble import Workplace
    from vedette.usecases.reports import Asked


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("file", metavar="FILE", type=plain, help="a .pdf or .html to write")
    parser.add_argument("--query", metavar="Q", default="", help="which incidents; all without it")
    parser.add_argument(
        "--template",
        metavar="T",
        default="summary",
        help="summary, register, sitrep, chronology, or the name of a template of the logbook",
    )
    parser.add_argument("--from", dest="from_day", metavar="D", default="", help="possibly on or after this day")
    parser.add_argument("--to", dest="to_day", metavar="D", default="", help="possibly on or before this day")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    parser.add_argument("--landscape", action="store_true")
    parser.add_argument("--title", metavar="T", default="", help="a line above the document")
    parser.add_argument(
        "--redact",
        metavar="PROFILE",
        default="standard",
        help="standard, partners, witnesses, public, complete, or the name of a profile of the logbook",
    )
    parser.add_argument("--columns", metavar="A,B", default="", help="columns of a register")
    parser.add_argument("--group", metavar="BY", default="", help="group a register by day, place, type or tag")
    parser.add_argument("--tlp", metavar="LEVEL", default="", help="mark each page: red, amber, green, clear")


def _run(args: Namespace) -> int:
    from vedette.domain.counting import counted
    from vedette.usecases.reports import Asked

    path = Path(args.file)
    with workplace(args) as place:
        asked = Asked(
            query=args.query, template=args.template, title=args.title, from_day=_day(place, args.from_day),
            to_day=_day(place, args.to_day, last=True), paper=args.paper, landscape=args.landscape, tlp=args.tlp,
            profile=args.redact, columns=tuple(key.strip() for key in args.columns.split(",") if key.strip()),
            group=args.group,
        )  # fmt: skip
        _check_columns(asked, place.reports.request(asked).template)
        total = place.reports.total(asked)
        pages = _write(place, asked, path, total)
        place.reports.note_disclosure(asked)
    found = {"pages": pages, "incidents": total, "file": args.file}
    answer(args, found, f"Wrote {args.file}: {counted(total)} on {counted(pages, 'page')}.")
    return DONE


def _day(place: Workplace, text: str, *, last: bool = False) -> str:
    """The first or last day of what a person writes for one, such as “1 Nov 2021” or “last month”; '' for nothing."""
    if not text.strip():
        return ""
    when = place.incidents.customs().when(text, None)
    day = when.last_day if last else when.first_day
    if day is None:
        raise UserError(f"“{text[:60]}” has no {'end' if last else 'beginning'}. Nothing was printed; give a day.")
    return day


def _check_columns(asked: Asked, document: str) -> None:
    """UserError where something is asked for that this document does not have: it would be left out in silence."""
    if document != "register" and (asked.columns or asked.group):
        raise UserError("Only a register has --columns and --group. Nothing was printed; add --template register.")


def _write(place: Workplace, asked: Asked, path: Path, total: int) -> int:
    meter = Meter("Printing")
    if path.suffix.lower() in {".html", ".htm"}:
        place.reports.write_html(asked, path, meter)
        return 1
    if path.suffix.lower() != ".pdf":
        raise UserError("A report is a .pdf or an .html file; give its name one of these endings.")
    from vedette.formats.atomic import replacing

    with held_back():
        from vedette.ui.printing.missing_letters import missing_letters
        from vedette.ui.printing.pdf import write_pdf

    request = place.reports.request(asked)
    with replacing(path) as stream:
        printed = write_pdf(request, place.reports.pieces(asked, meter), stream, total=total, progress=meter)
    if printed.undrawn:
        note(missing_letters(printed.undrawn))
    return printed.pages


REPORT = Command(
    "report",
    "print incidents to a PDF or HTML file",
    'vedette report border.vedette border.pdf --query "tag:border" --template register',
    _configure,
    _run,
)
