"""A passphrase to be set: typed twice, with its strength; a weak one only after a plain warning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from vedette.domain.errors import InvalidPassphrase
from vedette.domain.passphrase import Passphrase
from vedette.ui.locking.passphrase_line import PassphraseLine
from vedette.ui.locking.strength_line import StrengthLine
from vedette.ui.widgets.plain_label import PlainLabel


class NewPassphrase(QWidget):
    """`changed` tells that `value` may have become one or none."""

    changed = Signal()

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("NewPassphrase")
        self._weak = True
        self.first = PassphraseLine(self.tr("Passphrase"), "NewPassphraseFirst")
        self.second = PassphraseLine(self.tr("The same again"), "NewPassphraseSecond")
        self.strength = StrengthLine(known)
        self._anyway = QCheckBox(self.tr("&Use this weak passphrase all the same"))
        self._anyway.setObjectName("NewPassphraseAnyway")
        self._problem = PlainLabel(wrap=True, name="NewPassphraseProblem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.first, self.strength, self._anyway, self.second, self._problem):
            column.addWidget(widget)
        self._anyway.hide()
        self.setFocusProxy(self.first)
        self.first.changed.connect(self._judge)
        self.second.changed.connect(self._tell)
        self._anyway.toggled.connect(self._tell)

    @property
    def value(self) -> Passphrase | None:
        """The passphrase, once it is typed twice alike, and strong enough or wanted all the same."""
        if self.first.text != self.second.text or (self._weak and not self._anyway.isChecked()):
            return None
        try:
            return Passphrase.typed(self.first.text)
        except InvalidPassphrase:
            return None

    @property
    def problem(self) -> str:
        """What still stands in the way, as it is said."""
        return self._problem.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def _judge(self) -> None:
        self._weak = self.strength.judge(self.first.text).weak
        self._anyway.setVisible(self._weak and bool(self.first.text))
        self._anyway.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self._problem.setText(self._said())
        self.changed.emit()

    def _said(self) -> str:
        if not self.first.text:
            return ""
        try:
            Passphrase.typed(self.first.text)
        except InvalidPassphrase as error:
            return str(error)
        if self.second.text and self.first.text != self.second.text:
            return self.tr("The two differ so far.")
        return ""
