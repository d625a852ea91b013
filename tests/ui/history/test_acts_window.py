"""The window of acts, driven as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.person import Person, elsewhere, fill
from vedette.ui.history.acts_model import STATE, WHAT, ActsModel, local
from vedette.ui.history.acts_window import ActsWindow
from vedette.ui.program import Program
from vedette.usecases.history import ActLine, Acts


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Somebody before three incidents, to which three things were done."""
    fill(logbook, 3)
    with elsewhere(logbook) as place:
        uids = list(place.search.uids(""))
        place.tagging.apply(uids, ["border"], [])
        place.tagging.make("envoys")
        place.incidents.trash(uids[:1])
    program = new_program()
    program.open(logbook)
    found = Person(qtbot, program)
    found.sees(lambda: found.table.table.total == 2)
    return found


def opens(person: Person) -> ActsWindow:
    person.does("acts")
    window = person.finds(ActsWindow, "ActsWindow")
    person.sees(lambda: window.model.rowCount() >= 4)
    return window


def reads(window: ActsWindow, column: int = WHAT) -> list[str]:
    return [str(window.model.index(row, column).data()) for row in range(window.model.rowCount())]


def test_it_says_what_was_done_by_whom_and_to_how_many(person: Person) -> None:
    window = opens(person)
    assert reads(window) == ["Trash 1 incident", "New tag “envoys”", "Tag 3 incidents", "Fill"]
    assert reads(window, 3) == ["1", "–", "3", "3"]
    assert reads(window, 2)[:3] == ["Bob"] * 3
    assert not window.back.isEnabled() and not window.on.isEnabled()


def test_undo_to_here_asks_once_and_takes_back_each_act_by_name(person: Person) -> None:
    window = opens(person)
    window.table.selectRow(2)
    person.clicks("ActsBack")
    asked = person.finds(QDialog, "WayDialog")
    assert asked.windowTitle() == "Take back 3 acts?"
    person.clicks("WayGo")
    person.sees(lambda: person.messages == ["Took back 3 acts"])
    person.sees(lambda: reads(window, STATE) == ["taken back", "taken back", "taken back", ""])
    person.sees(lambda: person.table.table.total == 3)
    person.sees(lambda: person.action("redo").text() == "Redo: tag 3 incidents")


def test_redo_to_here_does_them_again(person: Person) -> None:
    window = opens(person)
    for _ in range(2):
        person.does("undo")
    person.sees(lambda: reads(window, STATE)[:2] == ["taken back", "taken back"])
    window.table.selectRow(0)
    person.clicks("ActsOn")
    person.clicks("WayGo")
    person.sees(lambda: reads(window, STATE) == [""] * 4)
    assert person.messages[-1] == "Did 2 acts again"


def test_the_last_act_is_taken_back_without_a_question(person: Person) -> None:
    window = opens(person)
    window.table.selectRow(0)
    person.clicks("ActsBack")
    person.sees(lambda: person.messages == ["Undone: trash 1 incident"])


def test_it_follows_what_another_program_does_and_keeps_what_is_chosen(person: Person, logbook: Path) -> None:
    window = opens(person)
    window.table.selectRow(1)
    with elsewhere(logbook) as place:
        place.tagging.make("gate")
    person.sees(lambda: reads(window)[0] == "New tag “gate”")
    assert [index.row() for index in window.table.selectionModel().selectedRows()] == [2]


def test_an_act_that_can_not_be_done_again_says_so(person: Person, logbook: Path) -> None:
    person.does("undo")
    person.sees(lambda: person.messages == ["Undone: trash 1 incident"])
    with elsewhere(logbook) as place:
        place.tagging.make("gate")
    window = opens(person)
    person.sees(lambda: "taken back for good" in reads(window, STATE))
    window.table.selectRow(reads(window, STATE).index("taken back for good"))
    assert not person.finds(QPushButton, "ActsBack").isEnabled() and not window.on.isEnabled()


def test_keys_pressed_while_an_undo_is_under_way_are_not_lost(person: Person) -> None:
    person.does("undo")
    person.window.acts.undo()
    person.window.acts.undo()
    person.sees(lambda: person.action("redo").text() == "Redo: tag 3 incidents")


def test_older_acts_are_asked_for_when_somebody_scrolls_to_them(qtbot: QtBot) -> None:
    model = ActsModel()
    lines = tuple(ActLine(n, "tag", f"act {n}", "Ada", "2021-11-04T12:00:00Z", "done") for n in range(5, 2, -1))
    model.show(None, 3, Acts(lines, {5: 1}))
    assert model.canFetchMore(model.index(-1, -1))
    with qtbot.waitSignal(model.wanted) as asked:
        model.fetchMore(model.index(-1, -1))
    assert asked.args is not None and asked.args[0] == 3
    model.show(3, 100, Acts((ActLine(2, "tag", "act 2", "", "", "done"),), {}))
    assert model.rowCount() == 4 and not model.canFetchMore(model.index(-1, -1))


def test_a_time_that_is_none_stands_as_it_is() -> None:
    assert local("yesterday") == "yesterday"
