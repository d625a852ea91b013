"""A way to go on is a button whose words grow with the text of the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.way_button import WayButton


def test_it_is_pressed_through_its_words_and_by_the_keyboard(qtbot: QtBot) -> None:
    button = WayButton("book", "Begin <b>", "One & only file", "Way")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    title = button.findChild(type(button._title), "WayTitle")
    assert title is not None and title.text() == "Begin <b>"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=title.geometry().center())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 2
    assert (button.accessibleName(), button.accessibleDescription()) == ("Begin <b>", "One & only file")


def test_its_words_grow_with_the_text(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    small = WayButton("book", "Begin", "One file", "Way").sizeHint().height()
    theme.apply("light", 200)
    assert WayButton("book", "Begin", "One file", "Way").sizeHint().height() > small * 1.4
