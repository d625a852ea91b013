"""Bytes of a file that may be an open logbook, read so that SQLite's locks on it stand.

Where a process closes any handle of a file, POSIX drops every lock that the process has on it, SQLite's too; another
program may then take itself for the only one and throw away the journal that we still write to. So a logbook that is
open here has one more handle, which is closed last, and whoever looks into the file reads through that.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

Identity = tuple[int, int]


class Handles:
    """One for the process, because the locks are the process's."""

    def __init__(self) -> None:
        self._held: dict[Identity, list[int]] = {}
        self._left: dict[Identity, int] = {}
        self._turn = threading.Lock()

    def hold(self, path: Path) -> Identity:
        """A logbook is opened here; what to give back when it is closed."""
        with self._turn:
            handle = os.open(path, _FLAGS)
            identity = _identity(os.fstat(handle))
            self._held.setdefault(identity, []).append(handle)
            return identity

    def let_go(self, identity: Identity) -> None:
        """One user less; with the last one, and not before, the handles are closed."""
        with self._turn:
            handles = self._held[identity]
            self._left[identity] = self._left.get(identity, 0) + 1
            if self._left[identity] == len(handles):
                del self._held[identity], self._left[identity]
                for handle in handles:
                    os.close(handle)

    def holds(self, path: Path) -> bool:
        """Whether it is a logbook that is open here, or the shared memory beside one; False for what is not there."""
        logbook = path.with_name(path.name.removesuffix(_SHARED)) if path.name.endswith(_SHARED) else path
        try:
            identity = _identity(logbook.stat())
        except OSError:
            return False
        with self._turn:
            return identity in self._held

    def read(self, path: Path, count: int, start: int = 0) -> bytes:
        """So many bytes of a file, or as many as there are; OSError as `open` raises it."""
        with self._turn:
            held = self._held.get(_identity(path.stat()))
            if held is not None:
                return _read(held[0], count, start)
            handle = os.open(path, _FLAGS)
            try:
                return _read(handle, count, start)
            finally:
                os.close(handle)


def _read(handle: int, count: int, start: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(handle, count, start)
    os.lseek(handle, start, os.SEEK_SET)
    return os.read(handle, count)


def _identity(found: os.stat_result) -> Identity:
    return found.st_dev, found.st_ino


_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

_SHARED = "-shm"

HANDLES = Handles()
