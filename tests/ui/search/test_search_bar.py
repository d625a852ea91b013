"""The search bar at its place in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QToolButton
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.ui.person import Person, elsewhere
from vedette.ui.program import Program
from vedette.ui.search.search_bar import SearchBar
from vedette.ui.search.search_line import SearchLine
from vedette.ui.search.suggestions import Suggestion, fixed_values, joined, stored_values, unfinished
from vedette.ui.search.token import token_at
from vedette.usecases.drafting import Draft


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    with elsewhere(logbook) as place:
        place.incidents.record(Draft(title="Shots", place="Usnarz", tags=["border"], type="shots_live"))
        place.incidents.record(Draft(title="Envoy summoned", place="Minsk", tags=["border/north"]))
    program = new_program()
    program.open(logbook)
    found = Person(qtbot, program)
    found.sees(lambda: found.table.table.total == 2)
    return found


@pytest.fixture
def bar(person: Person) -> SearchBar:
    return person.window.list.bar


@pytest.fixture
def line(bar: SearchBar) -> SearchLine:
    bar.focus()
    return bar.line


def offered(person: Person) -> list[str]:
    popup = person.finds(QListView, "Suggestions")
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_fields_complete_by_their_names_with_what_they_mean(person: Person, line: SearchLine) -> None:
    QTest.keyClicks(line, "sta")
    assert offered(person) == ["stance:", "status:"]
    QTest.keyClick(person.finds(QListView, "Suggestions"), Qt.Key.Key_Down)
    QTest.keyClick(person.finds(QListView, "Suggestions"), Qt.Key.Key_Return)
    assert line.text() == "stance:"


def test_values_complete_from_the_logbook_with_counts(person: Person, line: SearchLine) -> None:
    QTest.keyClicks(line, "tag:bo")
    person.sees(lambda: offered(person) == ["border"])
    popup = person.finds(QListView, "Suggestions")
    assert popup.model().index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "2"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "tag:border "


def test_enter_searches_for_what_was_typed_when_nothing_is_picked(person: Person, line: SearchLine) -> None:
    QTest.keyClicks(line, "sta")
    popup = person.finds(QListView, "Suggestions")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "sta"
    person.sees(lambda: person.table.table.total == 0)


@pytest.mark.parametrize("typed", ["says:belarus", "stat", "tag:bo"])
def test_enter_searches_for_what_was_typed_while_completions_are_offered(
    person: Person, line: SearchLine, logbook: Path, typed: str
) -> None:
    with elsewhere(logbook) as place:
        place.incidents.record(Draft(title="Fence cut", party="Belarus", stance="denies"))
    person.sees(lambda: person.table.table.total == 3)
    QTest.keyClicks(line, typed)
    popup = person.finds(QListView, "Suggestions")
    person.sees(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == typed
    person.sees(lambda: not popup.isVisible())


def test_a_search_that_stands_there_can_be_saved_beside_it(person: Person, bar: SearchBar) -> None:
    save = bar.findChild(QToolButton, "SaveThisSearch")
    assert isinstance(save, QToolButton)
    assert save.isHidden()
    bar.search_for("tag:border")
    assert save.isVisible() and save.accessibleName() == "Save this search"
    assert save.toolTip() == "Save this search (Ctrl+Shift+S)"
    save.click()
    assert person.finds(QLineEdit, "Name").isVisible()
    bar.search_for("")
    assert save.isHidden()


def test_parts_are_chips_that_can_be_taken_away(person: Person, bar: SearchBar) -> None:
    person.searches("tag:border place:usnarz -envoy")
    assert [chip.text for chip in bar.chips.chips] == ["tag: border", "place: usnarz", "not envoy"]
    bar.chips._buttons[1].setFocus()
    QTest.keyClick(bar.chips._buttons[1], Qt.Key.Key_Delete)
    assert bar.text == "tag:border -envoy"


def test_plain_words_need_no_chips(person: Person, bar: SearchBar) -> None:
    person.searches("shots at the border")
    assert not bar.chips.isVisible()


def test_a_chip_that_is_picked_is_selected_in_the_line(person: Person, bar: SearchBar) -> None:
    person.searches("tag:border place:usnarz")
    QTest.keyClick(bar.chips._buttons[1], Qt.Key.Key_Return)
    assert bar.line.selectedText() == "place:usnarz"


def test_the_up_arrow_brings_earlier_searches_back(person: Person, line: SearchLine) -> None:
    for text in ("shots", "envoy"):
        person.searches(text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    line.setFocus()
    line.clear()
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert line.text() == "envoy"
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert line.text() == "shots"
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.text() == "envoy"


def test_what_is_there_comes_with_its_count_before_what_could_be() -> None:
    fixed = fixed_values(token_at("type:shots", 10))
    stored = [Suggestion("type:shots_live", "Live shots", "3")]
    both = joined(stored, fixed)
    assert both[0] == stored[0]
    assert len({one.part for one in both}) == len(both) > 1


def test_a_value_typed_to_its_end_closes_the_list(person: Person, line: SearchLine) -> None:
    QTest.keyClicks(line, "place:usnar")
    popup = person.finds(QListView, "Suggestions")
    QTest.keyClicks(line, "z")
    person.sees(lambda: not popup.isVisible())


@pytest.mark.parametrize(
    ("typed", "offered", "stays"),
    [
        ("tag:border", ["tag:border", "tag:border/north"], True),
        ('place:"usnarz gorny"', ['place:"Usnarz Górny"'], False),
        ("status:contested", ["status:contested"], False),
        ("place:", ["place:Usnarz"], True),
    ],
)
def test_a_list_goes_only_when_nothing_is_left_to_type(typed: str, offered: list[str], stays: bool) -> None:
    found = unfinished(token_at(typed, len(typed)), [Suggestion(part, part) for part in offered])
    assert [one.part for one in found] == (offered if stays else [])


def test_codes_are_offered_in_the_words_that_are_read() -> None:
    [offer] = [one for one in fixed_values(token_at("type:live", 9)) if one.part == "type:shots_live"]
    assert offer.label == "Live shots"


def test_who_says_what_is_offered_in_words_and_found_by_either_half(logbook: Path) -> None:
    with elsewhere(logbook) as place:
        place.incidents.record(Draft(title="Shots", party="Belarus", stance="denies"))
        for typed in ("says:", "says:deni", "says:belar", "says:belarus/den"):
            [offer] = stored_values(place.search, token_at(typed, len(typed)))
            assert (offer.part, offer.label) == ("says:Belarus/denies_act", "Belarus: denies the act")
        assert stored_values(place.search, token_at("says:poland", 11)) == []
        [party] = stored_values(place.search, token_at("denies:bel", 10))
        assert (party.part, party.label) == ("denies:Belarus", "Belarus")


def test_a_chip_says_what_a_code_stands_for(person: Person, bar: SearchBar) -> None:
    bar.search_for("says:Belarus/denies_act -type:shots_live")
    assert [chip.text for chip in bar.chips.chips] == ["says: Belarus: denies the act", "not type: Live shots"]


def test_no_text_is_too_odd_for_the_bar(person: Person, bar: SearchBar) -> None:
    for text in HOSTILE:
        bar.search_for(text[:200])
        person.sees(lambda: not person.window.list.table.counting)
    bar.search_for("shots")
    person.sees(lambda: person.table.table.total == 1)
    assert person.messages == []
