"""Chooses one tag of the tree by typing part of its path; says what choosing it would do before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vedette.domain.errors import UserError
from vedette.ui.tags.swatch import swatch
from vedette.ui.tags.tag_choice import TagLine, fitting
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.plain_label import PlainLabel, shown
from vedette.ui.widgets.room import open_at

MOST_SHOWN = 500
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Choosing:
    """What is asked: `consequence` says, off the GUI thread, what choosing a tag (uid) would do."""

    title: str
    button: str
    lines: Sequence[TagLine]
    consequence: Callable[[str], str]


class TagChooser(QDialog):
    """Hands the uid of the chosen tag to `done`."""

    def __init__(self, asked: Choosing, tasks: Tasks, done: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("TagChooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(asked.title)
        self._asked, self._done = asked, done
        self._latest = Latest(tasks)
        self._entry = QLineEdit()
        self._entry.setObjectName("TagSought")
        self._entry.setAccessibleName(self.tr("Find a tag"))
        self._entry.setPlaceholderText(self.tr("Find a tag"))
        self.list = QListWidget()
        self.list.setObjectName("TagTargets")
        self.list.setAccessibleName(self.tr("Tags"))
        self._note = PlainLabel(wrap=True, name="TagConsequence")
        self._note.setMinimumHeight(self._note.fontMetrics().lineSpacing() * 3)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out(asked.button)
        self._entry.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda *_: self._judge())
        self.list.itemActivated.connect(lambda _: self.accept())
        self.accepted.connect(self._hand_over)
        self._narrow("")

    def _lay_out(self, button: str) -> None:
        buttons = QDialogButtonBox()
        self.ok = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setObjectName("TagChoose")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("TagChooseCancel")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part, stretch in ((self._entry, 0), (self.list, 1), (self._note, 0), (buttons, 0)):
            column.addWidget(part, stretch)
        open_at(self, 400, 420)

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        for line in fitting(self._asked.lines, typed)[:MOST_SHOWN]:
            item = QListWidgetItem(shown(line.path, LONGEST))
            if line.uid:
                item.setIcon(swatch(line.colour, self.palette()))
            item.setData(Qt.ItemDataRole.UserRole, line.uid)
            self.list.addItem(item)
        if typed.strip() and self.list.count():
            self.list.setCurrentRow(0)
        self._judge()

    def _judge(self) -> None:
        item = self.list.currentItem()
        self.ok.setEnabled(item is not None)
        self._latest.forget()
        self._note.setText("")
        if item is not None:
            uid = str(item.data(Qt.ItemDataRole.UserRole))
            self._latest.read(partial(self._asked.consequence, uid), self._note.setText, self._fail)

    def _hand_over(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._done(str(item.data(Qt.ItemDataRole.UserRole)))

    def _fail(self, error: UserError) -> None:
        self._note.setText(str(error))
