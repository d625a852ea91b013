"""The tags to tick, as a list for Qt: ticked is on all, half on some; what the user ticked is kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap

from vedette.ui import colours
from vedette.ui.tags.tag_choice import Has, TagLine, fitting, is_new
from vedette.ui.widgets.plain_label import shown

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LONGEST = 120
SWATCH = 14
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
        self._changed: dict[str, Has] = {}

    def show(self, lines: Sequence[TagLine]) -> None:
        """These are the tags."""
        self._all = list(lines)
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
        """Half or empty becomes ticked, ticked becomes empty; a new tag joins the list, ticked."""
        line = self._shown[row]
        if not line.uid and line not in self._all:
            self._all.insert(0, line)
        has: Has = "none" if self._has(line) == "all" else "all"
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
            return path if line.uid or line in self._all else self.tr("Make “{0}”").format(path)
        if role == Qt.ItemDataRole.CheckStateRole:
            return _TICKS[self._has(line)]
        return _swatch(line.colour, self._palette) if role == Qt.ItemDataRole.DecorationRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.toggle(index.row())
            return True
        return False

    def _has(self, line: TagLine) -> Has:
        return self._changed.get(line.path, line.has)


def _swatch(colour: str, palette: QPalette) -> QIcon:
    """A small square of a tag's colour; drawn large so that it stays sharp."""
    tint = colours.tint(colour or "grey", palette)
    picture = QPixmap(QSize(SWATCH * 3, SWATCH * 3))
    picture.setDevicePixelRatio(3)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tint.text), 1.2))
    painter.setBrush(QColor(tint.ground))
    painter.drawRoundedRect(QRectF(2, 2, SWATCH - 4, SWATCH - 4), 3, 3)
    painter.end()
    return QIcon(picture)
