"""Asks before something is deleted for good: what goes, what still has it, and why it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from vedette.domain.counting import counted
from vedette.ui.widgets.field import LabelledField
from vedette.ui.widgets.plain_label import PlainLabel, shown
from vedette.ui.widgets.room import room_for

_LETTERS, _LINES = 70, 21
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Copies:
    """What holds the texts besides the logbook: so many backups, and files beside it by name."""

    backups: int = 0
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sure:
    """What was decided: the reason that stays in the history, and whether older backups go too."""

    reason: str
    renew: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a title, what will happen in sentences, and the words of the button that does it."""

    title: str
    words: Sequence[str]
    go: str
    reason: str = ""


class SureDialog(QDialog):
    """Nothing is handed to `done` before the box is ticked that says it can't be taken back."""

    def __init__(self, question: Question, copies: Copies, done: Callable[[Sure], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("SureDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        self._done = done
        self._copies = copies
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        for text in (*question.words, *self._still_there()):
            self._column.addWidget(PlainLabel(text, wrap=True, name="SureText"))
        self.reason = QLineEdit(question.reason)
        self.reason.setMaxLength(500)
        self._field = LabelledField("reason", self.tr("&Why (stays in the history)"), self.reason)
        self.renew = self._box("SureRenew", self.tr("Make a &fresh backup now and delete all older ones"))
        self.renew.setVisible(copies.backups > 0)
        self.sure = self._box("SureSure", self.tr("&I know that this can't be undone"))
        self._buttons = QDialogButtonBox()
        self._go = self._buttons.addButton(question.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()

    def _still_there(self) -> list[str]:
        tr, found = self.tr, []
        if self._copies.backups:
            found.append(
                tr("Exports and prints still hold the texts, and so do the backups: {0}.").format(self._copies.backups)
            )
        else:
            found.append(tr("Exports, prints and copies elsewhere still hold the texts."))
        if self._copies.beside:
            names = ", ".join(shown(name, 80) for name in self._copies.beside[:_MOST_NAMED])
            found.append(tr("These files beside the logbook hold them too; delete them yourself: {0}").format(names))
        return found

    def _box(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        box.setAccessibleName(words.replace("&", ""))
        return box

    def _lay_out(self) -> None:
        self._go.setObjectName("SureGo")
        cancel = self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setObjectName("SureCancel")
        cancel.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(self._hand_over)
        for widget in (self._field, self.renew, self.sure):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addWidget(self._buttons)
        self.sure.toggled.connect(self._judge)
        self._judge()
        self.resize(room_for(self, _LETTERS, _LINES))

    def _judge(self) -> None:
        self._go.setEnabled(self.sure.isChecked())

    def _hand_over(self) -> None:
        self._done(Sure(self.reason.text().strip(), self.renew.isChecked()))


def purge_words(count: int) -> tuple[str, ...]:
    """What is said before incidents are deleted for good."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("SureDialog", text)

    return (
        tr(
            "{0} will be deleted for good: every version, drafts and attached files, and actors, sources and reports "
            "that nothing else names. Undo can't bring them back."
        ).format(counted(count)),
        tr(
            "The history keeps that they were there, when and by whom they were deleted, and the hash of each entry, "
            "so that it can still be checked."
        ),
    )
