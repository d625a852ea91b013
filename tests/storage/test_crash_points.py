"""F28, F30, F31: whatever the step at which the process dies, the state before or after is there, whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.damaging import filled, wrong
from tests.storage.doomed import Run, doomed, steps
from vedette.storage import checking
from vedette.storage.migrating import copy_name

# Every statement is a step too, so that a process dies between any two of them.
PROGRAM = """
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests import make
from vedette.storage import backup, checking, restoring
from vedette.storage.crash_points import durable
from vedette.storage.store import Store

def shelf(connection):
    connection.exec_driver_sql("CREATE TABLE shelf (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO shelf VALUES (1)")
    connection.exec_driver_sql("CREATE TABLE board (id INTEGER PRIMARY KEY)")

def shelf_again(connection):
    connection.exec_driver_sql("INSERT INTO shelf VALUES (2)")

def work(path, what):
    path = Path(path)
    with checking.opened_to_read(path, newest=3) as connection:
        checking.quick(connection)  # builds once what it compares with, by statements that are none of this work
    if what in ("save", "bulk", "migrate"):
        event.listen(Engine, "after_cursor_execute", lambda *_: durable("statement"))
    if what == "migrate":
        Store.open(path, migrations=(shelf, shelf_again)).close()
    elif what == "restore":
        restoring.restore(path.with_name("backup.vedette"), path)
    else:
        store = Store.open(path)
        if what == "save":
            with store.writing(make.act("new")) as unit:
                unit.put(make.incident(uid="new", reference="NEW-1", title="New"))
        if what == "bulk":
            with store.writing(make.act("new")) as unit:
                unit.put_all([make.incident(uid=f"new{n}", reference=f"NEW-{n}") for n in range(600)])
        if what == "backup":
            with store.reading() as connection:
                backup.back_up(connection, path.with_name("backup.vedette"), at="2021-11-06T12:00:00Z")
        store.close()
"""


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    with doomed(PROGRAM) as run:
        yield run


def incidents(path: Path) -> int:
    return checking.summary_of(path).incidents


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    folder = tmp_path / "logbooks"
    folder.mkdir()
    return filled(folder / "logbook.vedette")


@pytest.mark.parametrize(("what", "stride", "added"), [("save", 9, 1), ("bulk", 11, 600)])
def test_f28_a_save_that_dies_anywhere_is_whole_or_was_never_begun(
    logbook: Path, run: Run, what: str, stride: int, added: int
) -> None:
    seen: set[int] = set()

    def look() -> None:
        assert wrong(logbook) == {}
        seen.add(incidents(logbook))

    assert steps(run, logbook, what, stride, look) > stride
    assert seen == {4, 4 + added}


@pytest.mark.parametrize("label", ["save: before commit", "save: after commit", "close: before", "close: after"])
def test_f28_each_named_step_of_a_save_can_be_the_last(logbook: Path, run: Run, label: str) -> None:
    assert run(logbook, "save", 1, label)
    assert wrong(logbook) == {}
    assert incidents(logbook) == (4 if label == "save: before commit" else 5)


@pytest.mark.parametrize(
    ("label", "step", "reached"),
    [
        ("migration: old one kept", 1, 1),
        ("migration: before commit", 1, 1),
        ("migration: after commit", 1, 2),
        ("migration: before commit", 2, 2),
        ("migration: after commit", 2, 3),
    ],
)
def test_f30_each_named_step_of_a_migration_can_be_the_last(
    logbook: Path, run: Run, label: str, step: int, reached: int
) -> None:
    assert run(logbook, "migrate", step, label)
    assert version(logbook) == reached
    assert wrong(copy_name(logbook, 1)) == {}


def version(path: Path) -> int:
    with checking.opened_to_read(path, newest=3) as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def test_f30_a_migration_that_dies_anywhere_can_be_done_again_and_the_file_from_before_is_kept(
    logbook: Path, run: Run
) -> None:
    seen: set[int] = set()

    def look() -> None:
        with checking.opened_to_read(logbook, newest=3) as connection:
            assert [check.detail for check in checking.quick(connection) if not check.ok] == []
        now = version(logbook)
        seen.add(now)
        copy = copy_name(logbook, 1)
        if now > 1 or copy.exists():
            assert wrong(copy) == {}
        assert not run(logbook, "migrate", 0)
        assert version(logbook) == 3
        assert [file.name for file in logbook.parent.glob(".*")] == []

    assert steps(run, logbook, "migrate", 31, look) > 31
    assert {1, 3} <= seen


def test_f31_a_backup_that_dies_anywhere_leaves_the_one_before_or_a_whole_new_one(logbook: Path, run: Run) -> None:
    backup = logbook.with_name("backup.vedette")
    assert not run(logbook, "backup", 0)
    assert not run(logbook, "save", 0)
    seen: set[int] = set()

    def look() -> None:
        assert wrong(logbook) == wrong(backup) == {}
        seen.add(incidents(backup))

    assert steps(run, logbook, "backup", 3, look) > 4
    assert seen == {4, 5}
    assert not run(logbook, "backup", 0)
    assert sorted(file.name for file in logbook.parent.iterdir()) == [
        "backup.vedette", "backup.vedette.json", "logbook.vedette",
    ]  # fmt: skip


def test_f31_a_restore_that_dies_anywhere_never_leaves_the_place_empty(logbook: Path, run: Run) -> None:
    assert not run(logbook, "backup", 0)
    assert not run(logbook, "save", 0)
    seen: set[int] = set()

    def look() -> None:
        assert wrong(logbook) == {}
        seen.add(incidents(logbook))
        kept = logbook.with_name("logbook.before-restore-1.vedette")
        assert incidents(logbook) == 5 or incidents(kept) == 5

    assert steps(run, logbook, "restore", 2, look) >= 4
    assert seen == {4, 5}
    assert not run(logbook, "restore", 0)
    assert [file.name for file in logbook.parent.glob(".*")] == []


@pytest.mark.long
@pytest.mark.parametrize("what", ["save", "bulk", "migrate", "backup", "restore"])
def test_g2_every_step_of_every_operation_can_be_the_last(logbook: Path, run: Run, what: str) -> None:
    def look() -> None:
        with checking.opened_to_read(logbook, newest=3) as connection:
            assert [check.detail for check in checking.quick(connection) if not check.ok] == []

    if what == "restore":
        assert not run(logbook, "backup", 0)
        assert not run(logbook, "save", 0)
    assert steps(run, logbook, what, 1, look) > 3
