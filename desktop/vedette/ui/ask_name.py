"""A small dialog that asks for one name; it opens without a loop of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import open_at

LONGEST = 80


class NameDialog(QDialog):
    """Enter hands the name to `done`; an empty one can't be handed over."""

    def __init__(self, title: str, proposal: str, done: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("NameDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._done = done
        label = PlainLabel(self.tr("Name"), name="NameLabel")
        self._entry = QLineEdit(proposal[:LONGEST])
        self._entry.setObjectName("Name")
        self._entry.setAccessibleName(self.tr("Name"))
        self._entry.setMaxLength(LONGEST)
        label.setBuddy(self._entry)
        buttons = QDialogButtonBox()
        self._ok = buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setObjectName("NameSave")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("NameCancel")
        column = QVBoxLayout(self)
        for widget in (label, self._entry, buttons):
            column.addWidget(widget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._hand_over)
        self._entry.textChanged.connect(self._judge)
        open_at(self, 380)

    @classmethod
    def open_for(cls, parent: QWidget, title: str, proposal: str, done: Callable[[str], object]) -> None:
        """Ask over `parent`; `done` hears the name, or nothing when it is called off."""
        dialog = cls(title, proposal, done, parent)
        dialog._judge(proposal)
        dialog._entry.selectAll()
        dialog.open()

    def _judge(self, text: str) -> None:
        self._ok.setEnabled(bool(text.strip()))

    def _hand_over(self) -> None:
        self._done(self._entry.text().strip())
