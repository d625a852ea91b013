"""The menu of what has the focus opens without a menu key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.person import Person, fill

Shift = Qt.KeyboardModifier.ShiftModifier


def test_shift_f10_opens_the_menu_of_the_list_and_of_a_tag(person: Person, logbook: Path) -> None:
    fill(logbook, 2)
    person.sees(lambda: person.table.table.total == 2)
    person.chooses([1])
    person.table.setFocus()
    QTest.keyClick(person.table, Qt.Key.Key_F10, Shift)
    person.sees(person.table.menu.isVisible)
    person.table.menu.close()
    tree = person.window.navigator
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F10, Shift)
    person.sees(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    for menu in tree.findChildren(QMenu):
        menu.close()
