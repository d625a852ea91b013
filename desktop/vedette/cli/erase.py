"""`vedette erase`: a logbook and all its known copies are gone for good; only with --yes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, FAILED, Command, answer, note


def _configure(parser: ArgumentParser) -> None:
    parser.description = (
        "Erase a logbook with its backups and the copies that Vedette made of it: first what makes its key, then every "
        "byte, then the names. No passphrase is asked, and nothing brings it back. Copies elsewhere stay, and flash "
        "memory may keep overwritten bytes; of an encrypted logbook nobody can read them without the key, so destroy "
        "the paper with the recovery code too."
    )
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("--yes", action="store_true", help="do it; without this the files are only listed")


def _run(args: Namespace) -> int:
    from vedette.usecases import erasing

    logbook = Path(args.logbook)
    if not args.yes:
        files = erasing.known_files(logbook)
        told = "\n".join(["These files would be erased for good. Add --yes.", *(f"  {file}" for file in files)])
        answer(args, {"would_erase": [str(file) for file in files]}, told)
        return DONE
    erasing.resume()
    done = erasing.erase(logbook)
    answer(args, {"erased": done.files, "left": [str(file) for file in done.left]}, f"{done.files:,} files are erased.")
    for file in done.left:
        note(f"“{file}” could not be removed: it is still there.")
    note("Exports, prints and copies elsewhere stay; flash memory may keep overwritten bytes for a while.")
    return FAILED if done.left else DONE


ERASE = Command("erase", "erase a logbook and its backups for good", "vedette erase border.vedette", _configure, _run)
