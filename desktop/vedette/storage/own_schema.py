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

from vedette.storage import schema
from vedette.storage.connecting import address_of, engine_for

PAGE = 4096
_HEAD = 100
_LOST = ["the list of tables, for which that of a new logbook was taken"]
Row = tuple[str, str, str, int, str | None]


def guesses(damaged: Path, scratch: Path) -> Iterator[tuple[Path, list[str]]]:
    """Copies of a plain logbook in a private folder, and what each lacks.

    At first with its own list of tables, where only the bytes before it are lost; then each with that of another kind
    of new logbook.
    """
    new, copy = scratch / "new.vedette", scratch / "copy.vedette"
    engine = engine_for(_private(new))
    try:
        for shape, lost in ((_made, []), (_as_it_is, _LOST), (_written_anew, _LOST), (_indexed_anew, _LOST)):
            with engine.connect() as connection, connection.begin():
                shape(connection)
                asked = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master"
                tables: list[Any] = [tuple(row) for row in connection.exec_driver_sql(asked)]
            shutil.copyfile(damaged, _private(copy))
            _head(copy, new.read_bytes()[:_HEAD])
            if lost:
                _put_in(copy, tables)
            yield copy, lost
            copy.unlink()
    finally:
        engine.dispose()


def _private(file: Path) -> Path:
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return file


def _made(connection: Connection) -> None:
    schema.create(connection)


def _as_it_is(_: Connection) -> None:
    return None


def _written_anew(connection: Connection) -> None:
    """As deleting for good leaves it."""
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("VACUUM")
    connection.exec_driver_sql("BEGIN")


def _indexed_anew(connection: Connection) -> None:
    """With a search index that was made again before that."""
    schema.create_search(connection)
    _written_anew(connection)


def _head(copy: Path, header: bytes) -> None:
    """That of a new logbook, but for the count of pages."""
    pages = copy.stat().st_size // PAGE
    first = bytearray(header)
    first[18:20] = b"\x01\x01"  # no write-ahead log
    first[24:28] = first[92:96] = (1).to_bytes(4, "big")  # the count of pages is as new as the last change
    first[28:32], first[32:40] = pages.to_bytes(4, "big"), bytes(8)  # and no page is free
    with copy.open("r+b") as file:
        file.truncate(pages * PAGE)
        file.write(first)


def _put_in(copy: Path, tables: list[Row]) -> None:
    """An empty list of tables on the first page, then ours, for which SQLite takes pages behind the last."""
    empty = bytearray(PAGE - _HEAD)
    empty[0], empty[5:7] = 0x0D, PAGE.to_bytes(2, "big")
    with copy.open("r+b") as file:
        file.seek(_HEAD)
        file.write(empty)
    with closing(driver.connect(address_of(copy.absolute()), uri=True, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("BEGIN")
        raw.executemany(
            "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)", tables
        )
        raw.execute("COMMIT")
