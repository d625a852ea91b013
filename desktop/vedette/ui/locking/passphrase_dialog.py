"""The dialog in which the passphrase of an open logbook is set, changed or taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from vedette.domain.errors import InvalidPassphrase, UserError
from vedette.domain.passphrase import Passphrase, Secret, secret_typed
from vedette.ui.locking.new_passphrase import NewPassphrase
from vedette.ui.locking.passphrase_line import PassphraseLine
from vedette.ui.tasks import Once, Tasks
from vedette.ui.text_scale import grown
from vedette.ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Wanted:
    """What opens it so far, None for a plain one; and what shall open it, None for nothing."""

    now: Secret | None
    new: Passphrase | None


class PassphraseDialog(QDialog):
    """`check` raises UserError when the present passphrase is wrong; `done` hears what is wanted once it is right."""

    def __init__(
        self, encrypted: bool, known: Sequence[str], parent: QWidget, *,
        tasks: Tasks, check: Callable[[Secret], object], done: Callable[[Wanted], object],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("PassphraseDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Passphrase of this logbook"))
        self._encrypted, self._check, self._done, self._once = encrypted, check, done, Once(tasks)
        self._wanted: Wanted | None = None
        self.now = PassphraseLine(self.tr("The passphrase so far, or the recovery code"), "PassphraseNow")
        self.new = NewPassphrase(known)
        self._change = QRadioButton(self.tr("&Change the passphrase"))
        self._change.setObjectName("PassphraseChange")
        self._take_off = QRadioButton(self.tr("Take the &encryption off"))
        self._take_off.setObjectName("PassphraseRemove")
        self._said = PlainLabel(wrap=True, name="PassphraseSaid")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("&Go on") if encrypted else self.tr("&Encrypt"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._go.setObjectName("PassphraseGo")
        self._lay_out()
        self._connect()
        self._judge()

    @property
    def said(self) -> str:
        """What stands in the way."""
        return self._said.text()

    def accept(self) -> None:
        """Make sure of the present passphrase first: it takes a second, so it does not keep the window waiting."""
        wanted = self._read()
        if wanted is None or self._once.busy:
            return
        now, self._wanted = wanted.now, wanted
        if now is None:
            self._close_with()
            return
        self._go.setEnabled(False)
        self._said.setText(self.tr("Trying the passphrase …"))
        self._once.write(lambda: self._check(now), self._right, self._wrong)

    def _read(self) -> Wanted | None:
        new = None if self._take_off.isChecked() else self.new.value
        if new is None and not self._take_off.isChecked():
            return None
        try:
            return Wanted(secret_typed(self.now.text) if self._encrypted else None, new)
        except InvalidPassphrase as error:
            self._said.setText(str(error))
            return None

    def _right(self, _: object) -> None:
        self._close_with()

    def _wrong(self, error: UserError) -> None:
        self._said.setText(str(error))
        self.now.clear()
        self.now.setFocus()

    def _close_with(self) -> None:
        wanted = self._wanted
        self.now.clear()
        self.new.clear()
        super().accept()
        if wanted is not None:
            self._done(wanted)

    def _judge(self) -> None:
        self.new.setVisible(not self._take_off.isChecked())
        ready = self._take_off.isChecked() or self.new.value is not None
        self._go.setEnabled(ready and (bool(self.now.text) or not self._encrypted))

    def _connect(self) -> None:
        self.new.changed.connect(self._judge)
        self.now.changed.connect(self._judge)
        self._take_off.toggled.connect(self._judge)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self._what(), wrap=True, name="PassphraseWhat"))
        if self._encrypted:
            column.addWidget(self.now)
            column.addWidget(self._change)
            column.addWidget(self._take_off)
        self._change.setChecked(True)
        column.addWidget(self.new)
        column.addWidget(self._said)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(grown(460))

    def _what(self) -> str:
        if self._encrypted:
            return self.tr(
                "The logbook is written anew under the new passphrase and checked before it takes the place of the old "
                "one. There is a new recovery code, and the old one is worthless. Earlier backups keep the passphrase "
                "of their time."
            )
        return self.tr(
            "The logbook is written anew, encrypted and checked, before it takes the place of the present one. Then "
            "only the passphrase or the recovery code opens it: who loses both has lost the logbook."
        )
