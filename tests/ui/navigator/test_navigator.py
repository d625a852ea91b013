"""The navigator at its place in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.person import Ctrl, Person, elsewhere
from vedette.ui.navigator.delegate import _broken
from vedette.ui.program import Program
from vedette.usecases.drafting import Draft


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Somebody before four incidents: two tags, one of them below the other."""
    with elsewhere(logbook) as place:
        for number, tags in enumerate((["border"], ["border/shots"], ["envoys"], ["border/shots", "envoys"]), 1):
            place.incidents.record(Draft(title=f"Incident {number}", when=f"{number}.11.2021", tags=tags))
    program = new_program()
    program.open(logbook)
    found = Person(qtbot, program)
    found.sees(lambda: found.table.table.total == 4)
    return found


def count_of(person: Person, label: str) -> int | None:
    nodes = person.window.navigator.tree._by_key.values()
    return next((node.entry.count for node in nodes if node.entry.label == label), None)


def test_a_click_on_a_tag_narrows_and_a_click_with_ctrl_combines(person: Person) -> None:
    person.takes_way("border")
    person.sees(lambda: person.status == "3 of 4 incidents")
    person.takes_way("envoys", Ctrl)
    person.sees(lambda: person.status == "1 of 4 incidents")
    assert person.window.list.bar.text == "tag:border tag:envoys"
    person.takes_way("border", Ctrl)
    person.sees(lambda: person.window.list.bar.text == "tag:envoys")


def test_a_click_without_ctrl_replaces_the_search(person: Person) -> None:
    person.takes_way("shots")
    person.takes_way("envoys")
    person.sees(lambda: person.status == "2 of 4 incidents")
    assert person.window.list.bar.text == "tag:envoys"
    person.takes_way("All")
    person.sees(lambda: person.status == "4 incidents")


def test_counts_follow_what_is_done(person: Person) -> None:
    person.sees(lambda: count_of(person, "border") == 3)
    person.takes_way("shots")
    person.sees(lambda: person.status == "2 of 4 incidents")
    person.presses(Qt.Key.Key_A, Ctrl)
    person.does("trash")
    person.sees(lambda: count_of(person, "border") == 1)
    person.sees(lambda: count_of(person, "Trash") == 2)


def test_the_way_that_the_search_stands_for_is_marked(person: Person) -> None:
    person.searches("tag:envoys")
    navigator = person.window.navigator
    person.sees(lambda: navigator.selectionModel().hasSelection())
    assert navigator.tree.entry(navigator.currentIndex()).label == "envoys"
    person.searches("something else")
    assert not navigator.selectionModel().hasSelection()


def test_the_keyboard_goes_the_same_ways(person: Person) -> None:
    person.sees(lambda: person.way("envoys") is not None)
    navigator = person.window.navigator
    navigator.setCurrentIndex(navigator.tree.index_of("contested"))
    navigator.setFocus()
    QTest.keyClick(navigator, Qt.Key.Key_Return)
    person.sees(lambda: person.window.list.bar.text == "status:contested")


def choose_in_menu(person: Person, label: str, words: str) -> None:
    place = person.way(label)
    assert place is not None
    person.window.navigator.customContextMenuRequested.emit(place)
    menu = person.finds(QMenu, "NavigatorMenu")
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_search_is_saved_found_again_renamed_and_deleted(person: Person) -> None:
    person.searches("tag:envoys incident")
    person.does("save_search")
    name = person.finds(QLineEdit, "Name")
    name.selectAll()
    QTest.keyClicks(name, "Envoys")
    QTest.keyClick(name, Qt.Key.Key_Return)
    person.sees(lambda: person.way("Envoys") is not None)
    assert person.messages == ["Saved the search “Envoys”"]
    person.searches("")
    person.takes_way("Envoys")
    person.sees(lambda: person.status == "2 of 4 incidents")
    choose_in_menu(person, "Envoys", "Rename…")
    QTest.keyClicks(person.finds(QLineEdit, "Name"), "Summoned")
    person.clicks("NameSave")
    person.sees(lambda: person.way("Summoned") is not None)
    choose_in_menu(person, "Summoned", "Delete")
    person.sees(lambda: person.way("Summoned") is None)


def test_f2_renames_a_tag_or_a_saved_search_and_nothing_else(person: Person) -> None:
    person.searches("tag:envoys")
    person.does("save_search")
    person.clicks("NameSave")
    person.sees(lambda: person.way("tag:envoys") is not None)
    navigator = person.window.navigator
    for label, renamed in (("tag:envoys", "Summoned"), ("envoys", "Diplomats")):
        nodes = navigator.tree._by_key.values()
        key = next(node.entry.key for node in nodes if node.entry.label == label)
        navigator.setCurrentIndex(navigator.tree.index_of(key))
        QTest.keyClick(navigator, Qt.Key.Key_F2)
        QTest.keyClicks(person.finds(QLineEdit, "Name"), renamed)
        person.clicks("NameSave")
        person.sees(lambda renamed=renamed: person.way(renamed) is not None)  # type: ignore[misc]
    navigator.setCurrentIndex(navigator.tree.index_of("contested"))
    QTest.keyClick(navigator, Qt.Key.Key_F2)
    assert person.window.findChild(QLineEdit, "Name") is None


def test_there_is_nothing_to_save_without_a_search(person: Person) -> None:
    person.does("save_search")
    assert person.messages == ["There is no search to save: type one first."]


def test_what_is_folded_stays_folded_when_counts_change(person: Person) -> None:
    person.sees(lambda: person.way("shots") is not None)
    navigator = person.window.navigator
    navigator.setExpanded(navigator.tree.index_of("tags"), False)
    person.chooses([0])
    person.does("trash")
    person.sees(lambda: count_of(person, "Trash") == 1)
    assert not navigator.isExpanded(navigator.tree.index_of("tags"))
    assert "tags" in navigator.folded


def test_a_name_without_room_is_broken_between_words(qtbot: QtBot) -> None:
    metrics = QLabel().fontMetrics()
    name = "Persons led or pushed to the line by officials"
    first, rest = _broken(name, metrics, metrics.horizontalAdvance("Persons led or pushed to the l"))
    assert (first, rest) == ("Persons led or pushed to the", "line by officials")
    whole, left = _broken("unbroken", metrics, metrics.horizontalAdvance("unb"))
    assert whole + left == "unbroken" and left
