"""The columns of a file and what each becomes; what the user chose is kept by heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from vedette.ui.widgets.plain_label import plain_tooltip, shown
from vedette.usecases.importing_look import Looked, Target, own_field, own_targets, targets

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HEADING, EXAMPLE, BECOMES = range(3)
LEFT_OUT = "skip"
_LONGEST = 120
_NO_INDEX = QModelIndex()


class ColumnsTable(QAbstractTableModel):
    """One row a column of the file; the last cell can be edited where the layout lets one say it."""

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ColumnsTable")
        self.mapping: dict[str, str] = {}
        self._targets: Mapping[str, Target] = {target.key: target for target in targets()}
        self._lines: list[tuple[str, str, str]] = []
        self._own: tuple[str, ...] = ()
        self._mappable = False

    def choices(self, row: int) -> tuple[tuple[str, str, str], ...]:
        """Key, words and a longer word about each thing that the column can become."""
        own = self._own[row]
        kept = (
            own,
            self.tr("Custom field “{0}”").format(own_field(own)),
            self.tr("kept as it is, in a field of its own"),
        )
        out = (LEFT_OUT, self.tr("Left out"), self.tr("not taken over"))
        return (kept, out, *((target.key, target.label, target.about) for target in self._targets.values()))

    def show(self, looked: Looked) -> None:
        """Another file, or the same one read in another way."""
        cells = [row.cells for row, _ in looked.rows]
        plan = looked.plan
        lines = [
            (heading, _example(cells, place), target)
            for place, (heading, target) in enumerate(zip(plan.header, plan.targets, strict=True))
        ]
        same = looked.mappable == self._mappable and [line[0] for line in lines] == [line[0] for line in self._lines]
        if same and lines:  # a box that is open for the next choice stays open
            self._lines = lines
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, BECOMES))
            return
        self.beginResetModel()
        self._mappable, self._lines = looked.mappable, lines
        self._own = own_targets(plan.header)
        self.endResetModel()

    def forget(self) -> None:
        """Another file: what was chosen for the last one does not count."""
        self.mapping = {}

    def summary(self) -> str:
        """How many columns are kept as fields of their own, and that nothing is lost."""
        if not self._mappable:
            return self.tr("This layout says what each column becomes.")
        own = sum(1 for _, _, target in self._lines if own_field(target))
        if not own:
            return self.tr("Every column has its place. Choose in the last column to change that.")
        return self.tr(
            "{0} of {1} columns have no place of their own and are kept as custom fields, so nothing is lost. "
            "Choose in the last column to change that."
        ).format(own, len(self._lines))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = self._mappable and index.column() == BECOMES
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        heading, example, target = self._lines[index.row()]
        if role == Role.EditRole:
            return target or LEFT_OUT
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        text = (heading, example, self._words(target))[index.column()]
        if role == Role.ToolTipRole:
            return plain_tooltip(self._about(target) if index.column() == BECOMES else text)
        return shown(text, _LONGEST).replace("\n", " ")

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid() or index.column() != BECOMES:
            return False
        heading, _, target = self._lines[index.row()]
        if value != (target or LEFT_OUT):
            self.mapping[heading] = str(value)
            self.chosen.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (self.tr("Column in the file"), self.tr("First value"), self.tr("Becomes"))[section]

    def _words(self, target: str) -> str:
        if not target:
            return self.tr("Left out")
        if own_field(target):
            return self.tr("Custom field “{0}”").format(own_field(target))
        known = self._targets.get(target) if self._mappable else None
        return known.label if known else target

    def _about(self, target: str) -> str:
        known = self._targets.get(target)
        return known.about if known else self._words(target)


def _example(rows: Sequence[Sequence[str]], place: int) -> str:
    return next((cells[place] for cells in rows if place < len(cells) and cells[place].strip()), "")
