"""What stands where in the windows of print templates and redaction profiles: a list, what is chosen in it, buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import room_for

LONGEST_NAME = 60
_LETTERS, _LINES, _LIST_LETTERS = 124, 36, 26


class KitFrame:
    """The parts of such a window, laid out."""

    def __init__(self, dialog: QDialog, listed: QListWidget, name: QLineEdit, body: QWidget) -> None:
        self.messages = MessageArea()
        self.copy = _named(dialog.tr("&Copy"), "KitCopy")
        self.save = _named(dialog.tr("&Save"), "KitSave")
        self.delete = _named(dialog.tr("&Delete"), "KitDelete")
        self.close_button = _named(dialog.tr("C&lose"), "KitClose")
        self._said = PlainLabel(wrap=True, name="KitSaid")
        self._more = QHBoxLayout()
        _name(listed, "KitList", dialog.tr("List"))
        _name(name, "KitName", dialog.tr("Name"))
        _name(body, "KitBody", dialog.tr("Contents"))
        name.setMaxLength(LONGEST_NAME)
        self._lay_out(dialog, listed, name, body)

    def button(self, words: str, name: str) -> QPushButton:
        """One more button, below the contents."""
        made = _named(words, name)
        self._more.insertWidget(self._more.count() - 1, made)
        return made

    def say(self, words: str) -> None:
        """A word about what is chosen."""
        self._said.setText(words)

    def _lay_out(self, dialog: QDialog, listed: QListWidget, name: QLineEdit, body: QWidget) -> None:
        label = PlainLabel(dialog.tr("Na&me"), name="KitNameLabel")
        label.setBuddy(name)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(name, 1)
        self._more.addStretch(1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(body, 1)
        column.addLayout(self._more)
        column.addWidget(self._said)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(listed)
        splitter.addWidget(side)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        listed.setMinimumWidth(_LIST_LETTERS * dialog.fontMetrics().averageCharWidth())
        self._finish(dialog, splitter)

    def _finish(self, dialog: QDialog, splitter: QSplitter) -> None:
        steps = QHBoxLayout()
        steps.addWidget(self.copy)
        steps.addWidget(self.delete)
        steps.addStretch(1)
        steps.addWidget(self.save)
        steps.addWidget(self.close_button)
        whole = QVBoxLayout(dialog)
        whole.addWidget(self.messages)
        whole.addWidget(splitter, 1)
        whole.addLayout(steps)
        dialog.resize(room_for(dialog, _LETTERS, _LINES))


def _named(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def _name(widget: QWidget, name: str, words: str) -> None:
    widget.setObjectName(name)
    widget.setAccessibleName(words)
