"""The entries of the navigator as a tree for Qt; it is given whole trees and keeps what is open and chosen by key."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from vedette.ui import icons
from vedette.ui.navigator.entry import Entry
from vedette.ui.widgets.plain_label import plain_tooltip, shown

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
NO_INDEX = QModelIndex()
LONGEST = 120
_HEADING = Qt.ItemFlag.ItemIsEnabled
_ENTRY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
"""Put together once: Qt asks for the flags of every tag each time the look changes."""


@dataclass(eq=False, slots=True)
class _Node:
    """An entry with its place in the tree; Qt's indexes point at nodes, which live as long as the tree."""

    entry: Entry
    above: _Node | None = None
    row: int = 0
    below: list[_Node] = field(default_factory=list)


def _grown(entry: Entry, above: _Node | None = None, row: int = 0) -> _Node:
    node = _Node(entry, above, row)
    node.below = [_grown(child, node, number) for number, child in enumerate(entry.children)]
    return node


class NavigatorTree(QAbstractItemModel):
    """Headings at the top, entries below, tags as deep as they go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("NavigatorTree")
        self._root = _grown(Entry("", ""))
        self._by_key: dict[str, _Node] = {}

    def show(self, entries: tuple[Entry, ...]) -> bool:
        """Show these; False when they are what is shown, so that nothing needs to be kept."""
        if entries == self._root.entry.children:
            return False
        same = _shape(self._root.entry.children) == _shape(entries)
        if not same:
            self.beginResetModel()
        self._root = self._updated(entries) if same else _grown(Entry("", "", children=entries))
        self._by_key = {}
        self._learn(self._root)
        if same:
            self._tell(NO_INDEX)
        else:
            self.endResetModel()
        return not same

    def index_of(self, key: str) -> QModelIndex:
        """Where the entry with this key is; an invalid index when it is not there."""
        node = self._by_key.get(key)
        return QModelIndex() if node is None else self.createIndex(node.row, 0, node)

    def entry(self, index: Index) -> Entry:
        """The entry at an index."""
        return self._node(index).entry

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        below = self._node(parent).below
        return self.createIndex(row, column, below[row]) if column == 0 and 0 <= row < len(below) else QModelIndex()

    def parent(self, child: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]  # QObject has another parent
        above = self._node(child).above
        return QModelIndex() if above is None or above is self._root else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return len(self._node(parent).below)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _HEADING if self.entry(index).is_heading else _ENTRY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(entry.label, LONGEST)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = "" if entry.count is None else f", {QLocale().toString(entry.count)}"
            return shown(entry.label, LONGEST) + count
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(entry.tip)
        if role == Qt.ItemDataRole.DecorationRole and entry.icon:
            return icons.icon(entry.icon)
        return entry if role == ENTRY else None

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        node: _Node = index.internalPointer()
        return node

    def _learn(self, node: _Node) -> None:
        for below in node.below:
            self._by_key[below.entry.key] = below
            self._learn(below)

    def _updated(self, entries: tuple[Entry, ...]) -> _Node:
        """The same nodes with new entries, so that indexes stay valid."""
        _put(self._root, Entry("", "", children=entries))
        return self._root

    def _tell(self, above: QModelIndex) -> None:
        rows = self.rowCount(above)
        if rows:
            self.dataChanged.emit(self.index(0, 0, above), self.index(rows - 1, 0, above))
        for row in range(rows):
            self._tell(self.index(row, 0, above))


def _put(node: _Node, entry: Entry) -> None:
    node.entry = entry
    for below, child in zip(node.below, entry.children, strict=True):
        _put(below, child)


def _shape(entries: tuple[Entry, ...]) -> tuple[object, ...]:
    return tuple((entry.key, _shape(entry.children)) for entry in entries)
