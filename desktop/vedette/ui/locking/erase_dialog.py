"""Asks before a logbook is erased with its backups: one types its name, for a slip must not be the end of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from vedette.ui.text_scale import grown
from vedette.ui.widgets.plain_label import PlainLabel, shown
from vedette.ui.widgets.room import open_at

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 520
LONGEST = 200
MOST_NAMED = 4


class EraseDialog(QDialog):
    """`done` is called once the name is typed and Erase is pressed."""

    def __init__(self, name: str, files: list[Path], done: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("EraseDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Erase this logbook"))
        self._name = name
        self._entry = QLineEdit()
        self._entry.setObjectName("EraseName")
        self._entry.setMaxLength(LONGEST)
        self._buttons = QDialogButtonBox()
        self._go = self._buttons.addButton(self.tr("&Erase for good"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(files)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(done)
        self._entry.textChanged.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        self._go.setEnabled(self._entry.text().strip() == self._name.strip())

    def _lay_out(self, files: list[Path]) -> None:
        named = ", ".join(shown(file.name, 60) for file in files[:MOST_NAMED])
        more = self.tr(" and {0} more").format(len(files) - MOST_NAMED) if len(files) > MOST_NAMED else ""
        told = (
            self.tr(
                "The logbook goes with its backups and with what Vedette kept of it beside it: {0}{1}. First what "
                "makes its key is destroyed, then every byte. Nothing brings it back."
            ).format(named, more),
            self.tr(
                "Exports, prints and copies elsewhere stay. Flash memory may keep overwritten bytes; of an encrypted "
                "logbook nobody can read them without the key, so destroy the paper with the recovery code too."
            ),
        )
        ask = PlainLabel(self.tr("Type “{0}” to go on").format(shown(self._name, 60)), wrap=True, name="EraseAsk")
        self._entry.setAccessibleName(ask.text())
        ask.setBuddy(self._entry)
        self._go.setObjectName("EraseGo")
        cancel = self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setObjectName("EraseCancel")
        cancel.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for number, text in enumerate(told):
            column.addWidget(PlainLabel(text, wrap=True, name=f"EraseText{number}"))
        for widget in (ask, self._entry):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setFixedWidth(grown(WIDTH))
        open_at(self, WIDTH)
