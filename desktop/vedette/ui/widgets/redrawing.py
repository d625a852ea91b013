"""Draws a page anew when the look has changed: once, however many events tell of it, and only where it is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

_LOOK = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Redrawing(QObject):
    """Watches `widget`; `draw` is called before the next paint, or, while it is hidden, when it is shown again."""

    _due = Signal()

    def __init__(self, widget: QWidget, draw: Callable[[], object]) -> None:
        super().__init__(widget)
        self.setObjectName("Redrawing")
        self._widget, self._draw = widget, draw
        self._waiting = False
        self._due.connect(self._redraw, Qt.ConnectionType.QueuedConnection)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LOOK and not self._waiting:
            self._waiting = True
            self._due.emit()
        elif event.type() == QEvent.Type.Show and self._waiting:
            self._due.emit()
        return False

    def _redraw(self) -> None:
        if self._waiting and self._widget.isVisible():
            self._waiting = False
            self._draw()
