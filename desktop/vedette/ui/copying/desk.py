"""Opens the dialog of a copy; it is loaded when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.file_dialogs import FileChooser, choose_to_save
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.workplace import Workplace

if TYPE_CHECKING:
    from vedette.ui.copying.dialog import CopyDialog


class CopyDesk(QObject):
    """Bound to the action `copy_elsewhere`."""

    def __init__(
        self, window: QWidget, workplace: Workplace, *, tasks: Tasks, settings: MachineSettings,
        save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.setObjectName("CopyDesk")
        self._window, self._workplace = window, workplace
        self._tasks, self._settings, self._save_file = tasks, settings, save_file
        self._dialog: CopyDialog | None = None

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"copy_elsewhere": self.open}

    def open(self) -> None:
        """Show the dialog."""
        from vedette.ui.copying.dialog import CopyDialog

        if self._dialog is None:
            self._dialog = CopyDialog(self._workplace.desk, self._tasks, self._settings, self._window, self._save_file)
            self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def stop(self) -> None:
        """Let go of the logbook: a copy under way stops and leaves nothing."""
        if self._dialog is not None:
            self._dialog.work.give_up()

    def _forget(self) -> None:
        self._dialog = None
