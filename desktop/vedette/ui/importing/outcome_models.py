"""What was wrong with rows, and where two sides changed the same field, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from vedette.domain.when import When
from vedette.ui.widgets.plain_label import plain_tooltip, shown
from vedette.usecases.importing_report import Conflict, RowProblem

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_LONGEST = 300
_NO_INDEX = QModelIndex()


class TextTable(QAbstractTableModel):
    """Rows of texts under headings; what does not fit in a cell stands in its tooltip."""

    def __init__(self, headings: Sequence[str], name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._headings = tuple(headings)
        self._rows: list[tuple[str, ...]] = []

    def show(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        text = self._rows[index.row()][index.column()]
        return plain_tooltip(text) if role == Role.ToolTipRole else shown(text, _LONGEST).replace("\n", " ")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return self._headings[section]


def problem_rows(problems: Sequence[RowProblem], whole_row: str) -> list[tuple[str, ...]]:
    """Row, column, value and what is wrong; `whole_row` stands where no single column is meant."""
    return [(str(one.row), one.column or whole_row, one.value, one.problem) for one in problems]


def conflict_rows(conflicts: Sequence[Conflict]) -> list[tuple[str, ...]]:
    """Row, reference, field, and the value of either side."""
    return [
        (str(one.row), one.reference, one.field.replace("_", " "), in_words(one.ours), in_words(one.theirs))
        for one in conflicts
    ]


def in_words(value: Any) -> str:
    """A value of any field, as short as fits into a cell."""
    if value is None or value == "":
        return "–"
    if isinstance(value, When):
        return value.describe()
    if isinstance(value, tuple):
        return ", ".join(map(in_words, value[:3])) + (f" … ({len(value)})" if len(value) > 3 else "") or "–"
    for name in ("label", "text", "name", "value"):
        found = getattr(value, name, None)
        if isinstance(found, str) and found:
            return found
    return str(value)[:_LONGEST]
