"""Where a damaged logbook is read from: the file itself, or a copy of it with a list of tables that can be read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from vedette.domain.errors import FileDamaged
from vedette.storage import checking, own_schema
from vedette.storage.chain import Walk
from vedette.storage.faults import in_words
from vedette.storage.keys import Keys
from vedette.storage.marks import check_marks

_NO_TABLES = (
    "“{}” is damaged where it lists its tables, and what is in them could not be told from the rest of it. It was left "
    "as it is: open your newest backup."
)
_NO_TABLES_ENCRYPTED = (
    "“{}” is damaged where it lists its tables, and of an encrypted logbook nothing can be read without that list. It "
    "was left as it is: open your newest backup."
)


@contextmanager
def source_of(damaged: Path, target: Path, keys: Keys | None) -> Iterator[tuple[Connection, Walk, list[str]]]:
    """What to read from, its journal, and what is missing from the start; FileDamaged when there is no hope.

    Copies lie for so long in a private folder where the new logbook is to be.
    """
    if _lists_tables(damaged, keys):
        with checking.opened_to_read(damaged, keys=keys) as source:
            yield source, checking.chain_of(source), []
        return
    if check_marks(damaged):
        raise FileDamaged(_NO_TABLES_ENCRYPTED.format(damaged.name))
    with in_words(target), tempfile.TemporaryDirectory(prefix=".vedette-", dir=target.parent) as scratch:
        for guess in own_schema.guesses(damaged, Path(scratch)):
            with checking.opened_to_read(guess) as source:
                walked = checking.chain_of(source)
                if walked.entries:
                    yield source, walked, _lost(damaged)
                    return
    raise FileDamaged(_NO_TABLES.format(damaged.name))


def _lists_tables(damaged: Path, keys: Keys | None) -> bool:
    try:
        with checking.opened_to_read(damaged, keys=keys) as source:
            return own_schema.readable(source)
    except FileDamaged:
        return False


def _lost(damaged: Path) -> list[str]:
    beside = damaged.with_name(f"{damaged.name}-wal")
    late = ["what was saved last and lies in the file beside it, whose name ends in -wal"]
    return ["the list of tables, for which that of a new logbook was taken", *(late if _has_bytes(beside) else [])]


def _has_bytes(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0
