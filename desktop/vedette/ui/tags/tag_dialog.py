"""Tags for the chosen incidents: find one while typing, tick, make a new one; nothing is changed before Apply."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

from vedette.domain.counting import counted
from vedette.domain.errors import UserError
from vedette.ui.incidents.selection import Selection
from vedette.ui.tags.tag_choice import TagLine, lines_for
from vedette.ui.tags.tag_list import TagList
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.line_buttons import add_clear_button
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import open_at
from vedette.ui.workplace import Workplace

Apply = Callable[[Selection, list[str], list[str]], object]


class TagDialog(QDialog):
    """Hands what is to be put on and taken off to `apply`; `open_for` opens it without a loop of its own."""

    def __init__(self, chosen: Selection, apply: Apply, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("TagDialog")
        self.setWindowTitle(self.tr("Tags of {0}").format(counted(chosen.count)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self._apply = apply
        self._entry = _Entry()
        self.tags = TagList(self.palette(), self)
        self._list = QListView()
        self._list.setModel(self.tags)
        self._note = PlainLabel(self.tr("Looking …"), wrap=True, name="TagNote")
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._connect()
        self._say()

    def ask(self, workplace: Workplace, tasks: Tasks) -> None:
        """Find out which tags there are and who has them."""
        self._latest = Latest(tasks)
        self._latest.read(partial(lines_for, workplace, self._chosen), self._show, self._fail)

    def _lay_out(self) -> None:
        self._list.setObjectName("TagChoices")
        self._list.setAccessibleName(self.tr("Tags"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setUniformItemSizes(True)
        self._ok = self._buttons.addButton(self.tr("&Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setObjectName("TagApply")
        self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("TagCancel")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._entry)
        column.addWidget(self._list, 1)
        column.addWidget(self._note)
        column.addWidget(self._buttons)
        open_at(self, 380, 440)

    def _connect(self) -> None:
        self._entry.textChanged.connect(self._narrow)
        self._entry.returnPressed.connect(self._toggle_first)
        self._entry.down = self._enter_list
        self._list.activated.connect(self._toggle)
        self.tags.ticked.connect(self._say)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(self._hand_over)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._ok.isEnabled():
                self.accept()
            return
        super().keyPressEvent(event)

    def _show(self, lines: tuple[TagLine, ...]) -> None:
        self.tags.show(lines, self._chosen.count)
        self._narrow(self._entry.text())
        self._say()

    def _narrow(self, typed: str) -> None:
        self.tags.narrow(typed)
        if self.tags.rowCount():
            self._list.setCurrentIndex(self.tags.index(0))

    def _toggle_first(self) -> None:
        """Enter ticks the best fit, or applies when nothing is typed any more."""
        if self._entry.text().strip():
            if self.tags.rowCount():
                self.tags.toggle(max(self._list.currentIndex().row(), 0))
                self._entry.clear()
        elif self._ok.isEnabled():
            self.accept()

    def _toggle(self, index: QModelIndex) -> None:
        self.tags.toggle(index.row())

    def _enter_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        add, remove = self.tags.to_add(), self.tags.to_remove()
        self._ok.setEnabled(bool(add or remove))
        if not add and not remove:
            self._note.setText(self.tr("Type to find a tag, Enter ticks it; a/b makes b below a."))
            return
        parts = [self.tr("{0} to put on").format(len(add))] if add else []
        parts += [self.tr("{0} to take off").format(len(remove))] if remove else []
        self._note.setText(", ".join(parts))

    def _hand_over(self) -> None:
        self._apply(self._chosen, self.tags.to_add(), self.tags.to_remove())

    def _fail(self, error: UserError) -> None:
        self._note.setText(str(error))


class _Entry(QLineEdit):
    """Where a tag is typed; Down goes to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.down: Callable[[], object] = lambda: None
        self.setObjectName("TagEntry")
        self.setAccessibleName(self.tr("Find or make a tag"))
        self.setPlaceholderText(self.tr("Find or make a tag"))
        add_clear_button(self)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down()
        else:
            super().keyPressEvent(event)
