"""F41, F42: another program in the file makes us wait, then say so; nothing is lost on either side."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from tests import make
from tests.storage.damaging import filled, wrong
from vedette.domain.errors import FileBusy
from vedette.storage import checking
from vedette.storage.store import Store


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "logbook.vedette")


def log(store: Store, times: int = 1) -> None:
    for _ in range(times):
        with store.writing(make.act()) as unit:
            unit.put(make.incident())


def test_f42_a_file_held_by_another_program_is_said_to_be_busy_after_the_wait(logbook: Path) -> None:
    store = Store.open(logbook, patience=0.05)
    other = driver.connect(str(logbook), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileBusy, match="in use by another program"):
        log(store)
    other.execute("ROLLBACK")
    other.close()
    log(store)
    store.close()
    assert checking.summary_of(logbook).incidents == 5


def test_f42_a_short_hold_is_waited_for(logbook: Path) -> None:
    store = Store.open(logbook)
    other = driver.connect(str(logbook), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.1, lambda: other.execute("ROLLBACK"))
    release.start()
    log(store)
    release.join()
    other.close()
    store.close()
    assert checking.summary_of(logbook).incidents == 5


def test_f42_a_file_held_for_good_can_not_be_opened_and_that_is_said(logbook: Path) -> None:
    other = driver.connect(str(logbook), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileBusy):
        Store.open(logbook, patience=0.05)
    other.close()


def test_f41_two_windows_write_by_turns_and_both_are_kept(logbook: Path) -> None:
    one, two = Store.open(logbook), Store.open(logbook)
    writers = [threading.Thread(target=log, args=(store, 8)) for store in (one, two)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    one.close()
    two.close()
    assert checking.summary_of(logbook).incidents == 4 + 16
    assert wrong(logbook) == {}
    assert [path.name for path in logbook.parent.glob("logbook*")] == ["logbook.vedette"]


def test_f50_an_act_that_fails_leaves_nothing_to_be_committed_by_the_next(logbook: Path) -> None:
    store = Store.open(logbook)
    with pytest.raises(ZeroDivisionError), store.writing(make.act("fails")) as unit:
        unit.put(make.incident(title="Never"))
        raise ZeroDivisionError
    log(store)
    store.close()
    assert wrong(logbook) == {}
    assert checking.summary_of(logbook).incidents == 5


def test_f51_what_is_put_in_a_savepoint_goes_with_the_act(logbook: Path) -> None:
    store = Store.open(logbook)
    with pytest.raises(ZeroDivisionError), store.writing(make.act("fails")) as unit:
        with unit.connection.begin_nested():
            unit.put(make.incident())
        raise ZeroDivisionError
    store.close()
    assert wrong(logbook) == {}
    assert checking.summary_of(logbook).incidents == 4


OTHER = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=0.1, isolation_level=None) as other:
    other.execute("SELECT count(*) FROM incident").fetchall()
    try:
        print(other.execute("PRAGMA journal_mode = DELETE").fetchone()[0])
    except sqlite3.OperationalError as error:
        print(error)
other.close()
"""


def test_f42_looking_into_the_open_file_does_not_let_another_program_throw_the_journal_away(store: Store) -> None:
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    with checking.opened_to_read(store.path) as connection:
        assert all(check.ok for check in checking.quick(connection))
    Store.open(store.path).close()
    said = subprocess.run([sys.executable, "-c", OTHER, str(store.path)], capture_output=True, text=True, check=True)
    assert said.stdout == "database is locked\n"
    assert store.path.with_name(f"{store.path.name}-wal").exists()
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM incident").scalar_one() == 2
