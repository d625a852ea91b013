"""The table as keys reach it: what is read is always marked, and no key goes to what is not to be seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.person import Person, fill


def test_coming_by_key_chooses_the_first_incident_and_by_other_ways_none(person: Person, logbook: Path) -> None:
    fill(logbook, 3)
    person.sees(lambda: person.table.table.total == 3)
    person.table.setFocus()
    assert (person.chosen(), person.table.current_uid) == ([], "")
    QTest.keyClick(person.table, Qt.Key.Key_Backtab)
    person.sees(lambda: QApplication.focusWidget() is person.window.list.bar.line)
    QTest.keyClick(person.window.list.bar.line, Qt.Key.Key_Tab)
    person.sees(lambda: person.chosen() == ["Incident 0003"])


def test_tab_passes_by_a_page_that_is_not_shown(person: Person, logbook: Path) -> None:
    fill(logbook, 1)
    person.sees(lambda: person.table.table.total == 1)
    person.table.setFocus()
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
