"""The checks of an unclean end at any size: every page of every table, links and lists of words, in seconds.

It leaves out what only a walk over every text can tell (does each word stand in the index?): that is `integrity_check`,
which takes eight times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from vedette.domain.errors import FileDamaged
from vedette.storage.faults import reading_in_words

INDEX = "incident_search"
_TABLES = f"SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '{INDEX}' AND rootpage > 0"
_WHOLE = "ok"


def damaged_tables(connection: Connection) -> list[str]:
    """A phrase about each table with a page or row that can't be what was written; the index's tables are `INDEX`_…"""
    names = ["sqlite_master", *connection.exec_driver_sql(_TABLES).scalars()]  # a logbook without it is not opened
    return [line for name in names for line in _look_at(connection, str(name))]


def whole(connection: Connection, name: str) -> bool:
    """Whether every page and row of that table, and every page of its indexes, can be what was written."""
    return not _look_at(connection, name)


def _look_at(connection: Connection, name: str) -> list[str]:
    quoted = name.replace("'", "''")
    try:
        with reading_in_words(connection):
            lines = connection.exec_driver_sql(f"PRAGMA quick_check('{quoted}')").scalars().all()
    except FileDamaged:
        return [f"table {name} can't be read"]
    return [] if lines == [_WHOLE] else [f"table {name}: {line}" for line in lines]


def damaged_index(connection: Connection) -> bool:
    """Whether the search index can't be read from its first word to its last, or does not add up."""
    try:
        with reading_in_words(connection):
            connection.exec_driver_sql("DROP TABLE IF EXISTS temp.indexed_word")
            connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab(main, {INDEX}, 'row')")
            asked = "SELECT coalesce(sum(cnt), 0) FROM temp.indexed_word"
            counted = int(connection.exec_driver_sql(asked).scalar_one())
            connection.exec_driver_sql("DROP TABLE temp.indexed_word")
            asked = f"SELECT block FROM {INDEX}_data WHERE id = 1"
            rows, *words = _numbers(connection.exec_driver_sql(asked).scalar() or b"\0")
            unlike = f"SELECT count(*) FROM {INDEX}_docsize WHERE id NOT IN (SELECT order_key FROM incident)"
            strange = connection.exec_driver_sql(unlike).scalar_one()
            there = connection.exec_driver_sql("SELECT count(*) FROM incident").scalar_one()
            sized = connection.exec_driver_sql(f"SELECT count(*) FROM {INDEX}_docsize").scalar_one()
    except (FileDamaged, ValueError, TypeError):
        return True
    return bool(strange or counted != sum(words) or not rows == there == sized)


def _numbers(block: bytes) -> Iterator[int]:
    """SQLite's varints: seven bits a byte, the highest first, as long as the eighth is set; at most nine bytes."""
    value = length = 0
    for byte in block:
        length += 1
        value = value << 8 | byte if length == 9 else value << 7 | byte & 127
        if byte < 128 or length == 9:
            yield value
            value = length = 0


def lost_links(engine: Engine) -> list[tuple[str, str]]:
    """(table, table it should point into) of each row that points nowhere; FileDamaged when it can't be read."""
    with reading_in_words(), engine.connect() as connection, connection.begin():
        return [(str(row[0]), str(row[2])) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]


@contextmanager
def links_beside(engine: Engine) -> Iterator[Callable[[], list[tuple[str, str]]]]:
    """Walk over the links on a connection and a thread of their own; the result is waited for when it is asked."""
    with ThreadPoolExecutor(1, thread_name_prefix="links") as other:
        yield other.submit(lost_links, engine).result
