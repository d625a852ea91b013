"""A file that somebody wants to keep with an incident: looked at before it is opened, and read twice, never whole."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vedette.domain.errors import CannotRead
from vedette.domain.file_kind import HEAD_BYTES, size_in_words
from vedette.formats.file_errors import reading, shown

PIECE = 256 * 1024
Tick = Callable[[int, int], None]
"""How many of how many bytes are behind us; it may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An open file whose bytes are hashed; `leads_to` names the file that a link stands for, '' for no link."""

    path: Path
    size: int
    sha256: str
    head: bytes
    leads_to: str
    _stream: BinaryIO
    _tick: Tick

    def pieces(self) -> Iterator[bytes]:
        """The bytes once more; CannotRead at the end when they are not those that were hashed."""
        found = hashlib.sha256()
        for piece in _pieces(
            self.path, self._stream, self.size, lambda done: self._tick(self.size + done, 2 * self.size)
        ):
            found.update(piece)
            yield piece
        if found.hexdigest() != self.sha256:
            raise _changing(self.path)


class Attaching:
    """A block in which the file is open: `with Attaching(path, most, tick) as file`."""

    def __init__(self, path: Path, most: int, tick: Tick) -> None:
        self._path = path
        self._most = most
        self._tick = tick
        self._stream: BinaryIO | None = None

    def __enter__(self) -> AttachedFile:
        """CannotRead or NotFound for what is no file, is too large or can't be read."""
        path = self._path
        with reading(path):
            size = self._checked(path.stat())
            # a pipe put there in between must not hold us up
            self._stream = os.fdopen(os.open(path, os.O_RDONLY | _WITHOUT_WAITING), "rb")
            try:
                size = self._checked(os.fstat(self._stream.fileno()))
                return self._hashed(size)
            except BaseException:
                self._stream.close()
                raise

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def _hashed(self, size: int) -> AttachedFile:
        assert self._stream is not None
        found, head = hashlib.sha256(), b""
        for piece in _pieces(self._path, self._stream, size, lambda done: self._tick(done, 2 * size)):
            head = head or piece[:HEAD_BYTES]
            found.update(piece)
        leads_to = shown(self._path.resolve()) if self._path.is_symlink() else ""
        return AttachedFile(self._path, size, found.hexdigest(), head, leads_to, self._stream, self._tick)

    def _checked(self, found: os.stat_result) -> int:
        name = shown(self._path)
        if stat.S_ISDIR(found.st_mode):
            raise CannotRead(f"{name} is a folder; attach the files in it one by one.")
        if not stat.S_ISREG(found.st_mode):
            raise CannotRead(f"{name} is a device or a pipe, not a file; nothing was attached.")
        if found.st_size > self._most:
            raise CannotRead(
                f"{name} has {size_in_words(found.st_size)}, more than the {size_in_words(self._most)} that one "
                "attachment may have; nothing was attached. Attach a part of it, or say in the note where it is kept."
            )
        return found.st_size


_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def _pieces(path: Path, stream: BinaryIO, size: int, tick: Callable[[int], None]) -> Iterator[bytes]:
    """Exactly `size` bytes from the beginning; CannotRead when the file has grown or shrunk."""
    done = 0
    with reading(path):
        stream.seek(0)
        while piece := stream.read(PIECE):
            done += len(piece)
            if done > size:
                break
            tick(done)
            yield piece
    if done != size:
        raise _changing(path)


def _changing(path: Path) -> CannotRead:
    return CannotRead(
        f"{shown(path)} changed while it was read; nothing was attached. Wait until it is written, try again."
    )
