"""Buttons inside a line of text say what they do."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from vedette.ui import icons
from vedette.ui.widgets.line_buttons import add_clear_button, add_sign


def test_each_button_in_a_line_has_a_name_of_its_own(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    add_clear_button(line)
    add_sign(line, icons.icon("search"), "Search")
    assert sorted(button.accessibleName() for button in line.findChildren(QToolButton)) == ["Clear", "Search"]


def test_the_clear_button_empties_the_line(qtbot: QtBot) -> None:
    line = QLineEdit("words")
    qtbot.addWidget(line)
    add_clear_button(line)
    (button,) = line.findChildren(QToolButton)
    button.click()
    assert line.text() == ""
