"""Editing a selection from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.person import Ctrl, Person, elsewhere
from vedette.domain.custom_field import CustomField
from vedette.ui.bulk.bulk_dialog import BulkDialog
from vedette.ui.incidents.form.choosing import ChoiceBox, SearchBox
from vedette.ui.program import Program
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.drafting import Draft


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Somebody before three incidents, one of a type."""
    with elsewhere(logbook) as place:
        with place.desk.acting("field") as unit:
            unit.put(CustomField("shift", "Shift", "choice", ("day", "night")))
        for number, kind in enumerate(("shots_live", "", ""), 1):
            place.incidents.record(Draft(title=f"Incident {number}", when=f"{number}.11.2021", type=kind))
    program = new_program()
    program.open(logbook)
    found = Person(qtbot, program)
    found.sees(lambda: found.table.table.total == 3)
    return found


def opens(person: Person) -> BulkDialog:
    """Edit all that is in the list."""
    person.presses(Qt.Key.Key_A, Ctrl)
    person.does("edit_selected")
    return person.finds(BulkDialog, "BulkDialog")


def says(person: Person) -> str:
    return person.finds(PlainLabel, "BulkSum").text()


def test_it_tells_what_would_change_and_applies_it_as_one_step(person: Person) -> None:
    dialog = opens(person)
    assert dialog.windowTitle() == "Edit 3 incidents" and not dialog.ok.isEnabled()
    person.finds(SearchBox, "Bulk_type").choose("shots_live")
    assert person.finds(QCheckBox, "BulkTick_type").isChecked()
    person.sees(lambda: says(person) == "2 of 3 incidents change: Type 2")
    cells = person.finds(QTableView, "BulkPreviewView").model()
    assert [cells.index(0, column).data() for column in (1, 2, 3)] == ["Incident 3", "Type", "–"]
    person.clicks("BulkApply")
    person.sees(lambda: person.messages == ["Edited 2 incidents"])
    person.searches("type:shots_live")
    assert person.status == "3 of 3 incidents"
    person.does("undo")
    person.sees(lambda: person.status == "1 of 3 incidents")


def test_a_field_of_the_logbook_can_be_set(person: Person, logbook: Path) -> None:
    opens(person)
    box = person.finds(ChoiceBox, "Bulk_field.shift")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    person.sees(lambda: says(person) == "3 of 3 incidents change: Shift 3")
    person.clicks("BulkApply")
    person.sees(lambda: person.messages == ["Edited 3 incidents"])
    with elsewhere(logbook) as place:
        assert place.search.count("field.shift:day") == 3


def test_what_is_ticked_and_empty_is_emptied_and_nothing_to_change_is_said(person: Person) -> None:
    opens(person)
    person.finds(QCheckBox, "BulkTick_type").click()
    person.sees(lambda: says(person) == "1 of 3 incidents change: Type 1")
    person.finds(QCheckBox, "BulkTick_type").click()
    assert says(person) == "Choose what is to be set."
    person.finds(QCheckBox, "BulkTick_place").click()
    person.sees(lambda: says(person) == "Nothing would change: 3 incidents are so already.")
    assert not person.finds(QPushButton, "BulkApply").isEnabled()


def test_what_can_not_be_set_is_said_under_its_field(person: Person) -> None:
    opens(person)
    person.finds(QCheckBox, "BulkTick_source").click()
    person.sees(lambda: "Name the source" in person.finds(PlainLabel, "BulkProblem_source").text())
    QTest.keyClicks(person.finds(QLineEdit, "Bulk_source"), "Reuters")
    person.sees(lambda: says(person) == "3 of 3 incidents change: Source 3")


def test_closing_changes_nothing(person: Person) -> None:
    opens(person)
    QTest.keyClicks(person.finds(QLineEdit, "Bulk_place"), "Usnarz")
    person.sees(lambda: "Place 3" in says(person))
    person.clicks("BulkCancel")
    person.sees(lambda: not person.window.findChildren(BulkDialog))
    assert person.messages == []
