"""The lines of a manager as a table for Qt, sorted and narrowed; holds what was looked up, asks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication

from vedette.domain.counting import in_groups
from vedette.domain.folding import fold
from vedette.ui.vocabulary.line import Line, fits, wanted
from vedette.ui.widgets.plain_label import plain_tooltip, shown

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE = Qt.ItemDataRole.UserRole
LONGEST = 120
ROOM = 8


class LinesModel(QAbstractTableModel):
    """Those of all `lines` that fit what is sought, in the order of one column.

    Qt's own model for that asks Python for the two sides of every comparison, which takes half a second of a thousand.
    """

    def __init__(self, headings: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._headings = headings
        self._sought, self._unused = wanted(""), False
        self._column, self._backwards = 0, False
        self._shown: list[Line] = []
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """These."""
        self.beginResetModel()
        self.lines = lines
        self._shown = self._fitting()
        self.endResetModel()

    def narrow(self, sought: str, unused: bool) -> None:
        """Show those that fit alone."""
        self._sought, self._unused = wanted(sought), unused
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._backwards = max(column, 0), order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def line(self, row: int) -> Line:
        """What stands in a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self.lines:
            return _alignment(self.lines[0].cells[section])
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._shown[index.row()]
        cell = line.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(in_groups(cell) if isinstance(cell, int) else cell, LONGEST).replace("\n", " ")
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(line.tip) if line.tip else None
            case Qt.ItemDataRole.SizeHintRole if index.column() == 0:
                return QSize(-1, QFontMetrics(QGuiApplication.font()).lineSpacing() + ROOM)
            case _ if role == LINE:
                return line
        return None

    def _fitting(self) -> list[Line]:
        fitting = [line for line in self.lines if (line.unused or not self._unused) and fits(line, self._sought)]
        return sorted(fitting, key=self._order, reverse=self._backwards)

    def _order(self, line: Line) -> Any:
        cell = line.cells[self._column]
        return cell if isinstance(cell, int) else fold(cell)

    def _arrange(self) -> None:
        """What is chosen stays chosen as far as it is still there."""
        self.layoutAboutToBeChanged.emit()
        before = [(index, self._shown[index.row()]) for index in self.persistentIndexList()]
        self._shown = self._fitting()
        rows = {id(line): row for row, line in enumerate(self._shown)}
        for index, line in before:
            row = rows.get(id(line))
            self.changePersistentIndex(index, NOWHERE if row is None else self.index(row, index.column()))
        self.layoutChanged.emit()


def _alignment(cell: str | int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if isinstance(cell, int) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
