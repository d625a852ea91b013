"""Opens the window of versions for the main window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vedette.domain.changes import Changes
from vedette.ui.feed import Feed
from vedette.ui.tasks import Tasks
from vedette.ui.versions.dialog import VersionsDialog
from vedette.ui.workplace import WholeWorkplace


class VersionsControl(QObject):
    """`did` tells of an act that can be undone; `redact_asked` gives uid, words and reason."""

    did = Signal(str)
    redact_asked = Signal(str, str, str)

    def __init__(self, workplace: WholeWorkplace, tasks: Tasks, feed: Feed, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("VersionsControl")
        self.dialog = VersionsDialog(workplace, tasks, parent)
        self.dialog.did.connect(self.did)
        self.dialog.redact_asked.connect(self.redact_asked)
        feed.changed.connect(self._hear)

    def open(self, uid: str) -> None:
        """Show how that incident came to be what it is."""
        if uid:
            self.dialog.begin(uid)

    def _hear(self, _: Changes) -> None:
        if self.dialog.isVisible():
            self.dialog.refresh()
