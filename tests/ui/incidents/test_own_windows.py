from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.person import Person, elsewhere, fill
from vedette.ui.incidents.own_window import IncidentWindow
from vedette.ui.program import Program
from vedette.usecases.drafts import Drafts


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Somebody before a logbook of three incidents, the newest of them chosen."""
    fill(logbook, 3)
    program = new_program()
    program.open(logbook)
    made = Person(qtbot, program)
    made.sees(lambda: made.table.table.total == 3)
    made.chooses([0])
    return made


def opened(person: Person) -> IncidentWindow:
    """The window of the chosen incident."""
    person.does("own_window")
    window = person.window._windows.windows[-1]
    person.sees(lambda: "Incident 0003" in window.side.pane.view.toPlainText())
    return window


def typed_into(person: Person, window: IncidentWindow, text: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_F2)
    person.sees(lambda: window.side.is_writing and window.side.form.page._quick is not None)
    person.types(text, window.side.form.page.quick.form.entry("title"))


def test_an_incident_is_read_in_its_own_window_and_only_one(person: Person) -> None:
    window = opened(person)
    person.sees(lambda: "Incident 0003 – Vedette" in window.windowTitle())
    person.does("own_window")
    assert person.window._windows.windows == (window,)
    person.chooses([1])
    person.does("own_window")
    assert len(person.window._windows.windows) == 2
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window not in person.window._windows.windows


def test_it_follows_a_change_made_elsewhere(person: Person, logbook: Path) -> None:
    window = opened(person)
    with elsewhere(logbook) as place:
        one = place.incidents.get(window.uid)
        place.incidents.amend_whole(replace(one, title="Another title"))
    person.sees(lambda: "Another title" in window.side.pane.view.toPlainText())
    person.sees(lambda: "Another title" in window.windowTitle())


def test_typing_in_it_is_never_overwritten_and_the_other_change_is_said(person: Person, logbook: Path) -> None:
    window = opened(person)
    typed_into(person, window, "Flares: ")
    with elsewhere(logbook) as place:
        place.incidents.amend_whole(replace(place.incidents.get(window.uid), note="from elsewhere"))
    form = window.side.form
    person.sees(lambda: any("changed elsewhere" in bar.text for bar in form.page.messages.bars))
    assert form.page.quick.form.values()["title"] == "Flares: Incident 0003"
    window.close()
    assert window.isVisible()
    form.keeper.forget()
    window.close_for_sure()


def test_what_is_saved_in_it_stands_in_the_list(person: Person) -> None:
    window = opened(person)
    typed_into(person, window, "Flares: ")
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    person.sees(lambda: not window.side.is_writing)
    person.sees(lambda: "Flares: Incident 0003" in person.reads("title"))
    assert "Recorded." in window.messages.bars[0].text


def test_closing_the_logbook_closes_it_and_keeps_what_was_typed(person: Person, logbook: Path) -> None:
    window = opened(person)
    typed_into(person, window, "Flares: ")
    person.does("close_logbook")
    person.sees(lambda: person.program.window is None and not person.program.parting.under_way)
    with elsewhere(logbook) as place:
        [draft] = Drafts(place.desk).all()
    assert draft.title == "Flares: Incident 0003"


def test_what_the_form_calls_similar_is_read_beside_it(person: Person, logbook: Path) -> None:
    person.does("new")
    side = person.window.side
    person.sees(lambda: side.form.page._quick is not None)
    side.form.page.quick.form.retype({"when": {"text": "3 Nov 2021", "set": None}})
    person.types("Incident 0003", side.form.page.quick.form.entry("title"))
    person.sees(lambda: side.form.page.alike.isVisible())
    person.clicks("similar_open")
    [window] = person.window._windows.windows
    person.sees(lambda: "Incident 0003" in window.side.pane.view.toPlainText())
    assert side.is_writing
    side.form.keeper.forget()
