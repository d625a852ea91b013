"""The window of tags: the tree with counts, and everything one can do to a tag, by button, menu, key or drag."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton, QWidget

from vedette.domain.folding import fold
from vedette.domain.incident_line import NamedTag
from vedette.ui.tags.tag_acts import TagActs
from vedette.ui.tags.tag_menu import fill, fill_colours, fill_keys
from vedette.ui.tags.tag_tree_model import SOUGHT, TAG, UNUSED, Index, TagsSeen, TagTreeModel
from vedette.ui.widgets.list_dialog import ListDialog
from vedette.ui.widgets.room import open_at

WIDTH, HEIGHT = 620, 520


class TagManager(ListDialog):
    """The tree of tags; what is chosen and unfolded stays when the tags change."""

    def __init__(self, acts: TagActs, parent: QWidget) -> None:
        super().__init__("Tag", self.tr("Tags"), self.tr("Find a tag"), parent)
        self._acts = acts
        self.tree = TagTreeModel(self.palette(), self)
        self.fitting = _Fitting(self)
        self.fitting.setSourceModel(self.tree)
        self.view.setModel(self.fitting)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._buttons: dict[str, QPushButton] = {}
        self._make_buttons()
        self._connect()
        open_at(self, WIDTH, HEIGHT)
        self._judge()

    def show_tags(self, seen: TagsSeen) -> None:
        """These tags."""
        kept = {tag.uid for tag in self.chosen()}
        folded = self._folded()
        at = self.view.verticalScrollBar().value()
        self.tree.show(seen)
        self.view.expandAll()
        for uid in folded:
            self.view.collapse(self.fitting.mapFromSource(self.tree.index_of(uid)))
        for uid in kept:
            index = self.fitting.mapFromSource(self.tree.index_of(uid))
            if index.isValid():
                self.view.setCurrentIndex(index)
        self.view.verticalScrollBar().setValue(at)
        self.fit_columns()
        total, unused = len(seen.tags), len(seen.unused)
        self._buttons["DeleteUnused"].setEnabled(unused > 0)
        said = self.tr("Tags: {0}, unused: {1}. Drag a tag onto another to put it below.").format(total, unused)
        self.note.setText(said if total else self.tr("No tags yet. “New” makes one; so does tagging an incident."))
        self._judge()

    def chosen(self) -> list[NamedTag]:
        """The tags that are chosen."""
        return [index.data(TAG) for index in self.view.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[NamedTag], object]] = {Qt.Key.Key_F2: self._acts.rename}
        if event.key() == Qt.Key.Key_Delete and self.focusWidget() is self.view and self.chosen():
            self._acts.delete(self.chosen())
        elif event.key() in acts and self.chosen():
            acts[event.key()](self.chosen()[0])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and self.seek.hasFocus():
            self.view.setFocus()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _make_buttons(self) -> None:
        one: tuple[tuple[str, str, str, Callable[[NamedTag], object]], ...] = (
            ("Rename", self.tr("&Rename…"), "pencil", self._acts.rename),
            ("Merge", self.tr("Mer&ge into…"), "merge", self._acts.merge),
            ("Move", self.tr("&Move below…"), "layers", self._acts.move),
            ("Describe", self.tr("De&scribe…"), "message-square", self._acts.describe),
        )
        self._button("New", self.tr("&New…"), "plus", lambda: self._acts.make(None))
        self.add_gap()
        for name, words, icon, act in one:
            self._button(name, words, icon, partial(self._on_first, act))
        self._menu_button("Colour", self.tr("&Colour"), "palette", fill_colours)
        self._menu_button("Key", self.tr("&Key"), "keyboard", fill_keys)
        self.add_gap()
        self._button("Delete", self.tr("&Delete"), "trash-2", lambda: self._acts.delete(self.chosen()))
        self._button("DeleteUnused", self.tr("Delete &all unused"), "", self._acts.delete_unused)

    def _button(self, name: str, words: str, icon: str, act: Callable[[], object]) -> None:
        self._buttons[name] = self.add_button(name, words, icon)
        self._buttons[name].clicked.connect(lambda _: act())

    def _on_first(self, act: Callable[[NamedTag], object]) -> None:
        act(self.chosen()[0])

    def _menu_button(
        self, name: str, words: str, icon: str, fill_menu: Callable[[QMenu, NamedTag, TagActs], object]
    ) -> None:
        button = self._buttons[name] = self.add_button(name, words, icon)
        menu = QMenu(button)

        def renew() -> None:
            menu.clear()
            if self.chosen():
                fill_menu(menu, self.chosen()[0], self._acts)

        menu.aboutToShow.connect(renew)
        button.setMenu(menu)

    def _connect(self) -> None:
        self.tree.dropped.connect(self._acts.put_below)
        self.view.selectionModel().selectionChanged.connect(self._judge)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.doubleClicked.connect(lambda index: self._acts.rename(index.data(TAG)))
        self.seek.textChanged.connect(self._narrow)
        self.unused.toggled.connect(self._narrow)

    def _narrow(self) -> None:
        self.fitting.narrow(self.seek.text(), self.unused.isChecked())
        self.view.expandAll()
        if self.seek.text().strip():
            self._choose_fitting()

    def _choose_fitting(self) -> None:
        """The topmost tag that is called as sought, not one that is only above it, so that a key can act on it."""
        index = self.fitting.index(0, 0)
        while index.isValid() and not self.fitting.fits(index):
            index = self.view.indexBelow(index)
        self.view.setCurrentIndex(index)

    def _judge(self) -> None:
        number = len(self.chosen())
        for name in ("Rename", "Merge", "Move", "Describe", "Colour", "Key"):
            self._buttons[name].setEnabled(number == 1)
        self._buttons["Delete"].setEnabled(number > 0)

    def _folded(self) -> list[str]:
        """Uids of the tags that somebody folded up."""
        found: list[str] = []

        def walk(above: Index) -> None:
            for row in range(self.fitting.rowCount(above)):
                index = self.fitting.index(row, 0, above)
                if self.fitting.rowCount(index):
                    if not self.view.isExpanded(index):
                        found.append(index.data(TAG).uid)
                    walk(index)

        walk(self.view.rootIndex())
        return found

    def _open_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if index.isValid():
            menu = QMenu(self)
            menu.setObjectName("TagMenu")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            fill(menu, index.data(TAG), self._acts)
            menu.popup(self.view.viewport().mapToGlobal(at))


class _Fitting(QSortFilterProxyModel):
    """The tags that fit what is sought, with those above them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRecursiveFilteringEnabled(True)
        self._sought, self._unused = "", False

    def narrow(self, sought: str, unused: bool) -> None:
        """Show these alone."""
        self._sought, self._unused = fold(sought.strip()), unused
        self.invalidate()

    def filterAcceptsRow(self, row: int, above: Index) -> bool:
        index = self.sourceModel().index(row, 0, above)
        return self.fits(index)

    def fits(self, index: Index) -> bool:
        """Whether a row, of here or of the source, is there for itself and not for one below it."""
        return self._sought in (index.data(SOUGHT) or "") and (not self._unused or bool(index.data(UNUSED)))
