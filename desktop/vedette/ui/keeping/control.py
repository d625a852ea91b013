"""Looks after the logbook of a window: backups when due, checks, versions, deleting for good; loaded when asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from vedette.ui.feed import Feed
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.long_work import LongWork
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.workplace import WholeWorkplace

if TYPE_CHECKING:
    from vedette.ui.keeping.backups_dialog import BackupsDialog
    from vedette.ui.keeping.check_dialog import CheckDialog
    from vedette.ui.keeping.for_good import ForGood
    from vedette.ui.keeping.last_backup import LastBackup
    from vedette.ui.keeping.mark import NoBackupMark
    from vedette.ui.keeping.schedule import Schedule
    from vedette.ui.versions.control import VersionsControl
    from vedette.usecases.progress import Progress

SECONDS_BEFORE_FIRST_LOOK = 20
"""What is due is looked for once the window has long been there."""


class Keeping(QObject):
    """`said` is news, `did` an act that can be undone, `failed` an error; `open_asked` wants another logbook opened."""

    said = Signal(str)
    did = Signal(str)
    warned = Signal(str)
    failed = Signal(object)
    open_asked = Signal(object)

    def __init__(
        self, window: QMainWindow, workplace: WholeWorkplace, listed: ListPane, *,
        tasks: Tasks, feed: Feed, settings: MachineSettings, work: LongWork,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.setObjectName("Keeping")
        self._window, self._workplace, self._listed = window, workplace, listed
        self._tasks, self._feed, self._settings, self._work = tasks, feed, settings, work
        self._kept = False
        self._soon = QTimer(self, singleShot=True, interval=SECONDS_BEFORE_FIRST_LOOK * 1000)
        self._soon.setObjectName("KeepingTimer")
        self._soon.timeout.connect(self._look)

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {
            "backup": self._back_up,
            "backups": self._open_backups,
            "verify": lambda: self.check.begin(),
            "history": self._show_versions,
            "purge": self._purge,
            "empty_trash": lambda: self.for_good.empty_trash(),
        }

    def begin(self) -> None:
        """From now on make backups when they are due."""
        self._kept = True
        self._soon.start()

    def at_close(self, then: Callable[[], object]) -> None:
        """Go on when there is a backup of the last state, or nobody wants one."""
        if self._kept:
            self.last.run(then)
        else:
            then()

    def at_lock(self) -> Callable[[Progress], object] | None:
        """What makes a backup once the lock has closed the logbook, without its key; None where none is to be made."""
        if not self._kept:
            return None
        from vedette.ui.keeping.schedule import copy_at_lock

        desk = self._workplace.desk
        return copy_at_lock(desk.store.path, self._settings.current.backup_folder, desk.clock)

    def stop(self) -> None:
        """Let go of the logbook."""
        self._soon.stop()
        made = vars(self)
        if "last" in made:
            self.last.stop()
        if "schedule" in made:
            self.schedule.stop()
        for name in ("backups", "check"):
            if name in made:
                made[name].work.give_up()

    @cached_property
    def schedule(self) -> Schedule:
        """Backups in the background."""
        from vedette.ui.keeping.schedule import Schedule

        made = Schedule(self._workplace, self._tasks, self._settings, self)
        made.failed.connect(self.mark.tell)
        made.drill_failed.connect(self.warned)
        return made

    @cached_property
    def mark(self) -> NoBackupMark:
        """In the status bar, while no backup can be made."""
        from vedette.ui.keeping.mark import NoBackupMark

        made = NoBackupMark(self._window, self._open_backups)
        made.told.connect(self.warned)
        return made

    @cached_property
    def last(self) -> LastBackup:
        """The backup at close."""
        from vedette.ui.keeping.last_backup import LastBackup

        return LastBackup(self.schedule, self._tasks, self._workplace.desk.store.path.stem, self)

    @cached_property
    def backups(self) -> BackupsDialog:
        """The window of backups."""
        from vedette.ui.file_dialogs import choose_folder
        from vedette.ui.keeping.backups_dialog import BackupsDialog

        made = BackupsDialog(self.schedule, self._tasks, self._settings, self._window, choose_folder)
        made.open_asked.connect(self.open_asked)
        made.kept.connect(self.mark.forget)
        self.schedule.made.connect(made.refresh)
        return made

    @cached_property
    def check(self) -> CheckDialog:
        """The window of a check."""
        from vedette.ui.file_dialogs import choose_to_save
        from vedette.ui.keeping.check_dialog import CheckDialog
        from vedette.ui.keeping.patient import OpenLogbook

        patient = OpenLogbook(self._workplace, self._settings.current.backup_folder)
        made = CheckDialog(patient, self._tasks, self._window, choose_to_save)
        made.open_asked.connect(self.open_asked)
        return made

    @cached_property
    def versions(self) -> VersionsControl:
        """The window of versions."""
        from vedette.ui.versions.control import VersionsControl

        made = VersionsControl(self._workplace, self._tasks, self._feed, self._window)
        made.did.connect(self.did)
        made.redact_asked.connect(self.for_good.redact)
        return made

    @cached_property
    def for_good(self) -> ForGood:
        """Deleting for good."""
        from vedette.ui.keeping.for_good import ForGood

        made = ForGood(self._workplace, self._work, self._tasks, self.schedule, self._window)
        made.did.connect(self.said)
        made.failed.connect(self.failed)
        return made

    def _look(self) -> None:
        self.schedule.begin()
        self.schedule.look()
        if self._workplace.purging.unfinished():
            self._work.run(self.tr("Finishing what was deleted for good"), self._finish, _nothing, stoppable=False)

    def _finish(self, _: object) -> None:
        self._workplace.purging.finish()

    def _back_up(self) -> None:
        kept = self.schedule.backups()
        self._work.run(self.tr("Backing up"), lambda progress: kept.make(progress=progress), self._made)

    def _made(self, _: object) -> None:
        self.mark.forget()
        folder = self.schedule.backups().folder()
        self.said.emit(self.tr("The backup is made and checked. It is in {0}.").format(folder))

    def _open_backups(self) -> None:
        self.backups.begin()

    def _show_versions(self) -> None:
        self.versions.open(self._listed.view.current_uid)

    def _purge(self) -> None:
        self.for_good.purge(self._listed.selection())


def _nothing(_: object) -> None:
    return None
