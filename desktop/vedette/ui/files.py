"""Files in and out of an open logbook: the dialogs of the main window that read and write them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vedette.ui.exporting.controller import ExportController
from vedette.ui.importing.controller import ImportController
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.printing.print_controller import PrintController
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.workplace import WholeWorkplace


class Files(QObject):
    """Gives each dialog what it works on; `took_in` tells of an act that can be undone, `wrote` of a file."""

    took_in = Signal(str)
    wrote = Signal(str)

    def __init__(
        self, window: QWidget, workplace: WholeWorkplace, listed: ListPane, *, tasks: Tasks, settings: MachineSettings
    ) -> None:
        super().__init__(window)
        self.setObjectName("Files")
        self._importing = ImportController(
            window, exchange=workplace.exchange, tasks=tasks, settings=settings, say_done=self.took_in.emit
        )
        self._exporting = ExportController(
            window, exchange=workplace.exchange, search=workplace.search, tasks=tasks, settings=settings,
            selection=listed.selection, columns=listed.columns, name=workplace.desk.store.path.stem,
            say=self.wrote.emit,
        )  # fmt: skip
        self._printing = PrintController(
            window, reports=workplace.reports, search=workplace.search, tasks=tasks, settings=settings,
            selection=listed.selection,
        )  # fmt: skip

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return self._importing.label or self._exporting.label or self._printing.label

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        ways = dict.fromkeys(("print", "print_preview", "report"), self._printing.open)
        return {"import": self._importing.open_for, "export": self._exporting.open, **ways}

    def stop(self) -> None:
        """Let go of the logbook: what is under way is stopped and leaves no trace."""
        self._importing.stop()
        self._exporting.stop()
        self._printing.stop()
