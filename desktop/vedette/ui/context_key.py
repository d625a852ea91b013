"""Shift+F10 opens the menu of what has the focus, as the menu key does on keyboards that have one."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

KEYS = "Shift+F10"


class ContextKey(QShortcut):
    """Works in every window of the program; Qt knows the key on Windows only."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(QKeySequence(KEYS), window, context=Qt.ShortcutContext.ApplicationShortcut)
        self.setObjectName("ContextKey")
        self.activated.connect(_open)


def _open() -> None:
    widget = QApplication.focusWidget()
    if widget is not None:
        cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        spot = cursor.center() if isinstance(cursor, QRect) else widget.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, widget.mapToGlobal(spot))
        QApplication.sendEvent(widget, event)
