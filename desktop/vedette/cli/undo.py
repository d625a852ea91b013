"""`vedette undo`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)


def _run(args: Namespace) -> int:
    with workplace(args) as place:
        label = place.history.undo()
    answer(args, {"undone": label}, f"Undone: {label}.")
    return DONE


UNDO = Command("undo", "take back the last act", "vedette undo border.vedette", _configure, _run)
