"""Are the tables of a file those of a logbook? Compared with a fresh one; triggers and views of strangers are named."""

from __future__ import annotations

from functools import cache

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from vedette.storage import schema

Named = tuple[str, str]


def differences(connection: Connection) -> list[str]:
    """What lacks, differs, or does things behind our back; further plain tables are nobody's harm."""
    there = _objects(connection)
    found = [f"{kind} {name} is missing" for kind, name in sorted(_fresh().keys() - there.keys())]
    for (kind, name), sql in sorted(there.items()):
        expected = _fresh().get((kind, name))
        if expected is not None and expected != sql:
            found.append(f"{kind} {name} is not as Vedette makes it")
        elif expected is None and kind not in {"table", "index"}:
            found.append(f"{kind} {name} is not of Vedette's making")
    return found + _counters(connection, {name for kind, name in there if kind == "table"})


def _counters(connection: Connection, tables: set[str]) -> list[str]:
    """Counters of ids: below an id that was given out, it would be given out again."""
    found = []
    for name, last in connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").all():
        if name not in tables:
            found.append("a counter of ids is damaged")
        else:
            used = connection.exec_driver_sql(f'SELECT coalesce(max(rowid), 0) FROM "{name}"').scalar_one()
            if not isinstance(last, int) or last < used:
                found.append(f"the counter of ids of {name} is damaged")
    return found


def _objects(connection: Connection) -> dict[Named, str]:
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    ).all()
    return {(str(kind), str(name)): str(sql) for kind, name, sql in rows}


@cache
def _fresh() -> dict[Named, str]:
    engine = create_engine("sqlite://", module=driver, creator=lambda: driver.connect(":memory:"), poolclass=StaticPool)
    try:
        with engine.connect() as connection, connection.begin():
            schema.create(connection)
            return _objects(connection)
    finally:
        engine.dispose()
