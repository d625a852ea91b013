"""The one question before typing is left behind; what is kept is kept whatever the answer to it may be lost for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class LeaveQuestion(QMessageBox):
    """Save, keep as a draft (Enter), throw away, or go on writing (Esc)."""

    def __init__(
        self, save: Callable[[], object], keep: Callable[[], object], discard: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LeaveQuestion")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Not recorded yet"))
        self.setText(self.tr("What you typed is not recorded yet."))
        self.setInformativeText(self.tr("Kept as a draft, it is offered again when you next write."))
        self._save = self.addButton(self.tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        self._keep = self.addButton(self.tr("&Keep as draft"), QMessageBox.ButtonRole.AcceptRole)
        self._discard = self.addButton(self.tr("&Throw away"), QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton(self.tr("&Go on writing"), QMessageBox.ButtonRole.RejectRole)
        self._acts = {id(self._save): save, id(self._keep): keep, id(self._discard): discard}
        self.setDefaultButton(self._keep)
        self.setEscapeButton(stay)
        self.buttonClicked.connect(self._act)

    def _act(self, button: QAbstractButton) -> None:
        act = next(
            (self._acts[id(known)] for known in (self._save, self._keep, self._discard) if known is button), None
        )
        if act is not None:
            act()
