"""The head of the table of incidents: columns are chosen, moved, sorted and sized there, and it remembers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from vedette.domain.incident_line import IncidentLine
from vedette.ui.incidents.columns import COLUMNS, title_of

LEAST_WIDTH = 48
EDGES = 14
LEAST_TITLE = 12
"""In letters: as narrow as a title gets before the table scrolls sidewards."""

LEAST_WHEN, EASY_TITLE = 17, 34
"""In letters: how much a date gives way, over two lines, for a title that would be narrower than is easy to read."""

LEAST_REFERENCE, MOST_REFERENCE = 12, 26
"""In letters: between these the column of references is as wide as the longest that is seen."""

STEADY = 4
"""In letters: how much more room must be there before a column that gave way comes back."""

FIRST_TO_GO = {"sources": 12, "parties": 12, "type": 12, "place": 6, "tags": 0, "reference": 0, "status": -14}
"""Which of the usual columns give way where there is little room, as long as the user has not arranged them; and how
many letters more (or, for the status, fewer) than is easy to read a title has before that column is shown beside it."""


class ColumnHeader(QHeaderView):
    """`sorted_by` gives the store's word for an order, with a minus when it runs downwards."""

    sorted_by = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("IncidentColumns")
        self.setAccessibleName(self.tr("Columns"))
        self._sort = "-when"
        self._by_itself, self._fitting = True, False
        self._reference = 0
        self._gone: set[str] = set()
        self.menu = QMenu(self)
        self.menu.setObjectName("ColumnMenu")
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST_WIDTH)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.sectionClicked.connect(self._sort_by)
        self.sectionResized.connect(self._moved)
        self.sectionMoved.connect(self._moved)

    @property
    def to_keep(self) -> bytes:
        """How the user arranged the columns; empty where they look after themselves."""
        return b"" if self._by_itself else bytes(self.saveState().data())

    def begin(self, state: bytes) -> None:
        """As it was left, else the usual columns, as many as there is room for."""
        self._fitting = True
        self._by_itself = not state or not self.restoreState(QByteArray(state)) or self.count() != len(COLUMNS)
        self._fitting = False
        if self._by_itself:
            self.reset_columns()
        self.setSortIndicatorShown(True)
        self.show_sort(self._sort)

    def reset_columns(self) -> None:
        """The usual columns, in their order, as many as there is room for."""
        self._by_itself = True
        self._fitting = True
        for number in range(len(COLUMNS)):
            self.moveSection(self.visualIndex(number), number)
        self._fitting = False
        self._fit()

    def suit(self, lines: Iterable[IncidentLine]) -> None:
        """Give references the room to stand in one line, as long as the user has not arranged the columns."""
        advance, letter = self.fontMetrics().horizontalAdvance, self.fontMetrics().averageCharWidth()
        seen = [advance(line.reference[:MOST_REFERENCE]) for line in lines]
        longest = min(max(seen, default=0), letter * MOST_REFERENCE)
        wanted = max(longest, letter * LEAST_REFERENCE) + EDGES + 2
        if wanted > self._reference:
            self._reference = wanted
            if self._by_itself and self.count() == len(COLUMNS):
                self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._by_itself and self.count() == len(COLUMNS):
            self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        widths = {column.key: letter * column.letters + EDGES for column in COLUMNS}
        widths["reference"] = self._reference or widths["reference"]
        shown = self._fitting_beside(letter * EASY_TITLE + EDGES, widths)
        rest = self.width() - sum(widths[key] for key in shown if key != "title")
        lent = min(max(letter * EASY_TITLE + EDGES - rest, 0), widths["when"] - letter * LEAST_WHEN - EDGES)
        widths["when"] -= lent
        widths["title"] = max(rest + lent, letter * LEAST_TITLE + EDGES)
        self._fitting = True
        for number, column in enumerate(COLUMNS):
            self.setSectionHidden(number, column.key not in shown)
            self.resizeSection(number, widths[column.key])
        self._fitting = False

    def _fitting_beside(self, title: int, widths: dict[str, int]) -> list[str]:
        """The columns that leave the title that much: with or without a scroll bar the same ones."""
        letter = self.fontMetrics().averageCharWidth()
        needed = {**widths, "title": title, "when": letter * LEAST_WHEN + EDGES}
        shown = [column.key for column in COLUMNS if column.at_first]
        for key, letters in FIRST_TO_GO.items():
            more = letters + (STEADY if key in self._gone else 0)
            if sum(needed[key] for key in shown) + letter * more <= self._room():
                break
            shown.remove(key)
        self._gone = set(FIRST_TO_GO) - set(shown)
        return shown

    def _room(self) -> int:
        """What there is beside a vertical scroll bar, whether or not it is there now."""
        table = self.parentWidget()
        if not isinstance(table, QTableView):
            return self.width()
        return table.width() - table.verticalScrollBar().sizeHint().width()

    def show_sort(self, sort: str) -> None:
        """Put the arrow where the order of the list comes from; none for an order that no column has."""
        self._sort = sort
        word = sort.removeprefix("-")
        number = next((n for n, column in enumerate(COLUMNS) if column.sort == word), -1)
        down = Qt.SortOrder.DescendingOrder if sort.startswith("-") else Qt.SortOrder.AscendingOrder
        self.blockSignals(True)
        self.setSortIndicator(number, down)
        self.blockSignals(False)
        self.viewport().update()

    def choose(self, at: QPoint) -> None:
        """Offer the columns to tick, at a place on the screen."""
        self.menu.clear()
        for number, column in enumerate(COLUMNS):
            self.menu.addAction(self._box(number, title_of(column)))
        self.menu.addSeparator()
        usual = self.menu.addAction(self.tr("Usual columns"))
        usual.setObjectName("UsualColumns")
        usual.triggered.connect(self.reset_columns)
        self.menu.popup(at)

    def _offer(self, at: QPoint) -> None:
        self.choose(self.mapToGlobal(at))

    def _box(self, number: int, title: str) -> QAction:
        box = QAction(title, self.menu)
        box.setObjectName(f"Column_{COLUMNS[number].key}")
        box.setCheckable(True)
        box.setChecked(not self.isSectionHidden(number))
        only = not self.isSectionHidden(number) and self.count() - self.hiddenSectionCount() == 1
        box.setEnabled(not only)
        box.toggled.connect(lambda on: self._show_column(number, on))
        return box

    def _show_column(self, number: int, on: bool) -> None:
        self._by_itself = False
        self.setSectionHidden(number, not on)

    def _moved(self, *_: int) -> None:
        if not self._fitting:
            self._by_itself = False

    def _sort_by(self, number: int) -> None:
        column = COLUMNS[number]
        if not column.sort:
            self.show_sort(self._sort)
        elif self._sort.removeprefix("-") == column.sort:
            self.sorted_by.emit(column.sort if self._sort.startswith("-") else f"-{column.sort}")
        else:
            self.sorted_by.emit(f"-{column.sort}" if column.downwards else column.sort)
