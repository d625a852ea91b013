"""The window of tags: the tree with counts, and everything one can do to a tag, by button, menu, key or drag."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from vedette.domain.folding import fold
from vedette.domain.incident_line import NamedTag
from vedette.ui import icons
from vedette.ui.tags.tag_acts import TagActs
from vedette.ui.tags.tag_menu import fill, fill_colours, fill_keys
from vedette.ui.tags.tag_tree_model import SOUGHT, TAG, UNUSED, Index, TagsSeen, TagTreeModel
from vedette.ui.widgets.line_buttons import add_clear_button
from vedette.ui.widgets.plain_label import PlainLabel

WIDTH, HEIGHT = 620, 520


class TagManager(QDialog):
    """Stands beside the main window; what is chosen and unfolded stays when the tags change."""

    def __init__(self, acts: TagActs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("TagManager")
        self.setWindowTitle(self.tr("Tags"))
        self._acts = acts
        self.tree = TagTreeModel(self.palette(), self)
        self.fitting = _Fitting(self)
        self.fitting.setSourceModel(self.tree)
        self.view = QTreeView()
        self._seek = QLineEdit()
        self._unused = QCheckBox(self.tr("&Unused only"))
        self._note = PlainLabel(wrap=True, name="TagsNote")
        self._buttons: dict[str, QPushButton] = {}
        self._make_buttons()
        self._dress()
        self._lay_out()
        self._connect()
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
        self._fit_columns()
        total, unused = len(seen.tags), len(seen.unused)
        self._buttons["TagDeleteUnused"].setEnabled(unused > 0)
        self._note.setText(self.tr("Tags: {0}, unused: {1}. Drag a tag onto another to put it below.").format(
            total, unused
        ))  # fmt: skip
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
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and self._seek.hasFocus():
            self.view.setFocus()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _make_buttons(self) -> None:
        one: tuple[tuple[str, str, str, Callable[[NamedTag], object]], ...] = (
            ("TagRename", self.tr("&Rename…"), "pencil", self._acts.rename),
            ("TagMerge", self.tr("Mer&ge into…"), "merge", self._acts.merge),
            ("TagMove", self.tr("&Move below…"), "layers", self._acts.move),
        )
        self._button("TagNew", self.tr("&New…"), "plus", lambda: self._acts.make(None))
        for name, words, icon, act in one:
            self._button(name, words, icon, partial(self._on_first, act))
        describe = partial(self._on_first, self._acts.describe)
        self._button("TagDescribe", self.tr("De&scribe…"), "message-square", describe)
        self._menu_button("TagColour", self.tr("&Colour"), "palette", fill_colours)
        self._menu_button("TagKey", self.tr("&Key"), "keyboard", fill_keys)
        self._button("TagDelete", self.tr("&Delete"), "trash-2", lambda: self._acts.delete(self.chosen()))
        self._button("TagDeleteUnused", self.tr("Delete all un&used"), "", self._acts.delete_unused)

    def _button(self, name: str, words: str, icon: str, act: Callable[[], object] | None) -> QPushButton:
        button = QPushButton(icons.icon(icon), words) if icon else QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.setAutoDefault(False)
        if act is not None:
            button.clicked.connect(lambda _: act())
        self._buttons[name] = button
        return button

    def _on_first(self, act: Callable[[NamedTag], object]) -> None:
        act(self.chosen()[0])

    def _menu_button(
        self, name: str, words: str, icon: str, fill_menu: Callable[[QMenu, NamedTag, TagActs], object]
    ) -> None:
        button = self._button(name, words, icon, None)
        menu = QMenu(button)

        def renew() -> None:
            menu.clear()
            if self.chosen():
                fill_menu(menu, self.chosen()[0], self._acts)

        menu.aboutToShow.connect(renew)
        button.setMenu(menu)

    def _dress(self) -> None:
        view = self.view
        view.setModel(self.fitting)
        view.setObjectName("TagTree")
        view.setAccessibleName(self.tr("Tags"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setUniformRowHeights(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._seek.setObjectName("TagSeek")
        self._seek.setAccessibleName(self.tr("Find a tag"))
        self._seek.setPlaceholderText(self.tr("Find a tag"))
        add_clear_button(self._seek)
        self._unused.setObjectName("TagUnusedOnly")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._seek, 1)
        top.addWidget(self._unused)
        side = QVBoxLayout()
        side.setSpacing(6)
        for number, button in enumerate(self._buttons.values()):
            side.addWidget(button)
            if number in (0, len(self._buttons) - 3):
                side.addSpacing(8)
        side.addStretch(1)
        box = QDialogButtonBox()
        box.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("TagsClose")
        box.rejected.connect(self.reject)
        middle = QHBoxLayout()
        middle.addWidget(self.view, 1)
        middle.addLayout(side)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self._note)
        column.addWidget(box)
        self.resize(WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.tree.dropped.connect(self._acts.put_below)
        self.view.selectionModel().selectionChanged.connect(self._judge)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.doubleClicked.connect(lambda index: self._acts.rename(index.data(TAG)))
        self._seek.textChanged.connect(self._narrow)
        self._unused.toggled.connect(self._narrow)

    def _narrow(self) -> None:
        self.fitting.narrow(self._seek.text(), self._unused.isChecked())
        self.view.expandAll()
        if self._seek.text().strip():
            self._choose_fitting()

    def _choose_fitting(self) -> None:
        """The topmost tag that is called as sought, not one that is only above it, so that a key can act on it."""
        index = self.fitting.index(0, 0)
        while index.isValid() and not self.fitting.fits(index):
            index = self.view.indexBelow(index)
        self.view.setCurrentIndex(index)

    def _judge(self) -> None:
        number = len(self.chosen())
        for name in ("TagRename", "TagMerge", "TagMove", "TagDescribe", "TagColour", "TagKey"):
            self._buttons[name].setEnabled(number == 1)
        self._buttons["TagDelete"].setEnabled(number > 0)

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

    def _fit_columns(self) -> None:
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

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

    def __init__(self, parent: QDialog) -> None:
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
