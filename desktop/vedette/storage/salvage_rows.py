"""Rows of a damaged table, around the pages that can't be read; the file itself is only read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Table

from vedette.domain.errors import FileDamaged
from vedette.storage.check_fast import whole
from vedette.storage.faults import reading_in_words

_MANY = 200
_LAST = 2**62
_LEFT_OUT = frozenset({"attachment_content", "revision", "act"})
"""The first is too large for memory and read piece by piece; the journal is not carried over."""


def stand_in_for_damaged(connection: Connection) -> list[str]:
    """Tables in memory with the rows that can be read, in place of those with a damaged page or index; their names.

    One bad page then costs what lay on it, and no incident that had nothing there.
    """
    from vedette.storage.rows import every_table

    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()) - _LEFT_OUT
    tables = [table for table in every_table().sorted_tables if table.name in there and _is_counted(table)]
    found = {table: list(rows(connection, table)) for table in tables if not whole(connection, table.name)}
    begin_anew(connection)
    for table, kept in found.items():
        _make(connection, table, [row[1:] for row in kept])
    return [table.name for table in found]


def begin_anew(connection: Connection) -> None:
    """SQLite makes no tables, not even in memory, on a connection that met damage."""
    connection.invalidate()
    connection.rollback()
    connection.begin()


def _make(connection: Connection, table: Table, kept: Sequence[tuple[Any, ...]]) -> None:
    listed = _columns(table)
    connection.exec_driver_sql(f'CREATE TEMPORARY TABLE "{table.name}" ({listed})')
    for column in {"id", "uid", "incident_id"}.intersection(table.columns.keys()):
        connection.exec_driver_sql(f'CREATE INDEX temp."salvage_{table.name}_{column}" ON "{table.name}" ("{column}")')
    if kept:
        marks = ", ".join("?" * len(table.columns))
        connection.exec_driver_sql(f'INSERT INTO temp."{table.name}" ({listed}) VALUES ({marks})', list(kept))


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _key(table: Table) -> str:
    """The number by which SQLite keeps the rows: of parts, which have no other, that of their incident."""
    return "rowid" if table.dialect_options["sqlite"]["with_rowid"] else str(next(iter(table.primary_key)).name)


def _is_counted(table: Table) -> bool:
    key = _key(table)
    return key == "rowid" or isinstance(table.columns[key].type, Integer)


def rows(connection: Connection, table: Table, columns: str = "") -> Iterator[tuple[Any, ...]]:
    """The number and the columns of every row that can be read, without any index."""
    key = _key(table)
    read = f'SELECT {key}, {columns or _columns(table)} FROM main."{table.name}" NOT INDEXED'
    asked, alone = f"{read} WHERE {key} >= ? ORDER BY {key} LIMIT ?", f"{read} WHERE {key} = ? LIMIT ?"
    start: int | None = 0
    while start is not None:
        some = _some(connection, asked, start, _MANY)
        if some is not None and len(some) < _MANY:
            yield from some
            return
        last = some[-1][0] if some else start
        if some and some[0][0] != last:  # the last of them may have more rows
            yield from (row for row in some if row[0] != last)
            start = last
            continue
        first = _some(connection, asked, start, 1)
        if first:
            yield from _some(connection, alone, first[0][0], _LAST) or ()
            start = first[0][0] + 1
        else:
            start = _behind(connection, asked, start)


def _some(connection: Connection, asked: str, start: int, most: int) -> list[tuple[Any, ...]] | None:
    """None where they can't be read."""
    try:
        with reading_in_words(connection):
            return [tuple(row) for row in connection.exec_driver_sql(asked, (start, most))]
    except FileDamaged:
        return None


def _behind(connection: Connection, asked: str, bad: int) -> int | None:
    """Where rows can be read again after a place where they can't: in ever longer steps, then looked for between."""
    step = 1
    while (good := bad + step) < _LAST and _some(connection, asked, good, 1) is None:
        step *= 2
    if good >= _LAST:
        return None
    low = bad + step // 2
    while good - low > 1:
        middle = (low + good) // 2
        if _some(connection, asked, middle, 1) is None:
            low = middle
        else:
            good = middle
    return good
