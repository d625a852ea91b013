"""`vedette add`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from vedette.cli import draft_options
from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    draft_options.configure(parser)


def _run(args: Namespace) -> int:
    draft = draft_options.draft(args)
    with workplace(args) as place:
        dossier = place.incidents.record(draft)
    answer(args, draft_options.recorded(dossier), draft_options.in_words(dossier))
    return DONE


ADD = Command(
    "add",
    "log one incident",
    'vedette add border.vedette --title "Flares over the fence" --when "overnight 1-2 Nov 2021" --tag flares',
    _configure,
    _run,
)
