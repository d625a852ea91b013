"""How a file takes the place of another: written whole under a name of its own, on the disk, and then renamed."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from vedette.domain.errors import FileBusy

_PIECE = 1 << 20
_WAITS = (0.1, 0.3, 0.6, 1.0, 1.0, 2.0)
"""Seconds between tries: five in all."""

_HELD = frozenset({5, 32, 33})
"""What Windows says of a file that another program holds: denied, shared, locked. Other systems rename all the same."""


def partial_of(target: Path) -> Path:
    """The name under which a file is written before it is whole."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def sweep(target: Path) -> None:
    """Remove what killed processes left half written for that target."""
    _sweep(target.parent, re.escape(target.name))


def sweep_folder(folder: Path) -> None:
    """The same for every target in a folder that is ours alone."""
    _sweep(folder, ".+")


def _sweep(folder: Path, name: str) -> None:
    for left in folder.glob(".*.part*"):
        match = re.fullmatch(rf"\.{name}\.([0-9]+)\.part(-journal|-wal|-shm)?", left.name)
        if match and not _alive(int(match[1])):
            left.unlink(missing_ok=True)


def synced_hash(path: Path) -> str:
    """The SHA-256 of a file whose bytes have reached the disk."""
    found = hashlib.sha256()
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def into_place(partial: Path, target: Path, pause: Callable[[float], object] = time.sleep) -> None:
    """Rename `partial` to `target`; FileBusy when another program, as an antivirus, holds one of them all the while."""
    for wait in _WAITS:
        try:
            partial.replace(target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
        pause(wait)
    try:
        partial.replace(target)
    except PermissionError as error:
        raise FileBusy(
            f"Another program, perhaps an antivirus, holds “{target.name}”, so what was made could not take its place. "
            "The file that was there is as it was; close the other program and try again."
        ) from error


def _alive(process: int) -> bool:
    if process == os.getpid():
        return False
    if os.name == "nt":
        return True  # a file that is open there can't be removed anyway, and asking would end the process
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
    return True
