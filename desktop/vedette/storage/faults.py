"""What SQLite and the file system say, in the user's words: each failure class maps to one written message."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from vedette.domain import errors

_BY_CODE: dict[str, tuple[type[errors.UserError], str]] = {
    "SQLITE_BUSY": (
        errors.FileBusy,
        "“{name}” is in use by another program. Nothing was changed; close that program and try again.",
    ),
    "SQLITE_LOCKED": (
        errors.FileBusy,
        "“{name}” is in use by another program. Nothing was changed; close that program and try again.",
    ),
    "SQLITE_FULL": (
        errors.DiskFull,
        "The disk is full. Nothing was changed in “{name}”; free some space and try again.",
    ),
    "SQLITE_IOERR": (
        errors.DiskFull,
        "“{name}” could not be written: the disk is full, or it does not answer. What was saved before is safe; "
        "free some space or check the disk, then try again.",
    ),
    "SQLITE_READONLY": (
        errors.FileReadOnly,
        "“{name}” can't be written. Nothing was changed; copy it to a folder where you may write, or ask for access.",
    ),
    "SQLITE_CANTOPEN": (
        errors.FileReadOnly,
        "“{name}” can't be opened. Nothing was changed; check that the folder exists and that you may write in it.",
    ),
    "SQLITE_CORRUPT": (
        errors.FileDamaged,
        "“{name}” is damaged in part. Nothing was changed; work with your latest backup, keep this file as it is, and "
        "let a check (“Check this logbook”, or “vedette verify”) save what can be read.",
    ),
    "SQLITE_NOTADB": (errors.NotOurFile, "“{name}” is no Vedette logbook. It was left as it is."),
    "SQLITE_TOOBIG": (
        errors.UserError,
        "That text is too long to be kept. Nothing was changed; shorten it and try again.",
    ),
}
_UNNAMED = Path("the logbook")
_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_BY_WORDS = {
    "database is locked": "SQLITE_BUSY",
    "database or disk is full": "SQLITE_FULL",
    "disk i/o error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "malformed database schema": "SQLITE_CORRUPT",
    "corrupt": "SQLITE_CORRUPT",
    "vtable constructor failed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "string or blob too big": "SQLITE_TOOBIG",
}


_INTERRUPTED = "interrupted"
"""What SQLite says of a question whose progress handler raised: Ctrl+C can meet it there, where it is swallowed."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn every known failure inside the block into a UserError about the file at `path`; bugs stay bugs."""
    try:
        yield
    except DBAPIError as error:
        raise _worded(path, error.orig) from error
    except driver.Error as error:
        raise _worded(path, error) from error
    except UnicodeDecodeError as error:
        raise _error(path, "SQLITE_CORRUPT") from error
    except OSError as error:
        raise _error(path, "SQLITE_FULL" if error.errno in _NO_ROOM else "SQLITE_CANTOPEN") from error


@contextmanager
def reading_in_words(connection: Connection | None = None) -> Iterator[None]:
    """Turn whatever the driver says while a part of the file is checked into FileDamaged; other programs aside.

    A connection to an encrypted logbook that met a damaged page reads no other any more, so it is made anew.
    """
    try:
        with in_words(_UNNAMED):
            yield
    except (DBAPIError, driver.Error, errors.FileDamaged, errors.NotOurFile) as error:
        if connection is not None and connection.get_execution_options().get("encrypted"):
            connection.invalidate()
            connection.rollback()
            connection.begin()
        raise error if isinstance(error, errors.FileDamaged) else _error(_UNNAMED, "SQLITE_CORRUPT") from error


def _worded(path: Path, error: BaseException | None) -> BaseException:
    words = str(error).lower()
    if words == _INTERRUPTED:
        return errors.Cancelled("It was stopped; nothing was changed.")
    for phrase, code in _BY_WORDS.items():
        if phrase in words:
            return _error(path, "SQLITE_CORRUPT" if code == "SQLITE_NOTADB" and _is_ours(path) else code)
    if "utf-8" in words:
        return _error(path, "SQLITE_CORRUPT")
    return error if error is not None else RuntimeError("database error without a cause")


def _is_ours(path: Path) -> bool:
    """An encrypted logbook whose mark was seen, and whose first page can't be read all the same."""
    from vedette.storage.keys import salt_of

    return path.is_file() and salt_of(path) is not None


def _error(path: Path, code: str) -> errors.UserError:
    kind, message = _BY_CODE[code]
    return kind(message.format(name=path.name))
