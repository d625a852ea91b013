"""Opens the list of imports for the main window, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.imports.dialog import ImportsDialog
from vedette.ui.tasks import Tasks
from vedette.ui.workplace import WholeWorkplace


class ImportsController(QObject):
    """`open` is bound to the action `imports`; `search` shows what a query finds in the list."""

    def __init__(
        self, window: QWidget, *, workplace: WholeWorkplace, tasks: Tasks, search: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self.setObjectName("ImportsController")
        self._window, self._workplace, self._tasks, self._search = window, workplace, tasks, search
        self.dialog: ImportsDialog | None = None

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return self.dialog.work.label if self.dialog is not None else ""

    def open(self) -> None:
        """Show the list."""
        if self.dialog is None:
            self.dialog = ImportsDialog(self._workplace, self._tasks, self._window)
            self.dialog.shown.connect(self._search)
            self.dialog.finished.connect(self._forget)
            self.dialog.open()
            self.dialog.look()

    def stop(self) -> None:
        """Let go of the logbook."""
        if self.dialog is not None:
            self.dialog.work.give_up()

    def _forget(self) -> None:
        self.dialog = None
