"""The actions of the main window about lock and passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.doors import Doors
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.workplace import WholeWorkplace


class LockDesk(QObject):
    """The dialog is loaded when it is first asked for."""

    def __init__(
        self, window: QWidget, workplace: WholeWorkplace, *, tasks: Tasks, settings: MachineSettings, doors: Doors
    ) -> None:
        super().__init__(window)
        self.setObjectName("LockDesk")
        self._window, self._workplace, self._tasks = window, workplace, tasks
        self._settings, self._doors = settings, doors

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"lock": self._doors.lock, "passphrase": self._ask, "erase": self._ask_to_erase}

    def _ask(self) -> None:
        from vedette.ui.locking.passphrase_dialog import PassphraseDialog

        store, protection = self._workplace.desk.store, self._workplace.protection
        known = [store.path.stem, self._settings.current.acting_name]
        PassphraseDialog(
            store.encrypted, known, self._window, tasks=self._tasks, check=protection.check, done=self._doors.protect
        ).open()

    def _ask_to_erase(self) -> None:
        from vedette.ui.locking.erase_dialog import EraseDialog
        from vedette.usecases.erasing import known_files

        path = self._workplace.desk.store.path
        kept = self._workplace.backups(self._settings.current.backup_folder)
        EraseDialog(path.stem, known_files(path, kept.folder().parent), self._doors.erase, self._window).open()
