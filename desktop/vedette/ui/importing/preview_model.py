"""The first rows of a file for the eye: as they stand there, and beside them when and where they are read to mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from vedette.domain.incident import Incident
from vedette.ui import icons
from vedette.ui.widgets.plain_label import plain_tooltip, shown
from vedette.usecases.importing_look import Looked

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
READ = 2
"""How many columns stand before those of the file."""

_LONGEST_CELL = 200
_NO_INDEX = QModelIndex()


class PreviewTable(QAbstractTableModel):
    """Holds a few dozen rows; a cell with a problem has an icon, and says it when one asks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PreviewTable")
        self._header: Sequence[str] = ()
        self._rows: list[_Line] = []

    def show(self, looked: Looked) -> None:
        """Another file, or the same one read in another way."""
        plan = looked.plan
        self.beginResetModel()
        self._header = plan.header
        self._rows = [_Line(row.number, row.cells, *self._read(read.incident)) for row, read in looked.rows]
        for line, (_, read) in zip(self._rows, looked.rows, strict=True):
            for problem in read.problems:
                line.note(_place(problem.column, plan.header, plan.targets), problem.problem)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._header) + READ

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._rows[index.row()], index.column()
        problem = line.problems.get(column, "")
        if role == Role.DisplayRole:
            return shown(line.text(column), _LONGEST_CELL).replace("\n", " ")
        if role == Role.ToolTipRole:
            return plain_tooltip(f"{problem}\n{line.text(column)}".strip())
        if role == Role.DecorationRole and problem:
            return icons.icon("circle-alert")
        return problem if role == Role.AccessibleDescriptionRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return self._rows[section].number if role == Role.DisplayRole else None
        name = (self.tr("When, as read"), self.tr("Where, as read"), *self._header)[section]
        if role == Role.DisplayRole:
            return shown(name, 60).replace("\n", " ") or self.tr("(no heading)")
        return plain_tooltip(name) if role == Role.ToolTipRole else None

    def _read(self, incident: Incident | None) -> tuple[str, str]:
        if incident is None:
            return self.tr("(not taken)"), ""
        place = next(iter(incident.places), None)
        return incident.when.describe(), place.label if place is not None else ""


class _Line:
    """One row of the file with what it became."""

    def __init__(self, number: int, cells: Sequence[str], when: str, where: str) -> None:
        self.number = number
        self.problems: dict[int, str] = {}
        self._texts = (when, where, *cells)

    def text(self, column: int) -> str:
        return self._texts[column] if column < len(self._texts) else ""

    def note(self, column: int, problem: str) -> None:
        self.problems[column] = f"{self.problems.get(column, '')} {problem}".strip()


def _place(column: str, header: Sequence[str], targets: Sequence[str]) -> int:
    """Where a problem is shown: with its column, else with the row as a whole."""
    for names in (header, targets):
        if column and column in names:
            return READ + list(names).index(column)
    return 0
