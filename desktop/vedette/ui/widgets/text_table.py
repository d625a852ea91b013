"""A small table of plain texts to be read; what is in it is made elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vedette.ui.widgets.plain_label import plain_tooltip, shown

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LONGEST_CELL = 300
_NO_INDEX = QModelIndex()
_USUAL_LETTER = 6


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
        return plain_tooltip(text) if role == Role.ToolTipRole else shown(text, LONGEST_CELL).replace("\n", " ")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return self._headings[section]


def chosen_row(view: QTableView) -> int:
    """The first row that is chosen; -1 for none."""
    rows = view.selectionModel().selectedRows()
    return rows[0].row() if rows else -1


def text_table_view(model: TextTable, name: str, widths: Sequence[int]) -> QTableView:
    """A view of it; `name` is what a screen reader says.

    `widths` are pixels at the usual text size: they grow with it, a heading is never cut, the last takes the rest.
    """
    view = QTableView()
    view.setModel(model)
    view.setObjectName(f"{model.objectName()}View")
    view.setAccessibleName(name)
    view.setTabKeyNavigation(False)
    view.setProperty("texts", True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header = view.horizontalHeader()
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    letter = header.fontMetrics().averageCharWidth() / _USUAL_LETTER
    for column, width in enumerate(widths[: model.columnCount() - 1]):
        view.setColumnWidth(column, max(round(width * letter), header.sectionSizeHint(column)))
    return view
