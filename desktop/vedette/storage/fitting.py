"""Are the tables of a logbook those that this program reads and writes? Asked at every opening, so it costs no time.

Whether each is as Vedette makes it is asked by `check_schema`, when the logbook is checked.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, Engine

from vedette.domain.errors import FileDamaged

USUAL = "988be6b3c3c08bfd"
"""Fingerprint of the tables of a new logbook. Any other is looked at table by table, which is right but slower."""

_NAMED = 3


def check_fits(engine: Engine, path: Path) -> None:
    """FileDamaged when a table or column lacks, or when a trigger would change records behind our back."""
    with engine.connect() as connection:
        if fingerprint(connection) == USUAL:
            return
        foreign = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").scalar_one()
        missing = _missing(connection)
    if missing:
        raise FileDamaged(
            f"“{path.name}” can't be used by this Vedette: a part that it needs is missing. It was made by a Vedette "
            "from before the first release, or another program changed it. It was left as it is; open a backup, or "
            f"save what can be read to a new logbook. Missing is: {_list(missing)}."
        )
    if foreign:
        raise FileDamaged(
            f"“{path.name}” holds instructions of another program (triggers) that would change records by themselves. "
            "It was left as it is; open a backup, or save what can be read to a new logbook."
        )


def fingerprint(connection: Connection) -> str:
    """The same for two files with the same tables."""
    asked = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND type <> 'index' ORDER BY 1, 2"
    found = sha256()
    for row in connection.exec_driver_sql(asked):
        found.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:16]


def _missing(connection: Connection) -> list[str]:
    from vedette.storage.rows import every_table

    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").scalars()
    there, found = set(tables.all()), []
    for table in every_table().sorted_tables:
        if table.name not in there:
            found.append(f"table {table.name}")
            continue
        asked = "SELECT name FROM pragma_table_info(?)"
        columns = set(connection.exec_driver_sql(asked, (table.name,)).scalars())
        found += [f"column {table.name}.{column.name}" for column in table.columns if column.name not in columns]
    return found + [f"table {name}" for name in ("incident_search", "incident_flat") if name not in there]


def stand_in(connection: Connection) -> list[str]:
    """Empty tables for those that lack, as long as this connection lasts, so that the others can be read; their names.

    They lie in memory: the file is not touched.
    """
    from vedette.storage.rows import every_table

    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    lacking = [table for table in every_table().sorted_tables if table.name not in there]
    for table in lacking:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        connection.exec_driver_sql(f'CREATE TEMPORARY TABLE "{table.name}" ({columns})')
    return [table.name for table in lacking]


def _list(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
