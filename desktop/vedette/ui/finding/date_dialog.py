"""A small dialog for the day to jump to, typed as one says it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from vedette.domain.errors import UserError
from vedette.domain.when import When
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import open_at

LONGEST = 100
Understand = Callable[[str], When]


class DateDialog(QDialog):
    """Enter hands the day to `done`, as ISO; what was understood is said beside the words as one types."""

    def __init__(self, understand: Understand, done: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("DateDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Go to a date"))
        self._understand, self._done, self._day = understand, done, ""
        label = PlainLabel(self.tr("Date"), name="DateLabel")
        self._entry = QLineEdit()
        self._entry.setObjectName("Date")
        self._entry.setAccessibleName(self.tr("Date"))
        self._entry.setPlaceholderText(self.tr("3 Nov 2021, last week, spring 2019 …"))
        self._entry.setMaxLength(LONGEST)
        label.setBuddy(self._entry)
        self._said = PlainLabel(wrap=True, name="DateUnderstood")
        self._said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox()
        self._ok = buttons.addButton(self.tr("&Go"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setObjectName("DateGo")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("DateCancel")
        column = QVBoxLayout(self)
        for widget in (label, self._entry, self._said, buttons):
            column.addWidget(widget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self._done(self._day))
        self._entry.textChanged.connect(self._judge)
        self._judge("")
        open_at(self, 380)

    def _judge(self, text: str) -> None:
        self._day, said = "", ""
        if text.strip():
            try:
                when = self._understand(text)
                self._day, said = when.sort_day or "", when.describe()
            except UserError as error:
                said = str(error)
        self._said.setText(said)
        self._ok.setEnabled(bool(self._day))
