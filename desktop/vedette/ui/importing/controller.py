"""Opens the window of an import for the main window, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.file_dialogs import FileChooser, choose_to_open, choose_to_save
from vedette.ui.importing.dialog import ImportDialog
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.usecases.exchange import Exchange


class ImportController(QObject):
    """`open_for` is bound to the action `import` and to files dropped on the window."""

    def __init__(
        self, window: QWidget, *, exchange: Exchange, tasks: Tasks, settings: MachineSettings,
        say_done: Callable[[str], object], find_duplicates: Callable[[str], object] | None = None,
        open_file: FileChooser = choose_to_open, save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.setObjectName("ImportController")
        self._window, self._exchange, self._tasks, self._settings = window, exchange, tasks, settings
        self._say_done, self._find_duplicates = say_done, find_duplicates
        self._open_file, self._save_file = open_file, save_file
        self.dialog: ImportDialog | None = None

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return self.dialog.session.work.label if self.dialog is not None else ""

    def open_for(self, path: Path | None = None) -> None:
        """Show the window of an import, for that file if one is named."""
        if self.dialog is None:
            self.dialog = ImportDialog(
                self._exchange, self._tasks, self._settings, self._window,
                open_file=self._open_file, save_file=self._save_file,
            )  # fmt: skip
            self.dialog.imported.connect(self._say_done)
            self.dialog.finished.connect(self._forget)
            if self._find_duplicates is not None:
                self.dialog.duplicates_asked.connect(self._find_duplicates)
            self.dialog.open_for(path)
        elif path is not None:
            self.dialog.take(path)

    def stop(self) -> None:
        """Let go of the logbook: what is under way stops and leaves no trace."""
        if self.dialog is not None:
            self.dialog.session.work.give_up()

    def _forget(self) -> None:
        self.dialog = None
