"""The left pane: ways into the list. A click asks for one, a click with Ctrl combines it with the search there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTreeView, QWidget

from vedette.ui.navigator.delegate import EntryDelegate
from vedette.ui.navigator.entry import Entry
from vedette.ui.navigator.tree_model import NavigatorTree

INDENT = 12
FOLDED_AT_FIRST = ("type", "place", "actor")


class Navigator(QTreeView):
    """Shows entries and says which one was asked for; it asks the logbook nothing."""

    asked = Signal(str, bool)
    """the part of a query, and whether to combine it"""

    menu_asked = Signal(object, QPoint)
    name_asked = Signal(object)
    draft_asked = Signal(str)
    """the key of a draft that is to be gone on with"""

    """the `Entry` that is to have another name"""

    def __init__(self, folded: Sequence[str] = FOLDED_AT_FIRST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Navigator")
        self.setAccessibleName(self.tr("Navigator"))
        self.tree = NavigatorTree(self)
        self._folded = set(folded)
        self._active = ""
        self._delegate = EntryDelegate(self)
        self._dress()
        self.setModel(self.tree)
        self.collapsed.connect(self._note_folded)
        self.expanded.connect(self._note_unfolded)
        self.customContextMenuRequested.connect(self._ask_menu)

    @property
    def folded(self) -> tuple[str, ...]:
        """Keys of what is folded away, to be remembered."""
        return tuple(sorted(self._folded))

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these; what was open, chosen and scrolled to stays."""
        at = self.verticalScrollBar().value()
        if self.tree.show(entries):
            self._unfold(entries)
            self.show_active(self._active)
            self.verticalScrollBar().setValue(at)

    def show_active(self, query_text: str) -> None:
        """Mark the entry that the whole search stands for, if any does."""
        self._active = query_text
        key = next((e.key for e in _all(self.tree.entry(QModelIndex()).children) if e.part == query_text.strip()), "")
        index = self.tree.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.clearSelection()

    def show_target(self, key: str) -> None:
        """Mark the entry onto which something would be dropped; '' for none."""
        if self._delegate.target != key:
            self._delegate.target = key
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            index = self.indexAt(at)
            if index.isValid() and self.visualRect(index).contains(at):
                self._go(index, combine=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self.currentIndex(), combine=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.name_asked.emit(self.tree.entry(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)  # else each of many tags is measured in Python, six times when the look changes
        self.setItemDelegate(self._delegate)
        self.setIndentation(INDENT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        quiet = QPalette()
        # The delegate paints what is chosen; the style would paint the branch beside it as well.
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            quiet.setColor(group, QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(quiet)

    def _go(self, index: QModelIndex, *, combine: bool) -> None:
        if not index.isValid():
            return
        entry = self.tree.entry(index)
        part = entry.part
        if entry.key == f"draft/{entry.uid}":
            self.draft_asked.emit(entry.uid)
        elif part is None:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.asked.emit(part, combine)

    def _unfold(self, entries: tuple[Entry, ...]) -> None:
        for entry in _all(entries):
            if entry.children:
                self.setExpanded(self.tree.index_of(entry.key), entry.key not in self._folded)

    def _note_folded(self, index: QModelIndex) -> None:
        self._folded.add(self.tree.entry(index).key)

    def _note_unfolded(self, index: QModelIndex) -> None:
        self._folded.discard(self.tree.entry(index).key)

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_asked.emit(self.tree.entry(index), self.viewport().mapToGlobal(at))


def menu_for(owner: QWidget, name: str) -> QMenu:
    """An empty menu that belongs to `owner` and goes when it is closed."""
    menu = QMenu(owner)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _all(entries: tuple[Entry, ...]) -> list[Entry]:
    return [each for entry in entries for each in (entry, *_all(entry.children))]
