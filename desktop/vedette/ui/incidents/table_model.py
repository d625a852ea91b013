"""The table of incidents as Qt sees it. It never holds the list: it knows the total, and rows as they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from vedette.domain.errors import UserError
from vedette.domain.incident_line import IncidentLine
from vedette.ui.incidents.asked import BLOCK, Asked, Found, first_look, look_again
from vedette.ui.incidents.blocks import Blocks
from vedette.ui.incidents.columns import COLUMNS, cell_text, title_of
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.plain_label import plain_tooltip, shown
from vedette.usecases.searching import Search

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
LONGEST_CELL = 300
NO_INDEX = QModelIndex()
Keep = Callable[[], tuple[str, ...]]


class IncidentTable(QAbstractTableModel):
    """Rows that are not at hand yet have no line and no text; they follow with `dataChanged`."""

    renewing = Signal()
    renewed = Signal(object, bool)
    """the rows of the incidents that were to be kept, by uid; and whether it is the same list as before"""

    counted = Signal()
    failed = Signal(object)

    def __init__(self, search: Search, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("IncidentTable")
        self.keep: Keep = tuple
        self.visible: Callable[[], tuple[int, int]] = lambda: (0, 0)
        self.found: Found | None = None
        self.total = 0
        self.counting = False
        self.dates = "words"
        self._search = search
        self._wanted = Asked()
        self._counted: int | None = None
        self._looks, self._counts = Latest(tasks), Latest(tasks)
        self._blocks = Blocks(search, tasks, self)
        self._blocks.arrived.connect(self._show_block)
        self._blocks.failed.connect(self.failed)

    def show(self, asked: Asked) -> None:
        """Ask for another list, or, when it is the one on the screen, for the same afresh."""
        self._wanted = asked
        keep = self.keep()
        self._counts.forget()
        if self.found is not None and self.found.asked == asked and not self.counting:
            self._looks.read(
                partial(look_again, self._search, asked, self._numbers(), keep), partial(self._renew, keep), self._fail
            )
            return
        self._counted = None
        self._looks.read(partial(first_look, self._search, asked, keep), partial(self._renew, keep), self._fail)
        self._counts.read(partial(self._search.count, asked.text), self._count, self._fail)

    def refresh(self) -> None:
        """The list that was asked for last, as it is now."""
        self.show(self._wanted)

    def line(self, row: int) -> IncidentLine | None:
        """The line of a row if it is at hand."""
        return self._blocks.get(row)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self.total

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        line = self._blocks.look_at(index.row())
        if line is None or role == LINE:
            return line
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(column.tip(line))
        return shown(cell_text(column, line, self.dates), LONGEST_CELL).replace("\n", " ")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(COLUMNS[section]) if orientation == Qt.Orientation.Horizontal else str(section + 1)
        return None

    def _numbers(self) -> Sequence[int]:
        """The blocks on the screen, and those at hand that hold something to be kept."""
        first, last = self.visible()
        kept = set(self.keep())
        return [*range(first // BLOCK, last // BLOCK + 1), *self._blocks.with_any(kept)]

    def _renew(self, kept: tuple[str, ...], found: Found) -> None:
        if not set(self.keep()) <= set(kept):
            self.refresh()
            return
        same = self.found is not None and self.found.asked == found.asked
        total = found.total if found.total is not None else self._counted
        self.counting = total is None
        if found.total is not None:
            self._counts.forget()
        at_least = max([sum(map(len, found.blocks.values())), *(row + 1 for row in found.rows.values())])
        self.renewing.emit()
        self.beginResetModel()
        self.found = found
        self.total = at_least if total is None else total
        self._blocks.begin(found.asked, found.sort, found.blocks)
        self.endResetModel()
        self.renewed.emit(found.rows, same)

    def _count(self, total: int) -> None:
        self._counted = total
        if not self.counting:
            return
        self.counting = False
        if total > self.total:
            self.beginInsertRows(NO_INDEX, self.total, total - 1)
            self.total = total
            self.endInsertRows()
        self.counted.emit()

    def _show_block(self, number: int) -> None:
        last = min((number + 1) * BLOCK, self.total) - 1
        if number * BLOCK <= last:
            self.dataChanged.emit(self.index(number * BLOCK, 0), self.index(last, len(COLUMNS) - 1))

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)


_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, LINE)
