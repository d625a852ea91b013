"""Somebody at the gate: types passphrases, locks, and looks for what is still to be seen."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.storage.encrypting import MARK, OPENS
from tests.ui.person import Person
from vedette.ui.locking.unlock_screen import UnlockScreen
from vedette.ui.program import Program

PATIENCE = 10_000
W = TypeVar("W", bound=QWidget)


class Passer:
    """Knows the passphrase, unless told otherwise."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    @property
    def screen(self) -> UnlockScreen:
        """The window in place of the logbook."""
        self.qtbot.waitUntil(lambda: self.program.locked is not None, timeout=PATIENCE)
        assert self.program.locked is not None
        return self.program.locked

    def tries(self, text: str) -> None:
        """Type it and press Enter."""
        self.qtbot.waitUntil(lambda: self.screen.line.edit.isEnabled(), timeout=PATIENCE)
        QTest.keyClicks(self.screen.line.edit, text)
        QTest.keyClick(self.screen.line.edit, Qt.Key.Key_Return)

    def unlocks(self, text: str = OPENS.text) -> Person:
        """Type it and see the window."""
        self.tries(text)
        return Person(self.qtbot, self.program)

    def locks(self) -> UnlockScreen:
        """Ctrl+L."""
        assert self.program.window is not None
        action = self.program.window.findChild(QAction, "lock")
        assert action is not None
        action.trigger()
        screen = self.screen
        self.qtbot.waitUntil(lambda: not self.program.parting.under_way, timeout=PATIENCE)
        return screen

    def finds(self, kind: type[W], name: str) -> W:
        """A widget by its name in any window."""

        def visible() -> list[W]:
            tops = QApplication.topLevelWidgets()
            found = [one for top in tops for one in (top, *top.findChildren(kind))]
            return [one for one in found if isinstance(one, kind) and one.objectName() == name and one.isVisible()]

        self.qtbot.waitUntil(lambda: bool(visible()), timeout=PATIENCE)
        return visible()[-1]

    def clicks(self, name: str) -> None:
        """A button by its name."""
        QTest.mouseClick(self.finds(QAbstractButton, name), Qt.MouseButton.LeftButton)


def seen(words: str = MARK) -> list[str]:
    """Names of the widgets, shown or hidden, that hold the words in a text, a tip, a name or a cell."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [widget.objectName() for widget in QApplication.allWidgets() if words in "\n".join(_texts(widget)).lower()]


def _texts(widget: QWidget) -> list[str]:
    found = [widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.statusTip()]
    if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
        found.append(widget.text())
    if isinstance(widget, (QTextEdit, QPlainTextEdit)):
        found.append(widget.toPlainText())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        found += _cells(widget.model(), QModelIndex())
    return found


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    found = []
    for row in range(min(model.rowCount(parent), 50)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            found.append(str(model.data(index)))
            found += _cells(model, index) if column == 0 else []
    return found
