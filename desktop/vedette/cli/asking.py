"""Passphrases on the command line: from a file or typed without an echo; never an argument, which others can see."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from vedette.domain.errors import InvalidPassphrase, NeedsPassphrase, NotFound
from vedette.domain.passphrase import MOST_CHARACTERS, Passphrase, Secret, secret_typed

_MOST_BYTES = MOST_CHARACTERS * 4 + 16


def configure(parser: ArgumentParser) -> None:
    """The option that every command has."""
    parser.add_argument(
        "--passphrase-file",
        metavar="F",
        help="holds the passphrase of an encrypted logbook (else asked for)",
    )


def asker(args: Namespace) -> Callable[[Path], Secret]:
    """What gives the passphrase of a file; it is asked only for an encrypted one, and once for each."""
    given: dict[Path, Secret] = {}

    def ask(path: Path) -> Secret:
        if path not in given:
            file = args.passphrase_file
            typed = _read(Path(file)) if file is not None else _typed(f"Passphrase of {path.name}: ", path)
            given[path] = secret_typed(typed)
        return given[path]

    return ask


def new_passphrase(file: str | None, path: Path) -> Passphrase:
    """One to be set: from a file, or typed twice."""
    if file is not None:
        return Passphrase.typed(_read(Path(file)))
    first = _typed(f"New passphrase of {path.name}: ", path)
    if _typed("The same again: ", path) != first:
        raise InvalidPassphrase("The two passphrases differ. Nothing was changed; try again.")
    return Passphrase.typed(first)


def _read(file: Path) -> str:
    """Its text without the end of its last line, of which an editor adds one."""
    try:
        with file.open("rb") as opened:
            text = opened.read(_MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise NotFound(f"The passphrase file “{file.name}” can't be read. Nothing was changed.") from error
    except UnicodeDecodeError as error:
        raise InvalidPassphrase(f"The passphrase file “{file.name}” is no UTF-8. Nothing was changed.") from error
    return text.removesuffix("\n").removesuffix("\r")


def _typed(prompt: str, path: Path) -> str:
    if not sys.stdin.isatty():
        raise NeedsPassphrase(
            f"“{path.name}” needs a passphrase and there is no terminal to type it in. Nothing was changed; "
            "name a file that holds it with --passphrase-file."
        )
    from getpass import getpass

    return getpass(prompt, sys.stderr)
