"""A copy of a logbook that nobody has open, byte for byte and without its key; whether it is whole is told later."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from vedette.disk import sync_folder
from vedette.domain.errors import FileBusy
from vedette.storage.crash_points import durable
from vedette.storage.faults import in_words
from vedette.storage.into_place import into_place, partial_of, synced_hash
from vedette.storage.peeking import HANDLES

_PIECE = 1 << 20
_BESIDE = ("-wal", "-journal")


def copy_closed(logbook: Path, target: Path, tick: Callable[[int, int], None]) -> None:
    """The whole file under a new name; FileBusy when another program writes to it meanwhile, and nothing is left."""
    with in_words(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = partial_of(target)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with in_words(logbook):
            before = _state(logbook)
            written = _copy(logbook, partial, tick)
            same = before == _state(logbook) and not any(_beside(logbook))
        with in_words(target):
            if not same or synced_hash(partial) != written:
                raise FileBusy(f"“{logbook.name}” was written to while it was copied, so the copy was not kept.")
            durable("closed copy: copied")
            into_place(partial, target)
            sync_folder(target.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _copy(logbook: Path, partial: Path, tick: Callable[[int, int], None]) -> str:
    """The SHA-256 of what was read."""
    size, start, found = logbook.stat().st_size, 0, hashlib.sha256()
    with partial.open("wb") as out:
        while piece := HANDLES.read(logbook, _PIECE, start):
            tick(start, size)
            out.write(piece)
            found.update(piece)
            start += len(piece)
    return found.hexdigest()


def _state(logbook: Path) -> tuple[int, int, int]:
    found = logbook.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _beside(logbook: Path) -> list[Path]:
    places = [logbook.with_name(f"{logbook.name}{ending}") for ending in _BESIDE]
    return [place for place in places if place.exists() and place.stat().st_size]
