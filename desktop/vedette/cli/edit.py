"""`vedette edit`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from vedette.cli import draft_options
from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("reference", metavar="REF", type=plain, help="such as PLBY-2021-0007")
    draft_options.configure(parser)


def _run(args: Namespace) -> int:
    draft = draft_options.draft(args)
    with workplace(args) as place:
        place.incidents.get(args.reference)  # before any file is read
        dossier = place.incidents.amend(args.reference, draft_options.with_files(draft, args, place))
    draft_options.tell_stance(args)
    answer(args, draft_options.recorded(dossier), draft_options.in_words(dossier))
    return DONE


EDIT = Command(
    "edit",
    "change the fields that are given",
    'vedette edit border.vedette PLBY-2021-0007 --when "3 Nov 2021 14:30"',
    _configure,
    _run,
)
