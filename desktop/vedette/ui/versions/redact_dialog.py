"""Asks which words are to be taken out of the history of an incident, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from vedette.domain.redaction import LEAST_LETTERS
from vedette.ui.widgets.field import LabelledField
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import open_at


class RedactDialog(QDialog):
    """Hands words and reason to `done`; both must be given."""

    def __init__(self, done: Callable[[str, str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("RedactDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Take words out of the history"))
        self._done = done
        self.words, self.reason = QLineEdit(), QLineEdit()
        self._buttons = QDialogButtonBox()
        self._go = self._buttons.addButton(self.tr("&Go on…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(self._hand_over)
        self._judge()
        open_at(self, 520)

    def _lay_out(self) -> None:
        text = PlainLabel(
            self.tr(
                "These words are taken out of every earlier version of this incident, for good. The history keeps that "
                "something was taken out, your reason, and the hash of what stood there."
            ),
            wrap=True,
            name="RedactText",
        )
        self._go.setObjectName("RedactGo")
        self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("RedactCancel")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(text)
        for key, label, entry in (
            ("words", self.tr("&Words"), self.words),
            ("reason", self.tr("&Reason"), self.reason),
        ):
            entry.setMaxLength(2_000)
            entry.textChanged.connect(self._judge)
            field = LabelledField(key, label, entry)
            field.stack(True)
            column.addWidget(field)
        column.addStretch(1)
        column.addWidget(self._buttons)

    def _judge(self) -> None:
        enough = len("".join(self.words.text().split())) >= LEAST_LETTERS
        self._go.setEnabled(enough and bool(self.reason.text().strip()))

    def _hand_over(self) -> None:
        self._done(self.words.text(), self.reason.text().strip())
