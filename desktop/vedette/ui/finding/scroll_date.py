"""The date, or whatever the list is sorted by, at the scroll bar while it is dragged."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionSlider

from vedette.ui.incidents.columns import COLUMNS, when_words
from vedette.ui.incidents.table_view import IncidentView
from vedette.ui.widgets.plain_label import PlainLabel

WAITING = "…"
LONGEST = 40
_MARGIN = 6


class ScrollDate(QObject):
    """Shows what the first row on the screen says, as soon as it is at hand."""

    def __init__(self, view: IncidentView) -> None:
        super().__init__(view)
        self._view = view
        self._label = PlainLabel(name="ScrollDate")
        self._label.setParent(view)
        self._label.setFrameShape(QFrame.Shape.StyledPanel)
        self._label.setAutoFillBackground(True)
        self._label.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self._label.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self._label.setContentsMargins(_MARGIN, 2, _MARGIN, 2)
        self._label.hide()
        self._bar = view.verticalScrollBar()
        self._bar.sliderPressed.connect(self.show)
        self._bar.sliderMoved.connect(self.show)
        self._bar.sliderReleased.connect(self._label.hide)
        view.table.dataChanged.connect(self._follow)

    def _follow(self) -> None:
        if self._bar.isSliderDown():
            self.show()

    def show(self) -> None:
        """Say it now."""
        if not self._view.table.total:
            return
        self._label.setText(self._words())
        self._label.adjustSize()
        self._label.move(self._place())
        self._label.show()
        self._label.raise_()

    def _words(self) -> str:
        line = self._view.table.line(max(self._view.rowAt(0), 0))
        found = self._view.table.found
        if line is None or found is None:
            return WAITING
        key = found.sort.removeprefix("-")
        column = next((one for one in COLUMNS if one.key == key), None)
        words = column.text(line) if column is not None and key != "when" else when_words(line)
        return " ".join(words.split())[:LONGEST] or "–"

    def _place(self) -> QPoint:
        """Beside the handle, inside the table."""
        option = QStyleOptionSlider()
        self._bar.initStyleOption(option)
        handle = self._bar.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self._bar
        )
        at = self._bar.mapTo(self._view, handle.topLeft())
        height = self._view.height() - self._label.height()
        return QPoint(at.x() - self._label.width() - _MARGIN, min(max(at.y(), 0), height))
