"""`vedette show`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("reference", metavar="REF", type=plain)


def _run(args: Namespace) -> int:
    with workplace(args) as place:
        plain_document = place.exchange.document(args.reference)
        text = place.reports.text(args.reference)
    answer(args, plain_document, text)
    return DONE


SHOW = Command("show", "print one incident, whole", "vedette show border.vedette PLBY-2021-0002", _configure, _run)
