"""The window of a check: answers as they come in, a verdict in plain words, and what can be done about damage."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from vedette.domain.counting import counted
from vedette.domain.errors import Cancelled, UserError
from vedette.ui.cancellable import Cancellable
from vedette.ui.file_dialogs import FileChooser, FileWish
from vedette.ui.keeping.check_frame import CheckFrame
from vedette.ui.keeping.patient import OpenLogbook, Patient
from vedette.ui.tasks import Latest, Tasks
from vedette.usecases.backups import BackupLine
from vedette.usecases.checking import INDEX, Check, Verdict
from vedette.usecases.progress import Progress
from vedette.usecases.salvaging import Saved

ENDING = ".vedette"
MOST_MISSING = 200


class CheckDialog(QDialog):
    """`open_asked` wants a side copy or a salvaged logbook opened."""

    open_asked = Signal(object)
    _answered = Signal(object)

    def __init__(self, patient: Patient, tasks: Tasks, parent: QWidget, save_file: FileChooser) -> None:
        super().__init__(parent)
        self.setObjectName("CheckDialog")
        self.setWindowTitle(self.tr("Check “{0}”").format(patient.path.stem))
        self._patient, self._save_file = patient, save_file
        self._lines: list[BackupLine] = []
        self._said: list[str] = []
        self.verdict: Verdict | None = None
        self.frame = CheckFrame(self)
        self.work = Cancellable(tasks, self.frame.progress, self)
        self._latest = Latest(tasks)
        self._connect()

    def begin(self) -> None:
        """Check now."""
        if self.work.label:
            self.open()
            return
        self.frame.begin()
        self._said, self.verdict = [], None
        self.open()
        patient, answered = self._patient, self._answered

        def check(progress: Progress) -> Verdict:
            return patient.verify(progress, answered.emit)

        self.work.read(self.tr("Checking every record"), check, self._judge, self._say)

    def reject(self) -> None:
        """Close; a check under way is stopped, for nobody would see its answer."""
        self.work.give_up()
        super().reject()

    def _connect(self) -> None:
        frame = self.frame
        self._answered.connect(self._add)
        frame.close.clicked.connect(self.reject)
        frame.copy.clicked.connect(self._copy)
        frame.bring.clicked.connect(self._bring)
        frame.salvage.clicked.connect(self._ask_where)
        frame.reindex.clicked.connect(self._reindex)
        self.work.changed.connect(lambda: frame.allow(not self.work.label))

    def _add(self, check: Check) -> None:
        self._said.append(f"{'ok ' if check.ok else 'NOT'}  {check.name}: {check.detail}")
        self.frame.add(check)

    def _judge(self, verdict: Verdict) -> None:
        self.verdict = verdict
        text = self.tr("The logbook is whole: all is as it was recorded.")
        if not verdict.ok:
            text = self.tr("The logbook is NOT whole. It was only read and stays as it is; see what can be done below.")
        self.frame.say(text)
        self._said.append(text)
        if verdict.ok:
            return
        if isinstance(self._patient, OpenLogbook) and all(c.ok or c.name == INDEX for c in verdict.checks):
            self.frame.say(self.tr("Every record is whole; only the search index is not, and it can be made anew."))
            self.frame.offer_reindexing()
            return
        self._latest.read(self._patient.backups, self._offer, self._say)

    def _offer(self, lines: list[BackupLine]) -> None:
        self._lines = lines
        text = self.tr("These backups are there. A copy of one is put beside the logbook; nothing is replaced.")
        if not lines:
            text = self.tr("No backup is in the folder of backups. What can be read can be saved to a new logbook.")
        self.frame.offer(lines, text, salvage=True)

    def _bring(self) -> None:
        if not 0 <= self.frame.row < len(self._lines):
            return
        patient, line = self._patient, self._lines[self.frame.row]

        def bring(progress: Progress) -> Path:
            return patient.bring_beside(line, progress)

        self.work.read(self.tr("Checking the backup"), bring, self._go_to, self._say)

    def _ask_where(self) -> None:
        wish = FileWish(
            self.tr("Save what can be read"),
            (self.tr("Logbooks ({0})").format(f"*{ENDING}"),),
            str(self._patient.path.parent),
            self.tr("{0} salvaged").format(self._patient.path.stem) + ENDING,
            ENDING,
        )
        self._save_file(self, wish, self._salvage)

    def _salvage(self, target: Path) -> None:
        patient = self._patient
        place = target if target.suffix else target.with_name(target.name + ENDING)

        def save(progress: Progress) -> tuple[Path, Saved]:
            return place, patient.salvage(place, progress)

        self.work.read(self.tr("Saving what can be read"), save, self._salvaged, self._say)

    def _salvaged(self, done: tuple[Path, Saved]) -> None:
        place, saved = done
        text = self.tr("Saved {0} to “{1}”. The damaged file stays as it is.").format(
            counted(saved.incidents), place.name
        )
        missing = [self.tr("Missing: {0}").format(one) for one in saved.missing[:MOST_MISSING]]
        if len(saved.missing) > MOST_MISSING:
            missing.append(self.tr("and {0} more").format(len(saved.missing) - MOST_MISSING))
        self._said += [text, *missing]
        self.frame.say(text)
        self._add(Check(self.tr("saved"), not missing, "\n".join(missing) or self.tr("Nothing is missing.")))

    def _reindex(self) -> None:
        if isinstance(self._patient, OpenLogbook):
            self.work.write(self.tr("Making the index anew"), self._patient.reindex, self._reindexed, self._say)

    def _reindexed(self, count: int) -> None:
        self.frame.say(self.tr("The search index was made anew from {0}.").format(counted(count)))
        self.frame.reindex.hide()

    def _go_to(self, place: Path) -> None:
        self.reject()
        self.open_asked.emit(place)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._said))

    def _say(self, error: UserError) -> None:
        if isinstance(error, Cancelled):
            self.frame.say(self.tr("Stopped before the end: nothing is known of what was not looked at."))
            return
        self.frame.messages.say(str(error), "error")
