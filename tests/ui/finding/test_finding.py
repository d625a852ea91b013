"""Ways to one incident among many: facets beside the list, a day to jump to, earlier searches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.person import NONE, Ctrl, Person, Shift, elsewhere
from vedette.storage import facets as stored
from vedette.ui.finding.facet_tree import FacetTree
from vedette.ui.finding.offers import SnippetLine, SpellingRow
from vedette.ui.navigator.entry import Entry
from vedette.ui.program import Program
from vedette.usecases.drafting import Draft
from vedette.usecases.recent_searches import RecentSearches


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Somebody before six incidents of three months, three types and two tags."""
    with elsewhere(logbook) as place:
        for number in range(6):
            kind = ("shots_live", "pushback", "protest")[number % 3]
            tags = ["border"] if number % 2 else ["border", "envoys"]
            draft = Draft(title=f"Incident {number}", when=f"{number + 1}.{9 + number // 2}.2021", type=kind, tags=tags)
            place.incidents.record(draft)
    program = new_program()
    program.open(logbook)
    found = Person(qtbot, program)
    found.sees(lambda: found.table.table.total == 6)
    return found


def facets(person: Person) -> FacetTree:
    person.does("narrow_down")
    person.sees(lambda: person.window.findChild(FacetTree) is not None)
    tree = facets_shown(person)
    person.sees(lambda: bool(tree.tree.rowCount()))
    return tree


def facets_shown(person: Person) -> FacetTree:
    found = person.window.findChild(FacetTree)
    assert found is not None
    return found


def values(tree: FacetTree, field: str) -> dict[str, int | None]:
    groups = {node.entry.key: node.entry for node in tree.tree._by_key.values()}
    return {child.label: child.count for child in groups[field].children} if field in groups else {}


def entry(tree: FacetTree, label: str) -> Entry:
    return next(node.entry for node in tree.tree._by_key.values() if node.entry.label == label)


def clicks(person: Person, label: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    tree = facets(person) if not person.window._left.is_narrowing else facets_shown(person)
    person.sees(lambda: any(node.entry.label == label for node in tree.tree._by_key.values()))
    index = tree.tree.index_of(entry(tree, label).key)
    tree.expandAll()
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, tree.visualRect(index).center())


def test_the_list_is_counted_by_what_its_incidents_have(person: Person) -> None:
    tree = facets(person)
    assert values(tree, "tag") == {"border": 6, "envoys": 3}
    assert values(tree, "month") == {"November 2021": 2, "October 2021": 2, "September 2021": 2}
    person.searches("tag:envoys")
    person.sees(lambda: values(tree, "tag") == {"border": 3, "envoys": 3})


def test_numbers_that_are_about_right_are_followed_by_exact_ones(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "MOST_READ", 1)
    monkeypatch.setattr(stored, "SOME_READ", 1)
    tree = facets(person)
    shown: list[bool] = []
    person.window._finding._counts.counted.connect(lambda found: shown.append(found[0].children[0].about))
    person.searches("tag:border")
    person.sees(lambda: shown[-2:] == [True, False])
    assert values(tree, "tag") == {"border": 6, "envoys": 3}
    person.does("narrow_down")
    person.window._finding._counts.rest()


def test_a_click_narrows_and_stands_in_the_search(person: Person) -> None:
    clicks(person, "envoys")
    person.sees(lambda: person.status == "3 of 6 incidents")
    assert person.window.list.bar.text == "tag:envoys"
    tree = facets_shown(person)
    person.sees(lambda: entry(tree, "envoys").icon == "check")
    clicks(person, "envoys")
    person.sees(lambda: person.window.list.bar.text == "")


def test_ctrl_offers_either_and_a_field_of_one_value_shows_the_others(person: Person) -> None:
    clicks(person, "Live shots")
    person.sees(lambda: person.status == "2 of 6 incidents")
    tree = facets_shown(person)
    person.sees(lambda: entry(tree, "Live shots").icon == "check")
    assert len(values(tree, "type")) == 3
    other = next(label for label in values(tree, "type") if label.startswith("Demonstration"))
    clicks(person, other, Ctrl)
    person.sees(lambda: person.window.list.bar.text == "(type:shots_live OR type:protest)")
    person.sees(lambda: person.status == "4 of 6 incidents")


def test_shift_leaves_out_and_again_takes_it_back(person: Person) -> None:
    clicks(person, "envoys", Shift)
    person.sees(lambda: person.window.list.bar.text == "-tag:envoys")
    tree = facets_shown(person)
    person.sees(lambda: any(node.entry.icon == "ban" for node in tree.tree._by_key.values()))
    clicks(person, "envoys", Shift)
    person.sees(lambda: person.window.list.bar.text == "")


def test_where_nothing_is_listed_words_say_what_is_counted_there(person: Person) -> None:
    tree = facets(person)
    assert tree.accessibleDescription() == ""
    person.window.list.bar.search_for("nothing is called so")
    person.sees(lambda: "the list is empty" in tree.accessibleDescription())


def test_facets_are_reached_and_worked_by_keys(person: Person) -> None:
    tree = facets(person)
    person.sees(tree.hasFocus)
    tree.setCurrentIndex(tree.tree.index_of(entry(tree, "envoys").key))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    person.sees(lambda: person.window.list.bar.text == "tag:envoys")
    person.does("narrow_down")
    person.sees(person.window.navigator.hasFocus)


