"""Deleting for good, asked first: incidents from the trash, the whole trash, words from a history."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vedette.domain.counting import counted
from vedette.domain.errors import UserError
from vedette.ui.incidents.selection import Selection
from vedette.ui.keeping.purge_dialog import Copies, Question, Sure, SureDialog, purge_words
from vedette.ui.keeping.schedule import Schedule
from vedette.ui.long_work import LongWork
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import WholeWorkplace
from vedette.usecases.backups import Backups
from vedette.usecases.progress import Progress
from vedette.usecases.purging import Purged


class ForGood(QObject):
    """`did` says in words what was deleted; there is no way back, so it offers none."""

    did = Signal(str)
    failed = Signal(object)

    def __init__(
        self, workplace: WholeWorkplace, work: LongWork, tasks: Tasks, schedule: Schedule, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ForGood")
        self._window = parent
        self._workplace, self._work, self._schedule = workplace, work, schedule
        self._latest = Latest(tasks)

    def purge(self, chosen: Selection) -> None:
        """Ask about the chosen incidents in the trash."""
        if chosen.count:
            search = self._workplace.search
            self._latest.read(partial(self._looked, lambda: list(chosen.resolve(search))), self._ask, self._fail)

    def empty_trash(self) -> None:
        """Ask about all that is in the trash."""
        self._latest.read(partial(self._looked, self._workplace.purging.trashed), self._ask, self._fail)

    def redact(self, uid: str, words: str, reason: str) -> None:
        """Ask before words go from the history of an incident."""
        self._latest.read(partial(_copies, self._schedule.backups()), partial(self._ask_words, uid, words, reason),
                          self._fail)  # fmt: skip

    def _looked(self, find: Callable[[], list[str]]) -> tuple[list[str], Copies]:
        return find(), _copies(self._schedule.backups())

    def _ask(self, found: tuple[list[str], Copies]) -> None:
        uids, copies = found
        if not uids:
            self.did.emit(self.tr("The trash is empty."))
            return
        done = partial(self._purge, uids)
        question = Question(self.tr("Delete for good"), purge_words(len(uids)), self.tr("&Delete for good"))
        SureDialog(question, copies, done, self._window).open()

    def _ask_words(self, uid: str, words: str, reason: str, copies: Copies) -> None:
        text = self.tr("“{0}” will be taken out of every earlier version of this incident.").format(words)
        done = partial(self._redact, uid, words, reason)
        question = Question(self.tr("Take words out of the history"), (text,), self.tr("&Take them out"), reason)
        SureDialog(question, copies, done, self._window).open()

    def _purge(self, uids: list[str], sure: Sure) -> None:
        purging, backups = self._workplace.purging, self._schedule.backups()

        def purge(progress: Progress) -> tuple[Purged, int]:
            done = purging.purge(uids, sure.reason, progress)
            return done, backups.renew() if sure.renew else 0

        self._work.run(self.tr("Deleting {0} for good").format(counted(len(uids))), purge, self._purged)

    def _purged(self, done: tuple[Purged, int]) -> None:
        purged, renewed = done
        text = self.tr("{0} deleted for good, and nothing of their texts is left in the logbook.").format(
            counted(purged.incidents)
        )
        self.did.emit(f"{text} {self._renewed(renewed)}".strip())

    def _redact(self, uid: str, words: str, reason: str, sure: Sure) -> None:
        purging, backups = self._workplace.purging, self._schedule.backups()

        def redact(_: Progress) -> tuple[int, int, str]:
            done = purging.redact(uid, words, sure.reason or reason)
            return done, backups.renew() if sure.renew else 0, purging.remaining(words)

        self._work.run(self.tr("Taking words out of the history"), redact, self._redacted, stoppable=False)

    def _redacted(self, done: tuple[int, int, str]) -> None:
        entries, renewed, still = done
        text = self.tr("The words are gone from the history. Versions that held them: {0}.").format(entries)
        rest = still or self.tr("Nothing of them is left in this logbook.")
        self.did.emit(" ".join(part for part in (text, rest, self._renewed(renewed)) if part))

    def _renewed(self, count: int) -> str:
        return self.tr("A fresh backup was made; older ones deleted: {0}.").format(count) if count else ""

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)


def _copies(kept: Backups) -> Copies:
    return Copies(len(kept.all()), tuple(path.name for path in kept.copies_beside()))
