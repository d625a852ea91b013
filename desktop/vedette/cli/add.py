"""`vedette add`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from vedette.cli import draft_options
from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace
from vedette.domain.errors import UserError

if TYPE_CHECKING:
    from vedette.assemble import Workplace
    from vedette.domain.dossier import Dossier


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("--quick", metavar="LINE", help="one line that says it all, as in the quick line of the window")
    draft_options.configure(parser)


def _run(args: Namespace) -> int:
    from vedette.usecases.drafting import Draft

    draft = draft_options.draft(args)
    with workplace(args) as place:
        if args.quick is None:
            dossier = place.incidents.record(draft_options.with_files(draft, args, place))
        else:
            dossier = _quick(place, args.quick, alone=draft == Draft() and not args.attach)
    draft_options.tell_stance(args)
    answer(args, draft_options.recorded(dossier), draft_options.in_words(dossier))
    return DONE


def _quick(place: Workplace, line: str, *, alone: bool) -> Dossier:
    """Log a line; UserError where other options say something as well, for it would not be clear which one counts."""
    from vedette.usecases.quick_line import QuickLine

    if not alone:
        raise UserError("--quick says it all in one line: leave the other options out. Nothing was logged.")
    return QuickLine(place.desk).record(line)


ADD = Command(
    "add",
    "log one incident",
    'vedette add border.vedette --title "Flares over the fence" --when "overnight 1-2 Nov 2021" --tag flares',
    _configure,
    _run,
)
