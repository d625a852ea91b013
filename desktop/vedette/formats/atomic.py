"""Writes a file whole or not at all, readable by its owner alone; every exporter goes through here."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from vedette.disk import sync_folder
from vedette.domain.errors import FileReadOnly, UserError
from vedette.formats.file_errors import shown, write_error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become `path` when the block ends well; on any failure or cancel the old file stays.

    The bytes go to a file of mode 0600 beside the target, are forced to disk and then renamed over it.
    Raises DiskFull, FileReadOnly, NotFound or UserError for what the system refuses.
    """
    try:
        target = _writable_target(path)
        handle, partial = tempfile.mkstemp(prefix=".vedette-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise write_error(path, error) from error
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(partial).replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        with contextlib.suppress(FileNotFoundError):  # gone already when it was renamed over the target
            Path(partial).unlink()


def check_target(path: Path) -> None:
    """Raises at once what `replacing` would for a place where nothing can be written, before long work is done."""
    try:
        with tempfile.TemporaryFile(prefix=".vedette-", dir=_writable_target(path).parent):
            return
    except OSError as error:
        raise write_error(path, error) from error


@contextmanager
def text_over(stream: BinaryIO, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Text onto `stream`, line ends untouched; a lone surrogate, which no file can hold, is spelt \\udXXX."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="backslashreplace", newline="")
    try:
        yield text
        text.flush()
    finally:
        with contextlib.suppress(OSError, ValueError):  # the failure that led here is already on its way up
            text.detach()


def _writable_target(path: Path) -> Path:
    """The file that will be replaced: a link's target, so that the link itself stays a link."""
    target = path.resolve()
    if target.is_dir():
        raise UserError(f"{shown(path)} is a folder; give the name of a file in it.")
    if target.exists() and not os.access(target, os.W_OK):
        # a rename would replace it all the same: only the folder's rights count there
        raise FileReadOnly(f"{shown(path)} is marked read-only; nothing was changed, choose another name.")
    return target
