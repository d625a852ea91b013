"""Opens the window of an export for the main window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.exporting.dialog import ExportDialog
from vedette.ui.file_dialogs import FileChooser, choose_to_save
from vedette.ui.incidents.selection import Selection
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.usecases.exchange import Exchange
from vedette.usecases.searching import Search


class ExportController(QObject):
    """`open` is bound to the action `export`; `selection` and `columns` are asked when it opens."""

    def __init__(
        self, window: QWidget, *, exchange: Exchange, search: Search, tasks: Tasks, settings: MachineSettings,
        selection: Callable[[], Selection], columns: Callable[[], Sequence[str]], name: str,
        say: Callable[[str], object], save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.setObjectName("ExportController")
        self._selection, self._columns, self._name = selection, columns, name
        self.dialog = ExportDialog(exchange, search, tasks, window, settings=settings, save_file=save_file)
        self.dialog.exported.connect(say)

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return self.dialog.work.label

    def open(self) -> None:
        """Show the window of an export for what is chosen now."""
        if not self.dialog.isVisible():
            self.dialog.open_for(self._selection(), self._columns(), self._name)

    def stop(self) -> None:
        """Let go of the logbook: a file that is being written is stopped, and none is left."""
        self.dialog.work.give_up()
