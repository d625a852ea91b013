"""One sentence for each way a file can refuse to be read or written; knows nothing of what is inside the file."""

from __future__ import annotations

import errno
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vedette.domain.errors import CannotRead, DiskFull, FileReadOnly, NotFound, UserError

NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY})
_SHOWN_LENGTH = 80


def shown(path: Path) -> str:
    """The file's name for a sentence: a hostile name can't break the line, hide its ending or fill the screen."""
    name = "".join(char if char.isprintable() else "�" for char in path.name or path.absolute().name) or "/"
    if len(name) <= _SHOWN_LENGTH:
        return name
    half = _SHOWN_LENGTH // 2
    return f"{name[:half]}…{name[-half:]}"


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what the system or a damaged archive raises while `path` is read into CannotRead or NotFound."""
    try:
        yield
    except OSError as error:
        raise read_error(path, error) from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError) as error:
        raise CannotRead(f"{shown(path)} is damaged inside; get it again from where it came from.") from error


def read_error(path: Path, error: OSError) -> UserError:
    name = shown(path)
    if isinstance(error, FileNotFoundError):
        return NotFound(f"There is no file {name}; check its name and folder.")
    if isinstance(error, IsADirectoryError):
        return CannotRead(f"{name} is a folder; choose a file in it.")
    if error.errno in NOT_ALLOWED:
        return CannotRead(f"You have no permission to read {name}, or another program keeps it locked.")
    return CannotRead(f"{name} can't be read: the disk or the connection to it failed; try again or copy it first.")


def write_error(path: Path, error: OSError) -> UserError:
    name = shown(path)
    if error.errno in NO_ROOM:
        return DiskFull(
            f"There is no room left for {name}; nothing was written, free some space or choose another disk."
        )
    if error.errno in NOT_ALLOWED:
        return FileReadOnly(
            f"{name} can't be written there: the folder or file is read-only or open in another program; "
            "nothing was changed, choose another place."
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NotFound(f"The folder for {name} does not exist; nothing was written, choose another folder.")
    if error.errno == errno.ENAMETOOLONG:
        return UserError(f"The name {name} is too long for this disk; nothing was written, choose a shorter one.")
    return UserError(f"{name} could not be written: the disk or the connection to it failed; nothing was changed.")
