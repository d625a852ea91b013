"""Files in and out of an open logbook: the dialogs of the main window that read and write them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vedette.ui.importing.drop import FileDrop
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.workplace import WholeWorkplace

if TYPE_CHECKING:
    from vedette.ui.exporting.controller import ExportController
    from vedette.ui.importing.controller import ImportController
    from vedette.ui.printing.print_controller import PrintController


class Files(QObject):
    """Gives each dialog what it works on; `took_in` tells of an act that can be undone, `wrote` of a file.

    A dialog is loaded when it is first asked for: a window must not wait for file formats and printers.
    """

    took_in = Signal(str)
    wrote = Signal(str)

    def __init__(
        self, window: QWidget, workplace: WholeWorkplace, listed: ListPane, *, tasks: Tasks, settings: MachineSettings
    ) -> None:
        super().__init__(window)
        self.setObjectName("Files")
        self._window, self._workplace, self._listed = window, workplace, listed
        self._tasks, self._settings = tasks, settings
        FileDrop(window).dropped.connect(self._import)

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return next((one.label for one in self._used() if one.label), "")

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        ways = dict.fromkeys(("print", "print_preview", "report"), self._print)
        return {"import": self._import, "export": self._export, **ways}

    def stop(self) -> None:
        """Let go of the logbook: what is under way is stopped and leaves no trace."""
        for one in self._used():
            one.stop()

    @cached_property
    def importing(self) -> ImportController:
        """The window of an import."""
        from vedette.ui.importing.controller import ImportController

        return ImportController(
            self._window, exchange=self._workplace.exchange, tasks=self._tasks, settings=self._settings,
            say_done=self.took_in.emit,
        )  # fmt: skip

    @cached_property
    def exporting(self) -> ExportController:
        """The window of an export."""
        from vedette.ui.exporting.controller import ExportController

        return ExportController(
            self._window, exchange=self._workplace.exchange, search=self._workplace.search, tasks=self._tasks,
            settings=self._settings, selection=self._listed.selection, columns=self._listed.columns,
            name=self._workplace.desk.store.path.stem, say=self.wrote.emit,
        )  # fmt: skip

    @cached_property
    def printing(self) -> PrintController:
        """The window of a print."""
        from vedette.ui.printing.print_controller import PrintController

        return PrintController(
            self._window, reports=self._workplace.reports, search=self._workplace.search, tasks=self._tasks,
            settings=self._settings, selection=self._listed.selection,
        )  # fmt: skip

    def _used(self) -> list[ImportController | ExportController | PrintController]:
        made = vars(self)
        return [made[name] for name in ("importing", "exporting", "printing") if name in made]

    def _import(self, path: Path | None = None) -> None:
        self.importing.open_for(path)

    def _export(self) -> None:
        self.exporting.open()

    def _print(self) -> None:
        self.printing.open()
