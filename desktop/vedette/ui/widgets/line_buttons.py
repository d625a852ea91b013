"""The small buttons inside a line of text: each gets a name, for Qt gives them a picture alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QToolButton


def add_clear_button(line: QLineEdit) -> None:
    """A button that empties the line, shown while there is something in it."""
    line.setClearButtonEnabled(True)
    _name(line, QCoreApplication.translate("LineButtons", "Clear"))


def add_sign(line: QLineEdit, icon: QIcon, words: str) -> None:
    """A picture at the beginning of the line that says what it is for."""
    line.addAction(icon, QLineEdit.ActionPosition.LeadingPosition).setText(words)
    _name(line, words)


def _name(line: QLineEdit, words: str) -> None:
    """Those that have no name yet: the ones that were just made."""
    for button in line.findChildren(QToolButton):
        if not button.accessibleName():
            button.setAccessibleName(words)
