"""The window of one kind of shared thing: a list that is searched as one types, and what can be done to its lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from vedette.domain.counting import in_groups
from vedette.ui.vocabulary.line import Line
from vedette.ui.vocabulary.lines_model import LINE, LinesModel
from vedette.ui.vocabulary.subject import Subject
from vedette.ui.widgets.list_dialog import ListDialog
from vedette.ui.widgets.room import open_at

WIDTH, HEIGHT = 820, 500


class Manager(ListDialog):
    """The list of one subject; what is chosen and sought stays when the lines change."""

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        self._subject, self._words = subject, subject.words
        super().__init__(self._words.key, self._words.title, self._words.find, parent)
        self.lines = LinesModel(self._words.headings, self)
        self.unused.setVisible(subject.merges)
        self._acts: dict[str, tuple[QPushButton, Callable[[], object]]] = {}
        self._make_acts()
        self._show_list()
        self._connect()
        open_at(self, WIDTH, HEIGHT)
        self._judge()

    def show_lines(self, lines: list[Line]) -> None:
        """These lines."""
        kept = {line.uid for line in self.chosen()}
        at = self.view.verticalScrollBar().value()
        self.lines.show(lines)
        chooser = self.view.selectionModel()
        wanted = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in range(self.lines.rowCount()) if kept else ():
            if self.lines.line(row).uid in kept:
                index = self.lines.index(row, 0)
                chooser.select(index, wanted)
                chooser.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.view.verticalScrollBar().setValue(at)
        self.note.setText(self._words.note.format(in_groups(len(lines))) if lines else self._words.empty)
        self._judge()

    def chosen(self) -> list[Line]:
        """The lines that are chosen."""
        return [index.data(LINE) for index in self.view.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_F2: "Edit", Qt.Key.Key_Return: "Edit", Qt.Key.Key_Enter: "Edit",
            Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Insert: "New",
        }  # fmt: skip
        act = keys.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        elif self.focusWidget() is self.view:
            self._do(act)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.seek:
            self._enter_list()

    def _make_acts(self) -> None:
        self._add("New", self.tr("&New…"), "plus", self._subject.make)
        self._add("Edit", self.tr("&Edit…"), "pencil", lambda: self._subject.edit(self.chosen()[0]))
        if self._subject.merges:
            self._add("Merge", self.tr("Mer&ge into…"), "merge", self._merge)
        self._add("Delete", self.tr("&Delete"), "trash-2", lambda: self._subject.delete(self.chosen()))

    def _add(self, name: str, words: str, icon: str, act: Callable[[], object]) -> None:
        button = self.add_button(name, words, icon)
        button.clicked.connect(lambda _: self._do(name))
        self._acts[name] = (button, act)

    def _merge(self) -> None:
        self._subject.merge(self.chosen()[0], self.lines.lines)

    def _do(self, name: str) -> None:
        button, act = self._acts[name]
        if button.isEnabled():
            act()

    def _show_list(self) -> None:
        self.view.setModel(self.lines)
        self.view.setRootIsDecorated(False)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.fit_columns()

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(self._judge)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.doubleClicked.connect(lambda _: self._do("Edit"))
        self.seek.textChanged.connect(self._narrow)
        self.unused.toggled.connect(self._narrow)

    def _narrow(self) -> None:
        self.lines.narrow(self.seek.text(), self.unused.isChecked())
        self._judge()

    def _enter_list(self) -> None:
        self.view.setFocus()
        if not self.chosen() and self.lines.rowCount():
            self.view.setCurrentIndex(self.lines.index(0, 0))

    def _judge(self) -> None:
        number = len(self.chosen())
        for name, (button, _) in self._acts.items():
            button.setEnabled(name == "New" or number == 1 or (name == "Delete" and number > 0))

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self._words.key}Menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, (button, act) in self._acts.items():
            if button.isEnabled() and (name == "New" or self.view.indexAt(at).isValid()):
                menu.addAction(button.icon(), button.text()).triggered.connect(lambda _, act=act: act())
        menu.popup(self.view.viewport().mapToGlobal(at))
