"""Every name that the logbook knows for an actor, a source, a tag or a place. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import cast

from sqlalchemy import Connection, Table, select

from vedette.storage import rows
from vedette.storage.search_order import INCIDENT

_NAMED = (rows.ActorRow, rows.ActorNameRow, rows.SourceRow, rows.SourceNameRow, rows.TagRow, rows.TagNameRow)
_MOST_PLACES = 20_000
_STANDING = (
    "SELECT value FROM json_each(?) AS asked "
    "WHERE EXISTS (SELECT 1 FROM incident_search WHERE incident_search MATCH '\"' || asked.value || '\"' LIMIT 1)"
)


def names(connection: Connection) -> Iterator[str]:
    """Names as they are written; of places their sort keys, which an index holds, and no more than so many."""
    for row in _NAMED:
        yield from connection.execute(select(cast(Table, row.__table__).c.name)).scalars()
    place = INCIDENT.c.sort_place
    yield from connection.execute(select(place).where(place > "").distinct().limit(_MOST_PLACES)).scalars()


def standing(connection: Connection, words: Iterable[str]) -> list[str]:
    """Those of the folded words that stand in a text of the logbook."""
    return list(connection.exec_driver_sql(_STANDING, (json.dumps(list(words)),)).scalars())
