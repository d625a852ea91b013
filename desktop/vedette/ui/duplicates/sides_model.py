"""The table of two incidents side by side; a row in which they differ is marked by a sign as well as by weight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from vedette.ui.duplicates.sides import Side
from vedette.ui.widgets.plain_label import plain_tooltip, shown

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NO_INDEX = QModelIndex()


class SidesTable(QAbstractTableModel):
    """Field, what the one says, what the other says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SidesTable")
        self._rows: Sequence[Side] = ()
        self._headings = ("", "")
        self._strong = QFont()
        self._strong.setBold(True)

    def show(self, headings: tuple[str, str], rows: Sequence[Side]) -> None:
        """Two other incidents."""
        self.beginResetModel()
        self._headings, self._rows = headings, rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        side = self._rows[index.row()]
        text = (f"≠ {side.name}" if side.differ else side.name, side.one, side.other)[index.column()]
        if role == Role.DisplayRole:
            return shown(text)
        if role == Role.ToolTipRole:
            return plain_tooltip(text)
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        return self._strong if role == Role.FontRole and side.differ and index.column() == 0 else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (self.tr("Field"), *map(shown, self._headings))[section]
