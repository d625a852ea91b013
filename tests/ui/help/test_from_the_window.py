"""F1 from the work: the guide opens at the page about what one is doing, beside the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.person import Person
from vedette.ui.help.window import HelpWindow
from vedette.ui.main_window import MainWindow


def guide_of(window: MainWindow) -> HelpWindow:
    [found] = window.findChildren(HelpWindow)
    return found


def test_help_from_the_search_line_opens_the_page_about_searching(person: Person) -> None:
    window = person.window
    search = window.findChild(QWidget, "Search")
    assert search is not None
    window.activateWindow()
    search.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(search, Qt.Key.Key_F1)
    assert guide_of(window).shown == "searching" and guide_of(window).isVisible()


def test_the_page_of_keys_tells_only_what_this_window_can_do(person: Person) -> None:
    person.does("shortcuts")
    shown = guide_of(person.window).view.toPlainText()
    assert "Take back the last act" in shown
    offered = person.window.findChild(QAction, "lock") is not None
    assert ("Cover the window until the passphrase is given" in shown) == offered
