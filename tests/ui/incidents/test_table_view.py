"""The table as keys reach it: what is read is always marked, and no key goes to what is not to be seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.person import Person, fill
from vedette.ui.incidents.delegate import SIDE
from vedette.ui.incidents.header import ColumnHeader


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


def test_a_long_reference_stands_in_one_line_until_the_user_sets_the_width(person: Person, logbook: Path) -> None:
    fill(logbook, 1)
    person.sees(lambda: person.table.table.total == 1)
    header, column = person.table.horizontalHeader(), 1
    assert isinstance(header, ColumnHeader)
    usual = header.sectionSize(column)
    [line] = next(iter(person.table.table.found.blocks.values())) if person.table.table.found else []
    header.suit([replace(line, reference="PLBY-2021-0098972")])
    needed = header.fontMetrics().horizontalAdvance("PLBY-2021-0098972")
    assert header.sectionSize(column) >= max(usual, needed + 2 * SIDE)
    header.resizeSection(column, usual)
    header.suit([replace(line, reference="PLBY-2021-000098972")])
    assert header.sectionSize(column) == usual
