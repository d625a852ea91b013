"""A broken search index is made anew from the records, in full or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from tests import make
from vedette.domain.errors import Cancelled
from vedette.domain.query_reader import read
from vedette.storage.reindexing import rebuild
from vedette.storage.search import Searcher
from vedette.storage.store import Store


def silent(_done: int, _total: int) -> None:
    return None


def rows(store: Store, asked: str) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(asked)]


def index(store: Store) -> list[tuple[object, ...]]:
    return rows(store, "SELECT rowid, * FROM incident_search ORDER BY rowid")


def fill(store: Store) -> None:
    with store.writing(make.act()) as unit:
        unit.put_all([make.incident(title=f"Flare {n}", trashed_at="2021-11-04" if n == 3 else "") for n in range(7)])


def test_a_lost_index_comes_back_as_it_was(store: Store) -> None:
    fill(store)
    before, records = index(store), rows(store, "SELECT * FROM incident ORDER BY id")
    with store.scribbling() as connection:
        connection.exec_driver_sql("DELETE FROM incident_search WHERE rowid > 0")
        connection.exec_driver_sql("UPDATE incident SET sort_title = 'x', contested = 1")
    assert rebuild(store, silent) == 7
    assert index(store) == before
    assert rows(store, "SELECT * FROM incident ORDER BY id") == records
    with store.reading() as connection:
        assert Searcher(connection, read("flare", today=date(2021, 11, 4))).count() == 6


def test_an_empty_logbook_has_an_empty_index(store: Store) -> None:
    assert rebuild(store, silent) == 0
    assert index(store) == []


def test_who_stops_it_keeps_the_old_index(store: Store) -> None:
    fill(store)
    before = index(store)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        rebuild(store, stop)
    assert index(store) == before
