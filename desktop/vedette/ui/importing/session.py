"""One import from look to record: asks the use-cases off the GUI thread and hands on what they answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vedette.domain.errors import UserError
from vedette.ui.cancellable import Cancellable
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.usecases.exchange import Exchange
from vedette.usecases.importing import ImportOptions, ImportReport
from vedette.usecases.importing_look import Looked, look
from vedette.usecases.progress import Progress


class ImportSession(QObject):
    """A question gives up the one before; a running import gives up nothing and is not given up unasked."""

    looked = Signal(object)
    tried = Signal(object)
    imported = Signal(object)
    rejects_saved = Signal(Path)
    failed = Signal(object)

    def __init__(self, exchange: Exchange, tasks: Tasks, panel: ProgressPanel, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("ImportSession")
        self._exchange = exchange
        self.work = Cancellable(tasks, panel, self)
        self.path = Path()
        self.importing = False
        self._options = ImportOptions()

    def look(self, path: Path, options: ImportOptions) -> None:
        """Find out about a file."""
        self.path, self._options = path, options

        def work(progress: Progress) -> Looked:
            return look(self._exchange, path, options, progress)

        self.work.read(self.tr("Reading the file"), work, self._looked, self._fail)

    def try_out(self) -> None:
        """Do all of it and take it back, so as to say what would happen."""
        self.work.write(self.tr("Trying it out"), self._run(self._options, dry_run=True), self._tried, self._fail)

    def run(self) -> None:
        """Take the file in, once."""
        if not self.importing:
            self.work.write(self.tr("Importing"), self._run(self._options), self._finish, self._fail)
            self.importing = True

    def save_rejects(self, target: Path) -> None:
        """Write the rows that are not taken to a file, by trying all of it out once more."""
        options = replace(self._options, rejects=target)
        saved = partial(self._saved, target)
        self.work.write(self.tr("Saving rejected rows"), self._run(options, dry_run=True), saved, self._fail)

    def _run(self, options: ImportOptions, *, dry_run: bool = False) -> Callable[[Progress], ImportReport]:
        return lambda progress: self._exchange.import_file(self.path, options, progress, dry_run=dry_run)

    def _looked(self, looked: Looked) -> None:
        self.looked.emit(looked)

    def _tried(self, report: ImportReport) -> None:
        self.tried.emit(report)

    def _finish(self, report: ImportReport) -> None:
        self.importing = False
        self.imported.emit(report)

    def _saved(self, target: Path, _: ImportReport) -> None:
        self.rejects_saved.emit(target)

    def _fail(self, error: UserError) -> None:
        self.importing = False
        self.failed.emit(error)
