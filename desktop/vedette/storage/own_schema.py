"""A logbook whose list of tables is damaged, read by means of that of a new logbook; the damaged file is only read.

Where SQLite puts the tables of a logbook depends on how it was made and not on what it holds, so a new one tells it.
Whether a guess was right is told by the journal: its chain fits together in the right place alone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from vedette.domain.errors import FileDamaged
from vedette.storage import schema
from vedette.storage.connecting import address_of, engine_for
from vedette.storage.faults import reading_in_words

PAGE = 4096
Row = tuple[str, str, str, int, str | None]


def readable(connection: Connection) -> bool:
    """Whether the list of tables can be read to its end, and understood."""
    try:
        with reading_in_words(connection):
            connection.exec_driver_sql("SELECT sum(length(sql)) FROM sqlite_master").scalar_one()
    except FileDamaged:
        return False
    return True


def guesses(damaged: Path, scratch: Path) -> Iterator[Path]:
    """Copies of a plain logbook in a private folder, each with the list of tables of another kind of new one."""
    new, copy = scratch / "new.vedette", scratch / "copy.vedette"
    engine = engine_for(_private(new))
    try:
        for shape in (_made, _written_anew, _indexed_anew):
            with engine.connect() as connection, connection.begin():
                shape(connection)
                asked = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master"
                tables: list[Any] = [tuple(row) for row in connection.exec_driver_sql(asked)]
            shutil.copyfile(damaged, _private(copy))
            _put_in(copy, new.read_bytes()[:100], tables)
            yield copy
            copy.unlink()
    finally:
        engine.dispose()


def _private(file: Path) -> Path:
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return file


def _made(connection: Connection) -> None:
    schema.create(connection)


def _written_anew(connection: Connection) -> None:
    """As deleting for good leaves it."""
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("VACUUM")
    connection.exec_driver_sql("BEGIN")


def _indexed_anew(connection: Connection) -> None:
    """With a search index that was made again before that."""
    schema.create_search(connection)
    _written_anew(connection)


def _put_in(copy: Path, header: bytes, tables: list[Row]) -> None:
    """An empty list of tables on the first page, then ours, for which SQLite takes pages behind the last."""
    pages = copy.stat().st_size // PAGE
    first = bytearray(PAGE)
    first[:100] = header
    first[18:20] = b"\x01\x01"  # no write-ahead log
    first[24:28] = first[92:96] = (1).to_bytes(4, "big")  # the count of pages is as new as the last change
    first[28:32], first[32:40] = pages.to_bytes(4, "big"), bytes(8)  # and no page is free
    first[100], first[105:107] = 0x0D, PAGE.to_bytes(2, "big")
    with copy.open("r+b") as file:
        file.truncate(pages * PAGE)
        file.write(first)
    with closing(driver.connect(address_of(copy.absolute()), uri=True, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("BEGIN")
        raw.executemany(
            "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)", tables
        )
        raw.execute("COMMIT")
