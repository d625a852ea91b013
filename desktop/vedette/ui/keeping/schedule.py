"""Backups in the background while one works: asks each minute whether one is due, and once a month tries the newest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from vedette.domain.errors import Cancelled, UserError
from vedette.ui.progress import LiveProgress
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.workplace import WholeWorkplace
from vedette.usecases.backups import Backups, at_lock
from vedette.usecases.progress import Progress

MILLISECONDS_BETWEEN = 60_000


class Schedule(QObject):
    """`failed` tells in words why there is no backup; '' when there is one again."""

    failed = Signal(str)
    drill_failed = Signal(str)
    made = Signal()

    def __init__(self, workplace: WholeWorkplace, tasks: Tasks, settings: MachineSettings, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("BackupSchedule")
        self._workplace, self._tasks, self._settings = workplace, tasks, settings
        self._progress: LiveProgress | None = None
        self._timer = QTimer(self, interval=MILLISECONDS_BETWEEN)
        self._timer.setObjectName("BackupTimer")
        self._timer.timeout.connect(self.look)

    def backups(self) -> Backups:
        """The backups of this logbook in the folder of choice."""
        return self._workplace.backups(self._settings.current.backup_folder)

    def begin(self) -> None:
        """From now on ask now and then."""
        self._timer.start()

    def look(self) -> None:
        """Ask whether something is due, and do it; nothing when the last is still under way."""
        if self._progress is None:
            self._progress = LiveProgress(self)
            self._tasks.read(partial(_due, self.backups(), self._progress), self._finish, self._fail)

    def stop(self) -> None:
        """Ask nothing more; what is under way ends and leaves no trace."""
        self._timer.stop()
        if self._progress is not None:
            self._progress.cancel()

    def _finish(self, did: str) -> None:
        self._end()
        self.failed.emit("")
        if did.startswith(_BACKUP):
            self.made.emit()
        elif did:
            self.drill_failed.emit(did)

    def _fail(self, error: UserError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self.failed.emit(str(error))

    def _end(self) -> None:
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None


def copy_at_lock(logbook: Path, folder: str, clock: Callable[[], datetime]) -> Callable[[Progress], object]:
    """What is done once the lock has closed the logbook; it knows no key."""
    return lambda progress: at_lock(logbook, Path(folder) if folder else None, clock, progress)


_BACKUP = "backup"


def _due(kept: Backups, progress: Progress) -> str:
    """What was done: a backup, or in words what went wrong with the monthly try; '' for nothing or all well."""
    if kept.due():
        kept.make(progress=progress)
        return _BACKUP
    if kept.drill_due():
        try:
            kept.drill(progress)
        except Cancelled:
            raise
        except UserError as error:
            return str(error)
    return ""
