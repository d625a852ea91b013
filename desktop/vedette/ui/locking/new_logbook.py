"""The last question before a new logbook is made: whether a passphrase shall protect it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from vedette.domain.passphrase import Passphrase
from vedette.ui.locking.new_passphrase import NewPassphrase
from vedette.ui.text_scale import grown
from vedette.ui.widgets.plain_label import PlainLabel

Make = Callable[[Path, Passphrase | None], object]


class NewLogbookDialog(QDialog):
    """`make` hears the path and the passphrase, None without one."""

    def __init__(self, path: Path, make: Make, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("NewLogbookDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New logbook"))
        self._path, self._make = path, make
        self._protect = QCheckBox(self.tr("&Protect it with a passphrase"))
        self._protect.setObjectName("NewProtect")
        self.passphrase = NewPassphrase([path.stem])
        self.passphrase.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = buttons.addButton(self.tr("&Make the logbook"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setObjectName("NewMake")
        self._go.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self._what(), wrap=True, name="NewWhat"))
        column.addWidget(self._protect)
        column.addWidget(self.passphrase)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(grown(460))
        self._protect.toggled.connect(self._show_lines)
        self.passphrase.changed.connect(self._judge)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Make it."""
        if not self._go.isEnabled():
            return
        passphrase = self.passphrase.value if self._protect.isChecked() else None
        self.passphrase.clear()
        super().accept()
        self._make(self._path, passphrase)

    def _show_lines(self, wanted: bool) -> None:
        self.passphrase.setVisible(wanted)
        if wanted:
            self.passphrase.setFocus()
        self._judge()
        self.adjustSize()

    def _judge(self) -> None:
        self._go.setEnabled(not self._protect.isChecked() or self.passphrase.value is not None)

    def _what(self) -> str:
        return self.tr(
            "With a passphrase, “{0}” can't be read by whoever finds or takes this computer. It is asked for each time "
            "the logbook is opened; you can also set one later, under Tools ▸ Passphrase…"
        ).format(self._path.stem)
