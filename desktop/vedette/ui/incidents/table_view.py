"""The table of incidents on the screen: selection and scroll by uid over every refresh, and two row heights."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QMenu, QTableView, QWidget

from vedette.ui.incidents.delegate import RowDelegate
from vedette.ui.incidents.dragging import drag_chosen
from vedette.ui.incidents.header import ColumnHeader
from vedette.ui.incidents.matched import Matched
from vedette.ui.incidents.selection import Selection
from vedette.ui.incidents.staying import Staying, ranges_of
from vedette.ui.incidents.table_model import IncidentTable
from vedette.ui.tasks import Tasks
from vedette.usecases.searching import Search

DENSITIES = {"compact": (1, 6), "comfortable": (1, 14), "two_lines": (2, 10)}
"""Lines of text in a row, and pixels besides them, so that a chip has room."""


class IncidentView(QTableView):
    """Shows an `IncidentTable`. `chosen` tells of another selection, `current` of another incident to be read."""

    chosen = Signal()
    current = Signal(str)
    entered = Signal()

    def __init__(self, model: IncidentTable, search: Search, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Incidents")
        self.setAccessibleName(self.tr("Incidents"))
        self.table = model
        self.menu = QMenu(self)
        self._delegate, self._columns = RowDelegate(self), ColumnHeader(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        self._dress()
        self.setModel(model)
        # Before it paints, a header asks row by row whether its whole column is chosen: seconds in a long list.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self._staying = Staying(self, model, search, tasks)
        self._connect()

    def selection(self) -> Selection:
        """What is chosen."""
        return self._staying.selection()

    @property
    def current_uid(self) -> str:
        """The incident that the cursor is on, '' if none."""
        line = self.table.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return line.uid if line is not None else ""

    def go_to_first(self) -> None:
        """Into the list from the search bar: to the incident being read, else to the first."""
        if not self.currentIndex().isValid() and self.table.total:
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def want(self, uid: str) -> None:
        """Choose this incident when the list is next looked at, if it is in it."""
        self._staying.wished = uid

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in ranges_of(self))

    def set_density(self, density: str) -> None:
        """One of `DENSITIES`."""
        lines, besides = DENSITIES.get(density, DENSITIES["two_lines"])
        self._delegate.lines = lines
        self.verticalHeader().setDefaultSectionSize(lines * QFontMetrics(self.font()).height() + besides)

    def set_dates(self, style: str) -> None:
        """How dates are shown, one of `when_figures.STYLES`."""
        self.table.dates = self._delegate.dates = style
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selectionModel().hasSelection():
            self.menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt puts a cursor on the first row without choosing it: it would be read beside a list where nothing is marked.
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.go_to_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0 and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Only a mark that the chosen incidents are meant is dragged: there may be very many of them."""
        drag_chosen(self, self.chosen_count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def _dress(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._columns)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(12)
        self.set_density("two_lines")

    def _connect(self) -> None:
        self.table.visible = self._visible
        self.table.renewed.connect(self._dress_rows)
        self._staying.restored.connect(self._soon.start)
        self.table.dataChanged.connect(self._soon.start)
        self.selectionModel().selectionChanged.connect(self._soon.start)
        self.selectionModel().currentRowChanged.connect(self._soon.start)

    def _visible(self) -> tuple[int, int]:
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else max(self.table.total - 1, 0)

    def _dress_rows(self) -> None:
        if self.table.found is not None:
            self._delegate.matched = Matched(self.table.found.asked.text)
            self._columns.suit(line for block in self.table.found.blocks.values() for line in block)

    def _tell(self) -> None:
        self._staying.learn()
        self.chosen.emit()
        self.current.emit(self.current_uid)
