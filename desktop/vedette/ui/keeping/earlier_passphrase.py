"""Asks for the passphrase of the time when a backup was made; the one that is in use does not open it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from vedette.domain.errors import InvalidPassphrase
from vedette.domain.passphrase import Secret, secret_typed
from vedette.ui.keeping import words
from vedette.ui.locking.passphrase_line import PassphraseLine
from vedette.ui.text_scale import grown
from vedette.ui.widgets.plain_label import PlainLabel

WIDTH = 440


class EarlierPassphrase(QDialog):
    """`given` hears what was typed; Escape asks no more."""

    def __init__(self, until: datetime, given: Callable[[Secret], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("EarlierPassphrase")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A backup under an earlier passphrase"))
        self._given = given
        what = self.tr(
            "This backup was made under the passphrase that was in use until {0}. Give that passphrase, or the "
            "recovery code of that time. The one you use now does not open it, and the copy keeps the earlier one."
        )
        self.line = PassphraseLine(self.tr("Earlier passphrase"), "EarlierPassphraseLine", self)
        self._said = PlainLabel(wrap=True, name="EarlierPassphraseSaid")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        buttons.setObjectName("EarlierPassphraseButtons")
        for button in buttons.buttons():
            button.setObjectName(f"EarlierPassphrase{buttons.standardButton(button).name}")
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        self.line.entered.connect(self._give)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        about = PlainLabel(what.format(words.moment(until)), wrap=True, name="EarlierPassphraseWhat")
        for widget in (about, self.line, self._said, buttons):
            column.addWidget(widget)
        self.setFixedWidth(grown(WIDTH))

    def _give(self) -> None:
        try:
            secret = secret_typed(self.line.text)
        except InvalidPassphrase as error:
            self._said.setText(str(error))
            return
        self.line.clear()
        self.accept()
        self._given(secret)
