"""Asks for a logbook file with the dialogs of the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.file_dialogs import FileChooser, FileWish
from vedette.ui.opening import ENDING
from vedette.ui.settings import MachineSettings

if TYPE_CHECKING:
    from vedette.ui.locking.new_logbook import Make


class LogbookChoice(QObject):
    """`over` gives the window to ask in; the folder that was used last is remembered."""

    def __init__(
        self, settings: MachineSettings, over: Callable[[], QWidget], *, open_file: FileChooser, save_file: FileChooser
    ) -> None:
        super().__init__()
        self.setObjectName("LogbookChoice")
        self._settings, self._over = settings, over
        self._open_file, self._save_file = open_file, save_file

    def existing(self, go: Callable[[Path], object]) -> None:
        """One that is there."""
        self._open_file(self._over(), self._wish(self.tr("Open a logbook")), self._remembering(go))

    def new(self, go: Make) -> None:
        """Where a new one is to be, and whether under a passphrase."""

        def ask(path: Path) -> None:
            from vedette.ui.locking.new_logbook import NewLogbookDialog

            NewLogbookDialog(path, go, self._over()).open()

        self._save_file(self._over(), self._wish(self.tr("Make a new logbook")), self._remembering(ask))

    def _wish(self, title: str) -> FileWish:
        filters = (self.tr("Vedette logbooks (*{0})").format(ENDING), self.tr("All files (*)"))
        return FileWish(title, filters, self._settings.current.last_folder, f"logbook{ENDING}", ENDING)

    def _remembering(self, go: Callable[[Path], object]) -> Callable[[Path], None]:
        def chosen(path: Path) -> None:
            self._settings.change(last_folder=str(path.parent))
            go(path)

        return chosen
