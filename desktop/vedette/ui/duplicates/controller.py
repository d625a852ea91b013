"""Opens the window of possible duplicates for the main window, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.duplicates.dialog import DuplicatesDialog
from vedette.ui.tasks import Tasks
from vedette.ui.workplace import WholeWorkplace


class DuplicatesController(QObject):
    """`open_for` is bound to the action `duplicates`, and asked for after an import with its query."""

    def __init__(
        self, window: QWidget, *, workplace: WholeWorkplace, tasks: Tasks, searched: Callable[[], str],
        say_done: Callable[[str], object],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.setObjectName("DuplicatesController")
        self._window, self._workplace, self._tasks = window, workplace, tasks
        self._searched, self._say_done = searched, say_done
        self.dialog: DuplicatesDialog | None = None

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return self.dialog.work.label if self.dialog is not None else ""

    def open_for(self, query: str = "") -> None:
        """Show it; `query` is what to look through first, all incidents where it is empty."""
        if self.dialog is None:
            self.dialog = DuplicatesDialog(self._workplace, self._tasks, self._window)
            self.dialog.did.connect(self._say_done)
            self.dialog.finished.connect(self._forget)
            self.dialog.open_for(self._scopes(query), query)

    def stop(self) -> None:
        """Let go of the logbook."""
        if self.dialog is not None:
            self.dialog.work.give_up()

    def _scopes(self, query: str) -> list[tuple[str, str]]:
        scopes = [("", self.tr("all incidents"))]
        if query:
            scopes.append((query, self.tr("what was just imported")))
        searched = self._searched().strip()
        if searched:
            scopes.append((searched, self.tr("what the list shows")))
        return scopes

    def _forget(self) -> None:
        self.dialog = None
