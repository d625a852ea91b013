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
    from vedette.ui.duplicates.controller import DuplicatesController
    from vedette.ui.exporting.controller import ExportController
    from vedette.ui.importing.controller import ImportController
    from vedette.ui.imports.controller import ImportsController
    from vedette.ui.printing.print_controller import PrintController

    Door = ImportController | ExportController | PrintController | ImportsController | DuplicatesController


class Files(QObject):
    """Gives each dialog what it works on; `took_in` tells of an act that can be undone, `wrote` of a file.

    A dialog is loaded when it is first asked for: a window must not wait for file formats and printers.
    """

    took_in = Signal(str)
    wrote = Signal(str)
    logbook_dropped = Signal(Path)

    def __init__(
        self, window: QWidget, workplace: WholeWorkplace, listed: ListPane, *, tasks: Tasks, settings: MachineSettings
    ) -> None:
        super().__init__(window)
        self.setObjectName("Files")
        self._window, self._workplace, self._listed = window, workplace, listed
        self._tasks, self._settings = tasks, settings
        drop = FileDrop(window)
        drop.dropped.connect(self._import)
        drop.logbook_dropped.connect(self.logbook_dropped)

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return next((one.label for one in self._used() if one.label), "")

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        ways = dict.fromkeys(("print", "print_preview", "report"), self._print)
        own = {"imports": self._list_imports, "duplicates": self._find_duplicates}
        return {"import": self._import, "export": self._export, **own, **ways}

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
            say_done=self.took_in.emit, find_duplicates=self._find_duplicates,
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

    @cached_property
    def imports(self) -> ImportsController:
        """The list of what was imported."""
        from vedette.ui.imports.controller import ImportsController

        return ImportsController(
            self._window, workplace=self._workplace, tasks=self._tasks, search=self._listed.bar.search_for
        )

    @cached_property
    def duplicates(self) -> DuplicatesController:
        """The window of possible duplicates."""
        from vedette.ui.duplicates.controller import DuplicatesController

        return DuplicatesController(
            self._window, workplace=self._workplace, tasks=self._tasks, searched=self._searched,
            say_done=self.took_in.emit,
        )  # fmt: skip

    def _used(self) -> list[Door]:
        made = vars(self)
        doors = ("importing", "exporting", "printing", "imports", "duplicates")
        return [made[name] for name in doors if name in made]

    def _searched(self) -> str:
        return self._listed.bar.text

    def _list_imports(self) -> None:
        self.imports.open()

    def _find_duplicates(self, query: str = "") -> None:
        self.duplicates.open_for(query)

    def _import(self, path: Path | None = None) -> None:
        self.importing.open_for(path)

    def _export(self) -> None:
        self.exporting.open()

    def _print(self) -> None:
        self.printing.open()
