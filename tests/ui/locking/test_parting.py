"""A logbook is left at once, also while its file is busy; what was under way is recorded, and one can come back."""

from __future__ import annotations

import threading
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from PySide6.QtWidgets import QLineEdit

from tests.ui.locking.passer import Passer, seen
from tests.ui.person import Person, fill
from vedette.ui.tasks import Tasks


def test_the_lock_waits_for_no_file_that_is_busy_and_what_was_saved_is_recorded(passer: Passer, logbook: Path) -> None:
    fill(logbook, 3)
    passer.program.open(logbook)
    person = Person(passer.qtbot, passer.program)
    person.does("new")
    person.types("Shots at the fence", person.finds(QLineEdit, "title"))
    other = driver.connect(str(logbook), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    person.does("save")
    person.does("lock")
    assert passer.program.window is None and passer.screen.isVisible() and passer.program.parting.under_way
    passer.clicks("Unlock")
    assert passer.program.parting.under_way
    other.close()
    again = Person(passer.qtbot, passer.program)
    again.sees(lambda: again.status == "4 incidents")
    assert not again.window.side.is_writing and again.messages == []


def test_what_is_only_looked_up_appears_no_more_once_a_logbook_is_left(
    passer: Passer, logbook: Path, tasks: Tasks
) -> None:
    fill(logbook, 3)
    passer.program.open(logbook)
    person = Person(passer.qtbot, passer.program)
    go_on, appeared = threading.Event(), list[object]()
    tasks.read(go_on.wait, appeared.append, appeared.append)
    person.does("lock")
    go_on.set()
    person.sees(lambda: not passer.program.parting.under_way)
    assert appeared == [] and seen("incident 0") == []


def test_the_end_of_the_program_waits_until_the_logbook_is_closed(passer: Passer, logbook: Path) -> None:
    fill(logbook, 3)
    passer.program.open(logbook)
    person = Person(passer.qtbot, passer.program)
    store = person.window.acts._workplace.desk.store
    person.does("lock")
    passer.program.end()
    assert store.closed and [path.name for path in logbook.parent.glob("border*")] == [logbook.name]
