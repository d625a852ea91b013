"""One line over the list, typed as a person would."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.person import Person, Shift, elsewhere
from vedette.ui.quick.panel import EXAMPLE, QuickPanel
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.chips import ChipRow
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.drafts import Drafts


def line(person: Person) -> QLineEdit:
    person.does("quick_line")
    return person.finds(QLineEdit, "QuickLine")


def chips(person: Person) -> list[str]:
    return [chip.text for chip in person.finds(ChipRow, "QuickChips").chips]


def writes(person: Person, text: str) -> QLineEdit:
    entry = line(person)
    QTest.keyClicks(entry, text)
    person.sees(lambda: bool(chips(person)) or person.finds(QWidget, "QuickDoubt").isVisible())
    return entry


def test_what_is_understood_is_shown_before_enter_and_recorded_by_it(person: Person) -> None:
    entry = line(person)
    QTest.keyClicks(entry, EXAMPLE)
    person.sees(lambda: "Says: Belarus: denies the act" in chips(person))
    assert "Title: men cross the line near Usnarz" in chips(person)
    assert "Tag: incursion" in chips(person) and "Source: Poland MoD" in chips(person)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    person.sees(lambda: person.table.table.total == 1 and entry.text() == "")
    assert person.reads("title") == ["men cross the line near Usnarz"]
    assert entry.hasFocus() and entry.isVisible()
    person.sees(lambda: any(text.startswith("Logged INC-") for text in person.messages))
    person.clicks("MessageOffer")
    person.sees(lambda: person.table.table.total == 0)


def test_a_doubtful_date_is_asked_and_a_click_answers(person: Person) -> None:
    entry = line(person)
    QTest.keyClicks(entry, "3/11/2021; shots")
    person.sees(lambda: "can be 3 November 2021 or 11 March 2021" in _doubt(person))
    QTest.keyClick(entry, Qt.Key.Key_Return)
    person.sees(lambda: entry.selectedText() == "3/11/2021")
    assert person.table.table.total == 0
    QTest.mouseClick(person.finds(QPushButton, "QuickChoice"), Qt.MouseButton.LeftButton)
    assert entry.text() == "11 March 2021; shots" and entry.hasFocus()
    person.sees(lambda: "When: 11 March 2021" in chips(person))
    QTest.keyClick(entry, Qt.Key.Key_Return)
    person.sees(lambda: person.table.table.total == 1)


def _doubt(person: Person) -> str:
    return person.finds(PlainLabel, "QuickDoubt").text()


def test_esc_closes_and_keeps_what_was_typed(person: Person) -> None:
    entry = writes(person, "shots #night")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not entry.isVisible()
    assert line(person).text() == "shots #night"


def test_shift_enter_goes_on_in_the_form_with_all_that_was_understood(person: Person, logbook: Path) -> None:
    entry = writes(person, "3 Nov 2021; shots near Usnarz; 2 injured #night @AFP denies:Belarus")
    QTest.keyClick(entry, Qt.Key.Key_Return, Shift)
    person.sees(lambda: person.window.side.is_writing)
    form = person.window.side.form
    person.sees(lambda: form.page.quick is not None and form.page.quick.form.values()["title"] == "shots near Usnarz")
    assert form.page.quick.form.values()["place"] == "near Usnarz"
    person.does("save")
    person.sees(lambda: person.table.table.total == 1)
    assert person.reads("title") == ["shots near Usnarz"]
    person.sees(lambda: line(person).text() == "")
    with elsewhere(logbook) as place:
        assert place.search.count("tag:night party:Belarus injured:2 source:AFP on:2021-11-03") == 1


def test_a_chip_leads_to_its_words(person: Person) -> None:
    entry = writes(person, "shots yesterday #night")
    person.sees(lambda: "Tag: night" in chips(person))
    row = person.finds(ChipRow, "QuickChips")
    row.picked.emit("night")
    assert entry.selectedText() == "night"


def test_what_is_typed_while_a_line_is_being_recorded_is_the_next_one(person: Person, tasks: Tasks) -> None:
    entry, go_on = line(person), threading.Event()
    tasks.write(lambda: go_on.wait(10), lambda _: None, lambda _: None)
    for text in ("first flare", "second flare", "", "third flare"):
        QTest.keyClicks(entry, text)
        QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.keyClicks(entry, "half a wo")
    go_on.set()
    person.sees(lambda: person.table.table.total == 3 and not tasks.busy)
    assert sorted(person.reads("title")) == ["first flare", "second flare", "third flare"]
    assert entry.text() == "half a wo"


def test_a_line_typed_a_moment_before_the_window_closes_is_kept(person: Person, logbook: Path) -> None:
    QTest.keyClicks(line(person), "men at the fence")
    person.program.end()
    with elsewhere(logbook) as place:
        assert [draft.line for draft in Drafts(place.desk).all()] == ["men at the fence"]


def test_a_sentence_without_choices_has_the_width_of_the_panel(qtbot: QtBot) -> None:
    panel = QuickPanel()
    qtbot.addWidget(panel)
    panel.resize(290, 200)
    panel.show()
    panel.say("There is nothing to log yet: write what happened in one line.")
    doubt = panel.findChild(QWidget, "QuickDoubt")
    assert doubt is not None
    qtbot.waitUntil(lambda: doubt.width() > panel.width() * 0.7)
