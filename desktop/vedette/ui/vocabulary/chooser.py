"""Chooses one line of a manager by typing part of a name; says what choosing it would do before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from vedette.domain.errors import UserError
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.vocabulary.line import Line, fits, wanted
from vedette.ui.widgets.plain_label import PlainLabel, shown
from vedette.ui.widgets.room import open_at

MOST_SHOWN = 500
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Choosing:
    """What is asked; `consequence` says, off the GUI thread, what going on would do."""

    title: str
    find: str
    lines: Sequence[Line]
    consequence: Callable[[], str]


class ThingChooser(QDialog):
    """Hands the chosen line to `done`."""

    def __init__(self, asked: Choosing, tasks: Tasks, done: Callable[[Line], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ThingChooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(asked.title)
        self._asked, self._done = asked, done
        self._entry = QLineEdit()
        self._entry.setObjectName("ThingSought")
        self._entry.setAccessibleName(asked.find)
        self._entry.setPlaceholderText(asked.find)
        self.list = QListWidget()
        self.list.setObjectName("ThingTargets")
        self.list.setAccessibleName(asked.title)
        self._note = PlainLabel(wrap=True, name="ThingConsequence")
        self._note.setMinimumHeight(self._note.fontMetrics().lineSpacing() * 3)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._entry.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda *_: self._judge())
        self.list.itemActivated.connect(lambda _: self.accept())
        self._narrow("")
        self._latest = Latest(tasks)
        self._latest.read(asked.consequence, self._note.setText, self._fail)

    def accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            super().accept()
            self._done(item.data(Qt.ItemDataRole.UserRole))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.ok = buttons.addButton(self.tr("&Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setObjectName("ThingChoose")
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setObjectName("ThingChooseCancel")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self._entry, self.list, self._note, buttons):
            column.addWidget(part)
        open_at(self, 420, 420)

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        words = wanted(typed)
        for line in [line for line in self._asked.lines if fits(line, words)][:MOST_SHOWN]:
            item = QListWidgetItem(shown(line.name, LONGEST).replace("\n", " "))
            item.setData(Qt.ItemDataRole.UserRole, line)
            self.list.addItem(item)
        if typed.strip() and self.list.count():
            self.list.setCurrentRow(0)
        self._judge()

    def _judge(self) -> None:
        self.ok.setEnabled(self.list.currentItem() is not None)

    def _fail(self, error: UserError) -> None:
        self._note.setText(str(error))
