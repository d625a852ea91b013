"""The window of backups: what there is, one more now, a side copy with what sets it apart, and the folder of choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from vedette.domain.counting import counted
from vedette.domain.errors import Cancelled, UserError
from vedette.ui.cancellable import Cancellable
from vedette.ui.file_dialogs import FileWish, FolderChooser
from vedette.ui.keeping import words
from vedette.ui.keeping.backups_frame import BackupsFrame
from vedette.ui.keeping.schedule import Schedule
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Latest, Tasks
from vedette.usecases.backups import BackupLine, Backups, Beside, Copy
from vedette.usecases.progress import Progress

if TYPE_CHECKING:
    from vedette.usecases.logbooks import Ask


@dataclass(frozen=True, slots=True)
class _Seen:
    lines: list[BackupLine]
    place: str
    warning: str
    tried: datetime | None


class BackupsDialog(QDialog):
    """`open_asked` wants a side copy opened as a logbook; `kept` comes after a backup was made here."""

    open_asked = Signal(object)
    kept = Signal()

    def __init__(
        self, schedule: Schedule, tasks: Tasks, settings: MachineSettings, parent: QWidget, choose_folder: FolderChooser
    ) -> None:
        super().__init__(parent)
        self.setObjectName("BackupsDialog")
        self.setWindowTitle(self.tr("Backups"))
        self._schedule, self._settings, self._choose_folder = schedule, settings, choose_folder
        self._seen = _Seen([], "", "", None)
        self._copy: Path | None = None
        self.frame = BackupsFrame(self)
        self.work = Cancellable(tasks, self.frame.progress, self)
        self._latest = Latest(tasks)
        self._connect()

    def begin(self) -> None:
        """Show it as things stand now."""
        self.frame.messages.clear()
        self.frame.show_report(())
        self.refresh()
        self.open()

    def refresh(self) -> None:
        """Look again at what there is."""
        self._latest.read(partial(_look, self._schedule.backups()), self._show, self._say)

    def reject(self) -> None:
        """Close; a copy under way goes on, unless it is a try that nobody would see."""
        self.work.give_up()
        super().reject()

    def _connect(self) -> None:
        frame = self.frame
        frame.make.clicked.connect(self._make)
        frame.bring.clicked.connect(self._bring)
        frame.tried.clicked.connect(self._try)
        frame.elsewhere.clicked.connect(self._ask_folder)
        frame.open_copy.clicked.connect(self._open_copy)
        frame.close.clicked.connect(self.reject)
        frame.view.doubleClicked.connect(lambda _: self._bring())
        self.work.changed.connect(lambda: frame.allow(not self.work.label))

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self.frame.show_lines(seen.lines, seen.place, seen.warning, seen.tried)

    def _make(self) -> None:
        kept = self._schedule.backups()

        def make(progress: Progress) -> Copy:
            return kept.make(progress=progress)

        self.work.read(self.tr("Backing up"), make, self._made, self._say)

    def _made(self, copy: Copy) -> None:
        self.frame.messages.say(self.tr("The backup is made and checked: {0}.").format(counted(copy.incidents)))
        self.kept.emit()
        self.refresh()

    def _bring(self) -> None:
        if not 0 <= self.frame.row < len(self._seen.lines) or self.work.label:
            return
        kept, line = self._schedule.backups(), self._seen.lines[self.frame.row]
        self._latest.read(partial(kept.passphrase_until, line), partial(self._bring_or_ask, line), self._say)

    def _bring_or_ask(self, line: BackupLine, until: datetime | None) -> None:
        if until is None:
            self._bring_line(line)
            return
        from vedette.ui.keeping.earlier_passphrase import EarlierPassphrase

        EarlierPassphrase(until, lambda secret: self._bring_line(line, lambda _path: secret), self).open()

    def _bring_line(self, line: BackupLine, ask: Ask | None = None) -> None:
        kept = self._schedule.backups()
        place = kept.place_beside(line)

        def bring(progress: Progress) -> Beside:
            return kept.bring_beside(line.file, place, progress, ask)

        self.work.read(self.tr("Checking the backup"), bring, self._brought, self._say)

    def _brought(self, beside: Beside) -> None:
        self._copy = beside.file
        text = self.tr("The backup stands beside the logbook as “{0}”. The logbook itself was not touched.")
        self.frame.messages.say(text.format(beside.file.name))
        self.frame.show_report(words.difference(beside.difference))

    def _try(self) -> None:
        self.work.read(self.tr("Trying the newest backup"), self._schedule.backups().drill, self._tried, self._say)

    def _tried(self, _: Path) -> None:
        self.frame.messages.say(
            self.tr("The newest backup was brought back and checked, record by record: it is whole.")
        )
        self.refresh()

    def _open_copy(self) -> None:
        if self._copy is not None:
            self.reject()
            self.open_asked.emit(self._copy)

    def _ask_folder(self) -> None:
        wish = FileWish(self.tr("Folder of backups"), folder=self._settings.current.backup_folder)
        self._choose_folder(self, wish, self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        try:
            self._settings.change(backup_folder=str(folder))
        except UserError as error:
            self._say(error)
        self.frame.messages.say(self.tr("From now on backups are kept there. Earlier ones stay where they are."))
        self.refresh()

    def _say(self, error: UserError) -> None:
        stopped = isinstance(error, Cancelled)
        text = self.tr("Stopped. Nothing was written.") if stopped else str(error)
        self.frame.messages.say(text, "info" if stopped else "error")


def _look(kept: Backups) -> _Seen:
    return _Seen(kept.all(), str(kept.folder()), kept.warning(), kept.last_drill())
