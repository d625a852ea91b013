"""Where a damaged logbook is read from: the file itself, or a copy of it with a list of tables that can be read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Table, select

from vedette.domain.document import digest, to_text
from vedette.domain.errors import FileDamaged
from vedette.storage import checking, own_schema
from vedette.storage.chain import Walk
from vedette.storage.faults import in_words, reading_in_words
from vedette.storage.keys import Keys
from vedette.storage.marks import check_marks, holds_our_tables
from vedette.storage.rows import IncidentRow
from vedette.storage.salvage import readable

_INCIDENT = cast(Table, IncidentRow.__table__)
_LOOKED_AT = 20
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
    if not holds_our_tables(damaged) and check_marks(damaged):
        raise FileDamaged(_NO_TABLES_ENCRYPTED.format(damaged.name))
    with in_words(target), tempfile.TemporaryDirectory(prefix=".vedette-", dir=target.parent) as scratch:
        for guess, lost in own_schema.guesses(damaged, Path(scratch)):
            if not _lists_tables(guess, None):
                continue
            with checking.opened_to_read(guess) as source:
                walked = checking.chain_of(source)
                if walked.entries or _tells_an_incident(source):
                    yield source, walked, [*lost, *_late(damaged)]
                    return
    raise FileDamaged(_NO_TABLES.format(damaged.name))


def _lists_tables(damaged: Path, keys: Keys | None) -> bool:
    try:
        with checking.opened_to_read(damaged, keys=keys):
            return True
    except FileDamaged:
        return False


def _tells_an_incident(source: Connection) -> bool:
    """Whether one is what the hash beside it says; by a wrong list of tables none is."""
    try:
        with reading_in_words(source):
            found = source.execute(select(_INCIDENT.c.uid, _INCIDENT.c.hash).limit(_LOOKED_AT)).all()
    except FileDamaged:
        return False
    said = {str(row.uid): row.hash for row in found}
    return any(one and digest(to_text(one)) == said[uid] for uid, one in readable(source, list(said)))


def _late(damaged: Path) -> list[str]:
    beside = damaged.with_name(f"{damaged.name}-wal")
    return ["what was saved last and lies in the file beside it, whose name ends in -wal"] if _has_bytes(beside) else []


def _has_bytes(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0
