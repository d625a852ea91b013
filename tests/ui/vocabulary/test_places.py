"""Own places from their manager: made, changed, found and deleted, each with Undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.person import Person, elsewhere
from vedette.domain.actor import Alias
from vedette.ui.program import Program
from vedette.ui.vocabulary.manager import Manager
from vedette.ui.vocabulary.thing_dialog import ThingDialog
from vedette.usecases.own_places import OwnPlaces


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    with elsewhere(logbook):
        pass
    program = new_program()
    program.open(logbook)
    return Person(qtbot, program)


def opens(person: Person) -> Manager:
    person.does("manage_places")
    return person.finds(Manager, "PlaceManager")


def reads(manager: Manager) -> list[str]:
    model = manager.lines
    return [
        " | ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def makes(person: Person, name: str, point: str, also: str = "") -> ThingDialog:
    person.clicks("PlaceNew")
    dialog = person.finds(ThingDialog, "ThingDialog")
    for key, typed in (("name", name), ("coordinates_text", point), ("uncertainty_m", "40"), ("country", "PL")):
        person.finds(QLineEdit, key).insert(typed)
    person.finds(QPlainTextEdit, "aliases").setPlainText(also)
    return dialog


def test_a_place_is_made_offered_changed_and_deleted_and_each_is_undone(person: Person, logbook: Path) -> None:
    manager = opens(person)
    makes(person, "Gate 12", "34UFD1234567890", "Брама 12 (be)\nBrama")
    person.clicks("ThingSave")
    person.sees(lambda: reads(manager)[:1] != [] and reads(manager)[0].startswith("Gate 12 |"))
    with elsewhere(logbook) as place:
        (kept,) = OwnPlaces(place.desk).all()
        assert kept.aliases == (Alias("Брама 12", "be"), Alias("Brama"))
        assert (kept.coordinates_text, kept.country, kept.uncertainty_m) == ("34UFD1234567890", "PL", 40.0)
        assert kept.lat is not None and 52 < kept.lat < 54
    manager.view.setCurrentIndex(manager.lines.index(0, 0))
    person.clicks("PlaceEdit")
    entry = person.finds(QLineEdit, "name")
    entry.selectAll()
    QTest.keyClicks(entry, "Gate twelve")
    person.clicks("ThingSave")
    person.sees(lambda: reads(manager)[0].startswith("Gate twelve |"))
    manager.view.setFocus()
    QTest.keyClick(manager.view, Qt.Key.Key_Delete)
    person.sees(lambda: reads(manager) == [])
    person.sees(lambda: person.action("undo").text() == "Undo: delete place “Gate twelve”")
    for name in ("Gate twelve", "Gate 12"):
        person.does("undo")
        person.sees(lambda name=name: [one.split(" | ")[0] for one in reads(manager)] == [name])  # type: ignore[misc]


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_made(person: Person) -> None:
    manager = opens(person)
    dialog = makes(person, "", "somewhere")
    entry = person.finds(QLineEdit, "uncertainty_m")
    entry.setText("0")
    person.clicks("ThingSave")
    assert [bool(dialog.form.field(key).problem) for key in ("name", "coordinates_text", "uncertainty_m", "note")] == [
        True, True, True, False,
    ]  # fmt: skip
    person.clicks("ThingCancel")
    assert reads(manager) == []


def test_the_point_is_said_in_the_other_notations_while_one_types(person: Person) -> None:
    opens(person)
    dialog = makes(person, "x", "")
    QTest.keyClicks(person.finds(QLineEdit, "coordinates_text"), "53.38, 23.79")
    assert "53°22′48″N" in dialog.form.field("coordinates_text").hint


def test_typing_finds_a_place_by_any_of_its_names_in_any_script(person: Person, logbook: Path) -> None:
    manager = opens(person)
    for name, also in (("Gate 12", "Брама (be)"), ("Łąka", "")):
        makes(person, name, "", also)
        person.clicks("ThingSave")
        person.sees(lambda name=name: any(one.startswith(name) for one in reads(manager)))  # type: ignore[misc]
    for typed, found in (("брам", "Gate 12"), ("brama", "Gate 12"), ("laka", "Łąka")):
        seek = person.finds(QLineEdit, "PlaceSeek")
        seek.setText(typed)
        assert [one.split(" | ")[0] for one in reads(manager)] == [found]
