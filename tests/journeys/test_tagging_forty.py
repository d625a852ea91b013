"""The journey of a tag: forty incidents tagged in the window, undone, redone; the program starts anew; undone again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.person import Ctrl, Person, Shift, elsewhere, fill
from vedette.assemble import open_workplace
from vedette.ui.history.acts_window import ActsWindow
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tags.tag_dialog import TagDialog
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme

Start = Callable[[], Person]


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    """A file of sixty incidents."""
    path = tmp_path / "border.vedette"
    fill(path, 60)
    return path


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, logbook: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts the program on that file; what ran before is ended."""
    tasks, theme, machine = Tasks(), Theme(qapp), MachineSettings(tmp_path / "settings.ini")
    font, running = qapp.font(), list[Program]()

    def begin() -> Person:
        if running:
            running[-1].end()
        running.append(Program(open_workplace, machine, theme, tasks))
        running[-1].open(logbook)
        person = Person(qtbot, running[-1])
        person.sees(lambda: person.table.table.total == 60)
        return person

    yield begin
    running[-1].end()
    theme.setParent(None)
    qapp.setFont(font)
    assert tasks.wait_for_done(10_000)


def tags_forty(person: Person) -> None:
    """The first forty rows, by mouse and keys."""
    person.chooses([0])
    person.table.scrollTo(person.table.table.index(39, 0))
    place = person.table.visualRect(person.table.table.index(39, 0)).center()
    QTest.mouseClick(person.table.viewport(), Qt.MouseButton.LeftButton, Shift, place)
    person.sees(lambda: person.table.chosen_count() == 40)
    person.does("tag")
    person.finds(TagDialog, "TagDialog")
    entry = person.finds(QLineEdit, "TagEntry")
    person.sees(entry.hasFocus)
    QTest.keyClicks(entry, "border/wire")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    person.sees(lambda: person.messages == ["Changed the tags of 40 incidents"])


def finds(person: Person, query: str) -> int:
    person.searches(query)
    return person.table.table.total


def test_tag_forty_undo_redo_restart_undo(start: Start, logbook: Path) -> None:
    person = start()
    tags_forty(person)
    person.sees(lambda: person.action("undo").text() == "Undo: tag 40 incidents")
    assert finds(person, "tag:border") == 40

    person.does("undo")
    person.sees(lambda: person.table.table.total == 0)
    person.does("redo")
    person.sees(lambda: person.table.table.total == 40)

    person = start()
    person.sees(lambda: person.action("undo").text() == "Undo: tag 40 incidents")
    assert finds(person, "tag:wire") == 40
    person.does("undo")
    person.sees(lambda: person.messages == ["Undone: tag 40 incidents"])
    person.sees(lambda: person.table.table.total == 0)

    with elsewhere(logbook) as place:
        assert place.tagging.all() == []
        assert all(not place.incidents.get(uid).tags for uid in place.search.uids(""))


def test_everything_that_is_found_is_tagged_trashed_and_taken_back_in_one_go_from_the_list_of_acts(
    start: Start,
) -> None:
    person = start()
    assert finds(person, "incident 001") == 10
    person.presses(Qt.Key.Key_A, Ctrl)
    person.does("tag")
    entry = person.finds(QLineEdit, "TagEntry")
    person.sees(entry.hasFocus)
    QTest.keyClicks(entry, "one")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    person.clicks("TagApply")
    person.sees(lambda: person.messages == ["Changed the tags of 10 incidents"])
    person.presses(Qt.Key.Key_A, Ctrl)
    person.does("trash")
    person.sees(lambda: person.table.table.total == 0)
    person.does("acts")
    window = person.finds(ActsWindow, "ActsWindow")
    person.sees(lambda: window.model.rowCount() == 3)
    window.table.selectRow(1)
    person.clicks("ActsBack")
    person.clicks("WayGo")
    person.sees(lambda: person.messages == ["Took back 2 acts"])
    person.sees(lambda: person.table.table.total == 10)
    assert finds(person, "tag:one") == 0
