"""The tags to tick, as a list for Qt: ticked is on all, half on some; what the user ticked is kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPalette

from vedette.domain.counting import in_groups
from vedette.ui.tags.swatch import swatch
from vedette.ui.tags.tag_choice import Has, TagLine, fitting, is_new
from vedette.ui.widgets.plain_label import shown

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LONGEST = 120
_TICKS: dict[Has, Qt.CheckState] = {
    "all": Qt.CheckState.Checked,
    "some": Qt.CheckState.PartiallyChecked,
    "none": Qt.CheckState.Unchecked,
}


class TagList(QAbstractListModel):
    """Holds every tag and shows those that fit what was typed; a new one stands at the end, ready to be made."""

    ticked = Signal()

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._all: list[TagLine] = []
        self._shown: list[TagLine] = []
        self._typed = ""
        self._of = 0
        self._changed: dict[str, Has] = {}

    def show(self, lines: Sequence[TagLine], of: int) -> None:
        """These are the tags, over so many incidents; new ones that were ticked before they came stay."""
        made = [line for line in self._all if not line.uid and is_new(lines, line.path)]
        self._all, self._of = [*made, *lines], of
        self.narrow(self._typed)

    def narrow(self, typed: str) -> None:
        """Show what fits; where nothing is called so, offer to make it."""
        self._typed = typed
        self.beginResetModel()
        self._shown = fitting(self._all, typed)
        if is_new(self._all, typed):
            self._shown.append(TagLine("", typed.strip(), "", "none"))
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Half or empty becomes ticked, ticked becomes empty, and empty half again where it was; a new tag joins."""
        line = self._shown[row]
        if not line.uid and line not in self._all:
            self._all.insert(0, line)
        following: dict[Has, Has] = {"all": "none", "some": "all", "none": "some" if line.has == "some" else "all"}
        has = following[self._has(line)]
        if has == line.has:
            self._changed.pop(line.path, None)
        else:
            self._changed[line.path] = has
        self.dataChanged.emit(self.index(row), self.index(row))
        self.ticked.emit()

    def to_add(self) -> list[str]:
        """Uids, or paths of tags yet to be made, to put on all."""
        return [line.uid or line.path for line in self._all if self._changed.get(line.path) == "all"]

    def to_remove(self) -> list[str]:
        """Uids of the tags to take off all."""
        return [line.uid for line in self._all if line.uid and self._changed.get(line.path) == "none"]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            path = shown(line.path, LONGEST)
            return self._words(line, path) if line.uid or line in self._all else self.tr("Make “{0}”").format(path)
        if role == Qt.ItemDataRole.CheckStateRole:
            return _TICKS[self._has(line)]
        return swatch(line.colour, self._palette) if role == Qt.ItemDataRole.DecorationRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.toggle(index.row())
            return True
        return False

    def _words(self, line: TagLine, path: str) -> str:
        """The path, and on how many it is where that are some."""
        if self._has(line) != "some":
            return path
        return self.tr("{0}  ({1} of {2})").format(path, in_groups(line.count), in_groups(self._of))

    def _has(self, line: TagLine) -> Has:
        return self._changed.get(line.path, line.has)
