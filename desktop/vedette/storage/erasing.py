"""Files made unreadable in a hurry: the first page of each, which holds what makes a key, then the rest, then the name.

What a disk keeps of overwritten bytes (flash memory above all) is beyond any program.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from vedette.disk import sync_folder
from vedette.domain.errors import UserError
from vedette.storage.crash_points import durable
from vedette.storage.faults import in_words

_FIRST = 64 * 1024


def begin(plan: Path, files: Sequence[Path]) -> list[Path]:
    """Write down what is to go, so that it goes even when the program dies; those that could not be removed."""
    names = [os.fsencode(file.absolute()).hex() for file in files]
    with suppress(OSError):  # a full disk must not keep anything from going
        plan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(plan, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
            json.dump(names, out)
            out.flush()
            os.fsync(out.fileno())
    durable("erase: written down")
    return _go_on(plan, files)


def resume(plan: Path) -> list[Path]:
    """Finish what a program that died had begun; those that could not be removed."""
    try:
        files = [Path(os.fsdecode(bytes.fromhex(name))) for name in json.loads(plan.read_text(encoding="ascii"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError):
        plan.unlink(missing_ok=True)  # cut off while it was written: nothing had begun
        return []
    return _go_on(plan, files)


def erase_file(file: Path) -> None:
    """Overwrite it from end to end and remove it."""
    with in_words(file):
        with file.open("r+b") as old:
            left = file.stat().st_size
            while left > 0:
                left -= old.write(bytes(min(left, 1 << 20)))
            old.flush()
            os.fsync(old.fileno())
        file.unlink()
        sync_folder(file.parent)


def _go_on(plan: Path, files: Sequence[Path]) -> list[Path]:
    there = [file for file in files if file.is_file() and not file.is_symlink()]
    for file in there:
        with suppress(UserError):
            _blind(file)
        durable("erase: key gone")
    left = []
    for file in there:
        try:
            erase_file(file)
        except UserError:
            left.append(file)
        durable("erase: file gone")
    plan.unlink(missing_ok=True)
    return left


def _blind(file: Path) -> None:
    """Salt and cost of the key, and the list of tables, are no more."""
    with in_words(file), file.open("r+b") as old:
        old.write(os.urandom(min(_FIRST, file.stat().st_size)))
        old.flush()
        os.fsync(old.fileno())
