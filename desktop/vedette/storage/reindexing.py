"""The search index and all derived columns made anew from the records: no act, for nothing of the record changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from sqlalchemy import Connection, Table, func, select

from vedette.storage import rows, schema
from vedette.storage.ids import CHUNK, SharedIds
from vedette.storage.incidents import IncidentKeeper
from vedette.storage.store import Store

Tick = Callable[[int, int], None]
"""Told how many of how many are done; raises `Cancelled` to stop, and all is as it was."""

_TABLE = cast(Table, rows.IncidentRow.__table__)


def rebuild(store: Store, tick: Tick) -> int:
    """How many incidents were put into a new index."""
    done = 0
    with store.scribbling() as connection:
        total = connection.execute(select(func.count()).select_from(_TABLE)).scalar_one()
        schema.create_search(connection)
        keeper = IncidentKeeper(connection, SharedIds(connection))
        for numbers in _chunks(connection):
            keeper.refresh(numbers)
            done += len(numbers)
            tick(done, total)
    return done


def _chunks(connection: Connection) -> Iterator[list[int]]:
    """Ids of incidents in order of time, some at a time, so that the index is written from front to back."""
    last = connection.execute(select(func.min(_TABLE.c.order_key) - 1)).scalar()
    while last is not None:
        asked = select(_TABLE.c.id, _TABLE.c.order_key).where(_TABLE.c.order_key > last)
        found = connection.execute(asked.order_by(_TABLE.c.order_key).limit(CHUNK)).all()
        if found:
            yield [number for number, _ in found]
        last = found[-1].order_key if found else None
