from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests import make
from vedette.domain.errors import FileTooNew
from vedette.storage import incidents
from vedette.storage.migrating import copy_name
from vedette.storage.store import Store


def add_shelf(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE shelf (id INTEGER PRIMARY KEY)")


def fail_half_way(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half_done (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO half_done VALUES (1)")
    raise ZeroDivisionError


def tables(path: Path) -> set[str]:
    plain = sqlite3.connect(path)
    found = {name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    plain.close()
    return found


def version(path: Path) -> int:
    plain = sqlite3.connect(path)
    (found,) = plain.execute("PRAGMA user_version").fetchone()
    plain.close()
    return int(found)


def test_an_older_logbook_is_copied_first_and_then_brought_up_to_date(store: Store) -> None:
    incident = make.incident()
    with store.writing(make.act()) as unit:
        unit.put(incident)
    store.close()
    migrated = Store.open(store.path, migrations=(add_shelf,))
    with migrated.reading() as connection:
        assert incidents.load(connection, [incident.uid]) == [incident]
    migrated.close()
    assert version(store.path) == 2
    assert "shelf" in tables(store.path)
    copy = copy_name(store.path, 1)
    assert version(copy) == 1
    assert "shelf" not in tables(copy)


def test_a_migration_that_fails_half_way_leaves_the_version_before_it(store: Store) -> None:
    store.close()
    with pytest.raises(ZeroDivisionError):
        Store.open(store.path, migrations=(add_shelf, fail_half_way))
    assert version(store.path) == 2
    assert "shelf" in tables(store.path)
    assert "half_done" not in tables(store.path)


def test_f48_a_failed_migration_can_be_tried_again(store: Store) -> None:
    store.close()
    with pytest.raises(ZeroDivisionError):
        Store.open(store.path, migrations=(fail_half_way,))
    Store.open(store.path, migrations=(add_shelf,)).close()
    assert version(store.path) == 2


def test_f49_the_program_from_before_refuses_a_migrated_logbook(store: Store) -> None:
    store.close()
    Store.open(store.path, migrations=(add_shelf,)).close()
    with pytest.raises(FileTooNew):
        Store.open(store.path)
