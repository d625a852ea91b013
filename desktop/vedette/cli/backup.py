"""`vedette backup`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, Meter, answer, workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("dest", metavar="DEST", type=plain, help="a file, or a folder in which it is named by its time")


def _run(args: Namespace) -> int:
    from vedette.usecases.backups import Backups

    with workplace(args) as place:
        copy = Backups(place.desk).make(Path(args.dest), Meter("Copying"))
    found = {"file": str(copy.file), "sha256": copy.sha256, "incidents": copy.incidents, "head": copy.summary.head}
    answer(args, found, f"Copied {copy.incidents:,} incidents to {copy.file} and checked the copy.")
    return DONE


BACKUP = Command("backup", "make a checked copy", "vedette backup border.vedette /media/stick/", _configure, _run)
