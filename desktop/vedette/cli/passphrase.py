"""`vedette passphrase`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from vedette.cli.arguments import plain
from vedette.cli.asking import asker, new_passphrase
from vedette.cli.command import DONE, Command, Meter, answer, note


def _configure(parser: ArgumentParser) -> None:
    parser.description = (
        "Encrypt a logbook, change its passphrase, or take it away. It is done on a copy that is checked and then "
        "put in its place; the recovery code is told once, on standard error."
    )
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("--new-passphrase-file", metavar="F", help="the passphrase to be set (else asked for)")
    parser.add_argument("--remove", action="store_true", help="take the encryption off")


def _run(args: Namespace) -> int:
    from vedette.usecases.protection import is_encrypted, protect

    logbook = Path(args.logbook)
    now = asker(args)(logbook) if is_encrypted(logbook) else None
    new = None if args.remove else new_passphrase(args.new_passphrase_file, logbook)
    done = protect(logbook, now, new, progress=Meter("Writing"))
    tell_code(done.code)
    if done.plain:
        note("These copies are not encrypted and can be read by everybody; remove them when you no longer need them:")
    for file in done.plain:
        note(f"  {file}")
    found = {"logbook": args.logbook, "encrypted": done.encrypted, "plain_copies": [str(file) for file in done.plain]}
    answer(args, found, f"{args.logbook} is {'encrypted' if done.encrypted else 'not encrypted any more'}.")
    return DONE


def tell_code(code: str) -> None:
    """To be written down; it is told nowhere else."""
    if code:
        note(f"Recovery code, which opens the logbook without the passphrase; print it and keep it apart:\n  {code}")


PASSPHRASE = Command(
    "passphrase", "encrypt a logbook, change its passphrase or take it away", "vedette passphrase border.vedette",
    _configure, _run,
)  # fmt: skip
