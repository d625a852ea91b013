"""Tagging from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.person import Ctrl, Person, elsewhere
from vedette.ui.program import Program
from vedette.ui.tags.tag_choice import TagLine
from vedette.ui.tags.tag_dialog import TagDialog
from vedette.ui.tags.tag_list import TagList
from vedette.usecases.drafting import Draft

TICKED, HALF, EMPTY = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Somebody before three incidents, all tagged, some alike."""
    with elsewhere(logbook) as place:
        for number, tags in enumerate((["border"], ["border", "border/shots"], ["border"]), 1):
            place.incidents.record(Draft(title=f"Incident {number}", when=f"{number}.11.2021", tags=tags))
        place.tagging.make("envoys")
    program = new_program()
    program.open(logbook)
    found = Person(qtbot, program)
    found.sees(lambda: found.table.table.total == 3)
    return found


def opens(person: Person) -> TagDialog:
    """Tag all that is in the list."""
    person.presses(Qt.Key.Key_A, Ctrl)
    person.does("tag")
    dialog = person.finds(TagDialog, "TagDialog")
    person.sees(lambda: dialog.tags.rowCount() > 0)
    return dialog


def states(dialog: TagDialog) -> dict[str, Qt.CheckState]:
    rows = [dialog.tags.index(row) for row in range(dialog.tags.rowCount())]
    return {str(row.data()): Qt.CheckState(row.data(Qt.ItemDataRole.CheckStateRole)) for row in rows}


def enters(person: Person, text: str) -> None:
    entry = person.finds(QLineEdit, "TagEntry")
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def test_it_shows_what_all_some_and_none_have(person: Person) -> None:
    dialog = opens(person)
    assert dialog.windowTitle() == "Tags of 3 incidents"
    assert states(dialog) == {"border": TICKED, "border/shots  (1 of 3)": HALF, "envoys": EMPTY}
    assert not person.finds(QPushButton, "TagApply").isEnabled()


def test_ticking_the_half_ticked_puts_it_on_all_and_a_new_one_is_made(person: Person) -> None:
    opens(person)
    enters(person, "sho")
    enters(person, "north/post 7")
    person.clicks("TagApply")
    person.sees(lambda: person.messages == ["Changed the tags of 3 incidents"])
    person.sees(lambda: set(person.reads("tags")) == {"border, post 7, shots"} or len(person.reads("tags")) == 3)
    person.searches("tag:north tag:border/shots")
    assert person.status == "3 of 3 incidents"


def test_unticking_takes_off_and_it_is_one_step_to_undo(person: Person) -> None:
    dialog = opens(person)
    enters(person, "border")
    assert states(dialog)["border"] == EMPTY
    person.clicks("TagApply")
    person.searches("tag:border -tag:shots")
    person.sees(lambda: person.status == "0 of 3 incidents")
    person.does("undo")
    person.sees(lambda: person.status == "2 of 3 incidents")


def test_a_half_tick_comes_back_after_all_and_none(person: Person) -> None:
    dialog = opens(person)
    for _ in range(3):
        enters(person, "shots")
    assert states(dialog)["border/shots  (1 of 3)"] == HALF
    assert not person.finds(QPushButton, "TagApply").isEnabled()


def test_ticking_twice_changes_nothing(person: Person) -> None:
    dialog = opens(person)
    enters(person, "envoys")
    enters(person, "envoys")
    assert states(dialog)["envoys"] == EMPTY
    assert not person.finds(QPushButton, "TagApply").isEnabled()


def test_what_fits_best_is_ticked_by_enter_and_the_rest_is_hidden(person: Person) -> None:
    dialog = opens(person)
    QTest.keyClicks(person.finds(QLineEdit, "TagEntry"), "env")
    assert list(states(dialog)) == ["envoys", "Make “env”"]


def test_the_list_is_reached_and_ticked_by_keys(person: Person) -> None:
    dialog = opens(person)
    entry = person.finds(QLineEdit, "TagEntry")
    QTest.keyClick(entry, Qt.Key.Key_Down)
    choices = person.finds(QListView, "TagChoices")
    assert choices.hasFocus()
    choices.setCurrentIndex(dialog.tags.index(2))
    QTest.keyClick(choices, Qt.Key.Key_Space)
    assert states(dialog)["envoys"] == TICKED


def test_esc_changes_nothing(person: Person) -> None:
    dialog = opens(person)
    enters(person, "envoys")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    person.sees(lambda: not dialog.isVisible())
    assert person.messages == []


def test_a_new_tag_that_was_ticked_before_the_tags_are_there_stays(qtbot: QtBot) -> None:
    tags = TagList(QPalette())
    tags.narrow("north")
    tags.toggle(0)
    tags.show([TagLine("1", "border", "", "none")], 3)
    assert tags.to_add() == ["north"]
