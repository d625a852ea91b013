"""`vedette redo`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)


def _run(args: Namespace) -> int:
    with workplace(args) as place:
        label = place.history.redo()
    answer(args, {"redone": label}, f"Redone: {label}.")
    return DONE


REDO = Command("redo", "do again what was last undone", "vedette redo border.vedette", _configure, _run)