def test_nothing_is_counted_while_nobody_looks(person: Person) -> None:
    person.searches("incident")
    assert person.window.findChild(FacetTree) is None


@pytest.mark.parametrize(("words", "title"), [("3 October 2021", "Incident 2"), ("mid October 2021", "Incident 3")])
def test_one_jumps_to_a_day_as_one_says_it(person: Person, words: str, title: str) -> None:
    person.does("go_to_date")
    dialog = person.window.findChild(QDialog, "DateDialog")
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "Date")
    assert line is not None
    line.setText(words)
    said = dialog.findChild(QLabel, "DateUnderstood")
    assert said is not None and "2021" in said.text()
    QTest.keyClick(line, Qt.Key.Key_Return)
    person.sees(lambda: bool(person.table.current_uid))
    shown = person.table.table.line(person.table.currentIndex().row())
    assert shown is not None and shown.title == title


def test_a_jump_puts_a_list_in_another_order_into_that_of_time(person: Person) -> None:
    person.window.list.sort_by("title")
    person.sees(lambda: person.table.table.found is not None and person.table.table.found.sort == "title")
    person.window._finding._go_to("2021-09-01")
    person.sees(lambda: person.table.currentIndex().row() == 5)
    assert person.table.table.found is not None and person.table.table.found.sort == "-when"


def test_what_is_no_date_is_said_and_goes_nowhere(person: Person) -> None:
    person.does("go_to_date")
    dialog = person.window.findChild(QDialog, "DateDialog")
    assert dialog is not None
    line, said = dialog.findChild(QLineEdit, "Date"), dialog.findChild(QLabel, "DateUnderstood")
    assert line is not None and said is not None
    line.setText("some day or other")
    assert said.text()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_the_scroll_bar_says_the_date_while_it_is_dragged(person: Person) -> None:
    bar = person.table.verticalScrollBar()
    bar.setSliderDown(True)
    label = person.table.findChild(QLabel, "ScrollDate")
    assert label is not None
    person.sees(lambda: label.isVisible() and "2021" in label.text())
    bar.setSliderDown(False)
    assert not label.isVisible()


def test_searches_are_kept_in_the_logbook_and_forgotten_when_asked(person: Person) -> None:
    for text in ("fence", "envoys"):
        person.searches(text)
        QTest.keyClick(person.window.list.bar.line, Qt.Key.Key_Return)
    kept = RecentSearches(person.window._finding._workplace.desk)
    person.sees(lambda: kept.all()[:2] == ["envoys", "fence"])
    person.does("recent_searches")
    person.sees(lambda: bool(person.window.findChildren(QMenu, "RecentSearches")))
    menu = person.window.findChildren(QMenu, "RecentSearches")[-1]
    person.sees(menu.isVisible)
    menu.actions()[1].trigger()
    menu.close()
    person.sees(lambda: person.window.list.bar.text == "fence")
    person.does("forget_searches")
    person.sees(lambda: kept.all() == [])
    assert person.window.list.bar.line._earlier == []


def test_other_spellings_are_offered_and_join_the_search(person: Person, logbook: Path) -> None:
    with elsewhere(logbook) as place:
        place.incidents.record(Draft("Said in Minsk", party="Łukaszenka", stance="asserts"))
    person.searches("lukashenka")
    button = person.finds(QPushButton, "Spelling")
    assert button.text() == "Łukaszenka"
    row = person.finds(SpellingRow, "AlsoSpelled")
    button.click()
    person.sees(lambda: person.status == "1 of 7 incidents")
    assert person.window.list.bar.text == "(lukashenka OR Łukaszenka)"
    person.sees(lambda: not row.isVisible())


def test_the_words_around_a_match_are_shown_under_the_list_and_marked_on_the_page(
    person: Person, logbook: Path
) -> None:
    with elsewhere(logbook) as place:
        place.incidents.record(Draft("A night", when="5.12.2021", text="They cut the razor wire at three."))
    person.searches("razor")
    person.sees(lambda: person.table.table.total == 1)
    person.presses(Qt.Key.Key_Home)
    person.table.selectRow(0)
    line = person.finds(SnippetLine, "Snippet")
    assert line.accessibleName() == "What happened: They cut the razor wire at three."
    page = person.window.side.pane.view
    person.sees(lambda: bool(page.extraSelections()))
    marked = [one.cursor.selectedText() for one in page.extraSelections()]
    assert marked == ["razor"]
    person.searches("")
    person.sees(lambda: not line.isVisible() and not page.extraSelections())


def test_similar_incidents_are_found_as_a_search(person: Person, logbook: Path) -> None:
    with elsewhere(logbook) as place:
        for title in ("Soldiers crossed the river near Usnarz", "Soldiers cross river near Usnarz at night"):
            place.incidents.record(Draft(title, when="5.12.2021", place="Usnarz Górny"))
    person.searches("soldiers")
    person.table.selectRow(0)
    person.does("find_similar")
    person.sees(lambda: " OR " in person.window.list.bar.text)
    person.sees(lambda: sorted(person.reads("title"))[0].startswith("Soldiers cross river"))
    person.searches("incident")
    person.table.selectRow(0)
    person.does("find_similar")
    person.sees(lambda: any("like this one" in text for text in person.messages))
