"""`vedette new`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from vedette.cli.acting import acting_name
from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain, help="the file to make; it must not be there yet")
    parser.add_argument("--sample", action="store_true", help="fill it with the sample incidents")


def _run(args: Namespace) -> int:
    from vedette.assemble import open_workplace
    from vedette.usecases.sample import fill_with_sample

    place = open_workplace(Path(args.logbook), lambda: acting_name(args.acting), create=True)
    try:
        count = fill_with_sample(place.desk) if args.sample else 0
    finally:
        place.close()
    answer(args, {"logbook": args.logbook, "incidents": count}, f"Made {args.logbook} with {count} incidents.")
    return DONE


NEW = Command("new", "make a new logbook", "vedette new border.vedette --sample", _configure, _run)
