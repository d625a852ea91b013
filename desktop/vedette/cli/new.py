"""`vedette new`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from vedette.cli.acting import acting_name
from vedette.cli.arguments import named, plain
from vedette.cli.asking import new_passphrase
from vedette.cli.command import DONE, Command, answer, note

if TYPE_CHECKING:
    from vedette.assemble import Workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain, help="the file to make; it must not be there yet")
    parser.add_argument("--encrypt", action="store_true", help="with what --passphrase-file holds, or is typed twice")
    parser.add_argument("--sample", action="store_true", help="fill it with the sample incidents")


def _run(args: Namespace) -> int:
    from vedette.assemble import open_workplace
    from vedette.usecases.sample import fill_with_sample

    logbook = named(args.logbook)
    if args.passphrase_file is not None and not args.encrypt:
        note("The logbook is NOT encrypted, for --encrypt was not given; `vedette passphrase` encrypts it.")
    passphrase = new_passphrase(args.passphrase_file, logbook) if args.encrypt else None
    place = open_workplace(logbook, lambda: acting_name(args.acting), create=True, passphrase=passphrase)
    try:
        if passphrase:
            _tell_code(place)
        count = fill_with_sample(place.desk) if args.sample else 0
    finally:
        place.close()
    answer(args, {"logbook": args.logbook, "incidents": count}, f"Made {args.logbook} with {count} incidents.")
    return DONE


def _tell_code(place: Workplace) -> None:
    from vedette.cli.passphrase import tell_code
    from vedette.usecases.protection import recovery_code

    tell_code(recovery_code(place.desk))


NEW = Command("new", "make a new logbook", "vedette new border.vedette --sample", _configure, _run)
