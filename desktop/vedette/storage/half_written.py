"""A logbook whose program died in the middle of a write: what was begun must be taken back before it can be read.

SQLite does so when the file is next opened for writing. Whoever may only read looks at a copy in which it is done.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from vedette.storage.connecting import engine_for
from vedette.storage.keys import Keys
from vedette.storage.marks import key_of

_JOURNAL = "-journal"
_QUESTION = "SELECT count(*) FROM sqlite_master"


@contextmanager
def readable(path: Path, keys: Keys | None) -> Iterator[Path]:
    """The file itself, or where that can't be read before it is mended, a private copy that goes afterwards."""
    if not _is_half_written(path, keys):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="vedette-check-") as scratch:
        copy = Path(scratch) / path.name
        for ending in ("", _JOURNAL):
            beside = copy.with_name(f"{copy.name}{ending}")
            beside.touch(mode=0o600)
            shutil.copyfile(path.with_name(f"{path.name}{ending}"), beside)
        _ask(copy, keys, read_only=False)
        yield copy


def _is_half_written(path: Path, keys: Keys | None) -> bool:
    journal = path.with_name(f"{path.name}{_JOURNAL}")
    if not journal.exists() or journal.stat().st_size == 0:
        return False
    try:
        _ask(path, keys, read_only=True)
    except DBAPIError as error:
        return "readonly" in str(error.orig)
    return False


def _ask(path: Path, keys: Keys | None, *, read_only: bool) -> None:
    engine = engine_for(path, read_only=read_only, key=key_of(path, keys))
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(_QUESTION).scalar_one()
    finally:
        engine.dispose()
