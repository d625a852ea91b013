"""Opens a ZIP from a stranger: nothing is unpacked, and what looks wrong is refused whole before any of it is read."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vedette.domain.errors import CannotRead
from vedette.formats.file_errors import reading, shown
from vedette.formats.package_manifest import NAME

ENTRY_LIMIT = 60_000
UNPACKED_LIMIT = 64 * 1024**3
_RATIO_LIMIT = 200
_RATIO_MATTERS_FROM = 64 * 1024**2
_END = struct.Struct("<4sHHHHLLH")
_LOCAL_HEADER = 30
# How hard deflate tried, that sizes follow the bytes, that names are UTF-8: all other flags mean a strange way to pack.
_KNOWN_FLAGS = 0x2 | 0x4 | 0x8 | 0x800


@contextmanager
def package_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, checked; CannotRead or NotFound in one sentence otherwise, also for damage met later inside."""
    with reading(path), path.open("rb") as stream:
        archive = _opened(path, stream)
        with archive:
            yield archive


def _opened(path: Path, stream: BinaryIO) -> zipfile.ZipFile:
    _check_end(path, stream)
    try:
        archive = zipfile.ZipFile(stream)
    except (struct.error, ValueError, RuntimeError) as error:  # what zipfile lets through of a damaged list
        raise _damaged(path) from error
    _check_names(path, archive.infolist())
    for info in archive.infolist():
        _check_kind(path, info)
    _check_sizes(path, archive.infolist())
    return archive


def _check_end(path: Path, stream: BinaryIO) -> None:
    """Before the list of a million entries is read; and nothing may stand behind the archive's end."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(size - _END.size, 0))
    tail = stream.read()
    if len(tail) != _END.size or not tail.startswith(b"PK\x05\x06"):
        raise CannotRead(f"{shown(path)} is no data package, or was cut off or added to; get it again.")
    count, comment = _END.unpack(tail)[4], _END.unpack(tail)[7]
    if count > ENTRY_LIMIT or comment:
        raise CannotRead(f"{shown(path)} holds more than {ENTRY_LIMIT:,} files or a hidden note; it was not opened.")


def _check_names(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if not NAME.fullmatch(name) or name in seen:
            raise CannotRead(
                f"{shown(path)} holds “{shown(Path(name))}”, which does not belong in a data package or is there "
                "twice; nothing of it was read."
            )
        seen.add(name)


def _check_kind(path: Path, info: zipfile.ZipInfo) -> None:
    """A plain file, packed in one of the two ways that every program knows."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    known = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if kind not in (0, stat.S_IFREG) or not known or info.flag_bits & ~_KNOWN_FLAGS:
        raise CannotRead(
            f"“{info.filename}” in {shown(path)} is a link, locked or packed in a strange way; nothing of it was read."
        )


def _check_sizes(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    size = sum(info.file_size for info in infos)
    packed = max(sum(info.compress_size for info in infos), 1)
    if size > UNPACKED_LIMIT or (size > _RATIO_MATTERS_FROM and size / packed > _RATIO_LIMIT):
        raise CannotRead(f"{shown(path)} would unpack to {size // 1024**2:,} MB; that is not safe to open.")
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end or (end == 0 and info.header_offset):
            raise CannotRead(f"The contents of {shown(path)} overlap or hide something; nothing of it was read.")
        end = info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size


def _damaged(path: Path) -> CannotRead:
    return CannotRead(f"{shown(path)} is damaged inside; get it again from where it came from.")
