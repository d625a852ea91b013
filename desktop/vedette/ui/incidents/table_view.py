"""The table of incidents on the screen: selection and scroll by uid over every refresh, and two row heights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from vedette.ui.incidents.delegate import RowDelegate
from vedette.ui.incidents.header import ColumnHeader
from vedette.ui.incidents.matched import Matched
from vedette.ui.incidents.selection import Selection, merged, runs
from vedette.ui.incidents.table_model import IncidentTable

DENSITIES = {"compact": 6, "comfortable": 14}
"""Pixels of a row besides its text, so that a chip has room."""

MOST_KEPT = 20_000
Flag = QItemSelectionModel.SelectionFlag


class IncidentView(QTableView):
    """Shows an `IncidentTable`. `chosen` tells of another selection, `current` of another incident to be read."""

    chosen = Signal()
    current = Signal(str)
    entered = Signal()

    def __init__(self, model: IncidentTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Incidents")
        self.setAccessibleName(self.tr("Incidents"))
        self.table = model
        self.menu = QMenu(self)
        self._delegate = RowDelegate(self)
        self._restoring = False
        self._read, self._read_row = "", -1
        self._top: tuple[str, int] = ("", 0)
        self._kept: Selection = Selection()
        self._wished = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        self._dress()
        self.setModel(model)
        # Before it paints, a header asks row by row whether its whole column is chosen: seconds in a long list.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self._connect()

    def selection(self) -> Selection:
        """What is chosen."""
        found = self.table.found
        if found is None:
            return Selection()
        ranges = merged((chosen.top(), chosen.bottom()) for chosen in self._ranges())
        chosen = Selection(found.asked, found.sort, self.table.total, ranges)
        if chosen.count > MOST_KEPT:
            return Selection(found.asked, found.sort, self.table.total, ranges, None)
        lines = [self.table.line(row) for row in chosen.rows()]
        uids = tuple(line.uid for line in lines if line is not None)
        known = uids if len(uids) == len(lines) else None
        return Selection(found.asked, found.sort, self.table.total, ranges, known)

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
        self._wished = uid

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(chosen.height() for chosen in self._ranges())

    def set_density(self, density: str) -> None:
        """One of `DENSITIES`."""
        extra = DENSITIES.get(density, DENSITIES["comfortable"])
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + extra)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selectionModel().hasSelection():
            self.menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0 and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def _dress(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(ColumnHeader(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(12)
        self.set_density("comfortable")

    def _connect(self) -> None:
        self.table.keep = self._keep
        self.table.visible = self._visible
        self.table.renewing.connect(self._remember)
        self.table.renewed.connect(self._restore)
        self.table.dataChanged.connect(self._soon.start)
        self.selectionModel().selectionChanged.connect(self._soon.start)
        self.selectionModel().currentRowChanged.connect(self._soon.start)

    def _ranges(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(number) for number in range(chosen.count())]

    def _visible(self) -> tuple[int, int]:
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else max(self.table.total - 1, 0)

    def _keep(self) -> tuple[str, ...]:
        """The incidents whose rows must be known in the next list: on top, current, chosen."""
        chosen = self.selection()
        uids = () if chosen.everything or chosen.uids is None else chosen.uids
        return tuple(dict.fromkeys(uid for uid in (self._wished, self._top_line()[0], self.current_uid, *uids) if uid))

    def _top_line(self) -> tuple[str, int]:
        row = self.rowAt(0)
        line = self.table.line(row) if row >= 0 else None
        return (line.uid, -self.rowViewportPosition(row)) if line is not None else ("", 0)

    def _remember(self) -> None:
        self._restoring = True
        self._top = self._top_line() if self.verticalScrollBar().value() else ("", 0)
        self._read, self._read_row = self.current_uid, self.currentIndex().row()
        self._kept = self.selection()

    def _restore(self, rows: Mapping[str, int], same: bool) -> None:
        """Choose again what was chosen, by uid; scroll so that nothing on the screen jumps."""
        if self.table.found is not None:
            self._delegate.matched = Matched(self.table.found.asked.text)
        if self._kept.everything and same:
            self.selectAll()
        else:
            self._choose(sorted(rows[uid] for uid in self._kept.uids or () if uid in rows))
        if self._read in rows:
            self.selectionModel().setCurrentIndex(self.table.index(rows[self._read], 0), Flag.NoUpdate)
        self._scroll(rows, same)
        if same and self._read and not self.selectionModel().hasSelection() and self.table.total:
            self.selectRow(min(self._read_row, self.table.total - 1))
        if self._wished in rows:
            self.selectRow(rows[self._wished])
            self.scrollTo(self.table.index(rows[self._wished], 0))
        self._wished = ""
        self._restoring = False
        self._soon.start()

    def _choose(self, rows: Sequence[int]) -> None:
        last = self.table.columnCount() - 1
        chosen = QItemSelection()
        for first, end in runs(list(rows)):
            chosen.select(self.table.index(first, 0), self.table.index(end, last))
        self.selectionModel().select(chosen, Flag.ClearAndSelect)

    def _scroll(self, rows: Mapping[str, int], same: bool) -> None:
        uid, within = self._top
        if same and uid in rows:
            self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(rows[uid]) + within)
        elif not same:
            self.verticalScrollBar().setValue(0)

    def _tell(self) -> None:
        if not self._restoring:
            self.chosen.emit()
            self.current.emit(self.current_uid)
