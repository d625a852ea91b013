"""The tags as a tree for Qt, with how many incidents carry each; a tag can be dragged below another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QPalette, QStandardItem, QStandardItemModel

from vedette.domain.counting import in_groups
from vedette.domain.folding import fold
from vedette.domain.incident_line import NamedTag
from vedette.domain.tag import Tag
from vedette.ui.tags.swatch import swatch
from vedette.ui.widgets.plain_label import plain_tooltip, shown
from vedette.ui.workplace import Workplace
from vedette.usecases.navigation import Navigation

Index = QModelIndex | QPersistentModelIndex
TAG = Qt.ItemDataRole.UserRole
SOUGHT = Qt.ItemDataRole.UserRole + 1
UNUSED = Qt.ItemDataRole.UserRole + 2
Swatches = Callable[[str], QIcon]
MIME = "application/x-vedette-tag"
LONGEST = 120


@dataclass(frozen=True, slots=True)
class TagsSeen:
    """Every tag, how many incidents carry each (`counts` with tags below it, as the navigator says; `own` without, the
    trash included), and which are carried by none, nor any below them."""

    tags: Sequence[Tag]
    counts: dict[str, int]
    own: dict[str, int]
    unused: frozenset[str]


def look(workplace: Workplace) -> TagsSeen:
    """The tags as they are now. Off the GUI thread only."""
    tagging = workplace.tagging
    counts = {one.tag.uid: one.count for one in Navigation(workplace.desk).tags()}
    return TagsSeen(tagging.all(), counts, tagging.carriers(), frozenset(tag.uid for tag in tagging.unused()))


class TagTreeModel(QStandardItemModel):
    """`dropped` says that a tag was dragged below another (uid), or to the top ('')."""

    dropped = Signal(object, str)

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TagTreeModel")
        self._palette = palette
        self._items: dict[str, QStandardItem] = {}

    def show(self, seen: TagsSeen) -> None:
        """These tags."""
        self.clear()
        self._head()
        self._items = {}
        below: dict[str, list[Tag]] = defaultdict(list)
        known = {tag.uid for tag in seen.tags}
        for tag in sorted(seen.tags, key=lambda tag: fold(tag.name)):
            below[tag.parent if tag.parent in known else ""].append(tag)
        # One picture for each colour: drawing one for each tag took most of the time.
        swatches = cache(partial(swatch, palette=self._palette))
        self._grow(self.invisibleRootItem(), "", below, seen, swatches)

    def index_of(self, uid: str) -> QModelIndex:
        """Where a tag is."""
        item = self._items.get(uid)
        return item.index() if item is not None else QModelIndex()

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        tag = indexes[0].data(TAG) if indexes else None
        data.setData(MIME, tag.uid.encode() if tag is not None else b"")
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        above, moved = _uid(parent), bytes(data.data(MIME).data()).decode()
        return data.hasFormat(MIME) and moved in self._items and above not in (moved, self._parent(moved))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        item = self._items.get(bytes(data.data(MIME).data()).decode())
        if item is not None:
            self.dropped.emit(item.data(TAG), _uid(parent))
        return False  # the tree is shown anew once it is done

    def _head(self) -> None:
        heads = (
            (self.tr("Tag"), ""),
            (self.tr("Incidents"), self.tr("That carry it or a tag below it, as in the navigator; not in the trash")),
            (self.tr("Itself"), self.tr("Incidents that carry this very tag, those in the trash included")),
            (self.tr("Key"), self.tr("The figure that puts it on the selected incidents")),
        )
        for column, (words, tip) in enumerate(heads):
            head = QStandardItem(words)
            head.setToolTip(plain_tooltip(tip))
            self.setHorizontalHeaderItem(column, head)

    def _parent(self, uid: str) -> str:
        above = self._items[uid].parent()
        return _uid(above.index()) if above is not None else ""

    def _grow(
        self, above: QStandardItem, uid: str, below: dict[str, list[Tag]], seen: TagsSeen, swatches: Swatches
    ) -> None:
        for tag in below.pop(uid, ()):
            row = self._row(tag, seen, swatches)
            self._items[tag.uid] = row[0]
            above.appendRow(row)
            self._grow(row[0], tag.uid, below, seen, swatches)

    def _row(self, tag: Tag, seen: TagsSeen, swatches: Swatches) -> list[QStandardItem]:
        numbers = (seen.counts.get(tag.uid, 0), seen.own.get(tag.uid, 0))
        texts = (tag.name, *(in_groups(number) for number in numbers), str(tag.pinned) if tag.pinned else "")
        row = [QStandardItem(shown(text, LONGEST)) for text in texts]
        row[0].setIcon(swatches(tag.colour))
        others = self.tr("Also known as: {0}").format(", ".join(tag.aliases)) if tag.aliases else ""
        row[0].setToolTip(plain_tooltip("\n".join(part for part in (tag.description, others) if part)))
        for item in row:
            item.setEditable(False)
            item.setData(NamedTag(tag.uid, tag.name, tag.colour or "grey"), TAG)
            item.setData(fold(" ".join((tag.name, *tag.aliases))), SOUGHT)
            item.setData(tag.uid in seen.unused, UNUSED)
        for item in row[1:3]:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row[3].setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        return row


def _uid(index: Index) -> str:
    tag: NamedTag | None = index.data(TAG) if index.isValid() else None
    return tag.uid if tag is not None else ""
