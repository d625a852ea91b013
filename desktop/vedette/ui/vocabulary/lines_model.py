"""The lines of a manager as a table for Qt, sorted and narrowed; holds what was looked up, asks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication

from vedette.domain.counting import in_groups
from vedette.domain.folding import fold
from vedette.ui.vocabulary.line import Line, fits, wanted
from vedette.ui.widgets.plain_label import plain_tooltip, shown

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE = Qt.ItemDataRole.UserRole
ORDER = Qt.ItemDataRole.UserRole + 1
LONGEST = 120
ROOM = 8


class LinesModel(QAbstractTableModel):
    """All lines."""

    def __init__(self, headings: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._headings = headings
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """These."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self.lines:
            return _alignment(self.lines[0].cells[section])
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
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
            case _ if role == ORDER:
                return cell if isinstance(cell, int) else fold(cell)
        return None


class FittingLines(QSortFilterProxyModel):
    """Those that fit what is sought."""

    def __init__(self, source: LinesModel) -> None:
        super().__init__(source)
        self._lines, self._sought, self._unused = source, wanted(""), False
        self.setSourceModel(source)
        self.setSortRole(ORDER)

    def narrow(self, sought: str, unused: bool) -> None:
        """Show these alone."""
        self._sought, self._unused = wanted(sought), unused
        self.invalidate()

    def filterAcceptsRow(self, row: int, above: Index) -> bool:
        line = self._lines.lines[row]
        return (line.unused or not self._unused) and fits(line, self._sought)


def _alignment(cell: str | int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if isinstance(cell, int) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
