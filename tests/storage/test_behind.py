from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tests import make
from tests.benchmarks import made
from tests.room import no_file_above
from vedette.domain.errors import DiskFull
from vedette.storage import checking
from vedette.storage.behind import Behind
from vedette.storage.store import Store

COUNT = 300
"""More than are worth a thread, and no multiple of what one statement takes."""


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("vedette-rows")]


def put(store: Store, at_once: int) -> None:
    incidents = list(made.incidents(COUNT))
    with store.writing(make.act()) as unit:
        for thing in made.shared():
            unit.put(thing)
        for start in range(0, COUNT, at_once):
            unit.put_all(incidents[start : start + at_once])


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    tables = ("incident", "place", "claim", "statement", "quantity", "citation", "incident_tag", "incident_search")
    with store.reading() as connection:
        return {
            table: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2")]
            for table in tables
        }


def test_many_rows_written_behind_are_the_rows_that_few_at_a_time_leave(store: Store, tmp_path: Path) -> None:
    few = Store.create(tmp_path / "few.vedette")
    put(few, 10)
    put(store, COUNT)
    assert rows(store) == rows(few)
    few.close()
    with store.reading() as connection:
        assert all(check.ok for check in checking.thorough(connection, []))
    assert not threads()


def test_whoever_asks_meanwhile_sees_every_row(store: Store) -> None:
    incidents = list(made.incidents(COUNT))
    with store.writing(make.act()) as unit:
        for thing in made.shared():
            unit.put(thing)
        unit.put_all(incidents)
        assert unit.get_all("incident", [one.uid for one in incidents]) == {one.uid: one for one in incidents}
        assert unit.connection.exec_driver_sql("SELECT count(*) FROM incident_search").scalar_one() == COUNT


def test_an_act_that_is_given_up_leaves_neither_rows_nor_a_thread(store: Store) -> None:
    with pytest.raises(KeyError), store.writing(make.act()) as unit:
        for thing in made.shared():
            unit.put(thing)
        unit.put_all(list(made.incidents(COUNT)))
        raise KeyError
    assert not threads()
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM incident").scalar_one() == 0
    put(store, COUNT)


def test_what_goes_wrong_behind_is_told_and_nothing_after_it_is_written(store: Store) -> None:
    keys = ("uid", "name", "folded", "words", "colour", "description", "pinned")
    with pytest.raises(Exception, match="UNIQUE"), store.writing(make.act()) as unit:
        behind = Behind(unit.connection)
        behind.insert("tag", keys, [("one", "one", "", "", "", "", 0), ("one", "two", "", "", "", "", 0)])
        behind.insert("tag", keys, [("three", "three", "", "", "", "", 0)])
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tag").scalar_one() == 0
    assert not threads()


def test_a_disk_that_fills_behind_is_called_full(store: Store) -> None:
    with pytest.raises(DiskFull), no_file_above(200_000):
        put(store, COUNT)
    assert not threads()
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tag").scalar_one() == 0
    put(store, COUNT)
