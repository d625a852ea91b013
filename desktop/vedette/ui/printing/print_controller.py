"""Opens the window of a print for the main window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.file_dialogs import FileChooser, choose_to_save
from vedette.ui.incidents.selection import Selection
from vedette.ui.printing.ask_printer import PrinterChooser, choose_printer
from vedette.ui.printing.print_dialog import PrintDialog
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.usecases.reports import Reports
from vedette.usecases.searching import Search


class PrintController(QObject):
    """`open` is bound to the actions `print`, `print_preview` and `report`; `selection` is asked when it opens."""

    def __init__(
        self, window: QWidget, *, reports: Reports, search: Search, tasks: Tasks, settings: MachineSettings,
        selection: Callable[[], Selection],
        save_file: FileChooser = choose_to_save, ask_printer: PrinterChooser = choose_printer,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.setObjectName("PrintController")
        self._window, self._reports, self._search, self._tasks = window, reports, search, tasks
        self._settings, self._selection = settings, selection
        self._save_file, self._ask_printer = save_file, ask_printer
        self.dialog: PrintDialog | None = None

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is, or only pages for the screen are laid out."""
        return self.dialog.session.work.label if self.dialog is not None and self.dialog.session.writing else ""

    def open(self) -> None:
        """Show the window of a print for what is chosen now."""
        if self.dialog is None:
            self.dialog = PrintDialog(
                self._reports, self._search, self._tasks, self._window,
                settings=self._settings, save_file=self._save_file, ask_printer=self._ask_printer,
            )  # fmt: skip
            self.dialog.finished.connect(self._forget)
            self.dialog.open_for(self._selection())

    def stop(self) -> None:
        """Let go of the logbook: what is under way is stopped, and no part of a file is left."""
        if self.dialog is not None:
            self.dialog.let_go()

    def _forget(self) -> None:
        """Its 230 widgets would be dressed anew whenever the look changes."""
        self.dialog = None
