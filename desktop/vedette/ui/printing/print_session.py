"""The slow work of printing: pages laid out for the screen, a file or a printer, all of it off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from vedette.domain.errors import UserError
from vedette.domain.report.request import ReportRequest
from vedette.ui.cancellable import Cancellable
from vedette.ui.exporting.scope import Scope
from vedette.ui.printing.pdf import write_pdf
from vedette.ui.printing.prepared import Prepared, TooMany, prepare
from vedette.ui.printing.printer import print_document, printer_paper
from vedette.ui.printing.printout import ALL_PAGES, Printed, Printout
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.usecases.progress import Progress
from vedette.usecases.reports import Asked, Reports
from vedette.usecases.searching import Search
from vedette.usecases.seldom_collecting import seldom_collecting

MOST_UNASKED = 300
"""A document about more incidents is laid out only when somebody asks for its pages."""

_ANY = 10**9


@dataclass(frozen=True, slots=True)
class Job:
    """A document that is asked for, and the incidents it is about."""

    asked: Asked
    scope: Scope
    pages: tuple[int, int] = ALL_PAGES

    def resolved(self, search: Search) -> Asked:
        """With the query or the uids in it. Off the GUI thread only."""
        return replace(self.asked, query=self.scope.query, uids=self.scope.uids(search))


class PrintSession(QObject):
    """One piece of work at a time; a newer one gives up the one before."""

    prepared = Signal(object)
    too_many = Signal(int)
    saved = Signal(Path, object)
    printed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, reports: Reports, search: Search, tasks: Tasks, *, panel: ProgressPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.setObjectName("PrintSession")
        self._reports, self._search, self._tasks = reports, search, tasks
        self.work = Cancellable(tasks, panel, self)
        self._writing = False

    @property
    def writing(self) -> bool:
        """Whether a file is being written, or a document printed."""
        return self._writing and bool(self.work.label)

    def prepare(self, job: Job, *, however_many: bool) -> None:
        """Lay the pages out for the screen."""
        most = _ANY if however_many else MOST_UNASKED

        def work(progress: Progress) -> Prepared | TooMany:
            return prepare(self._reports, job.resolved(self._search), most, progress)

        self._writing = False
        self.work.read(self.tr("Laying out the pages"), work, self._show, self._fail)

    def save(self, job: Job, path: Path) -> None:
        """Write a PDF, or HTML where the name says so."""
        save = self._save_html if path.suffix.lower() in (".html", ".htm") else self._save_pdf
        done = partial(self._saved, path, job)
        self._writing = True
        self.work.read(self.tr("Writing {0}").format(path.name), partial(save, job, path), done, self._fail)

    def print(self, job: Job, printer: QPrinter) -> None:
        """Print on that printer, on the paper that was chosen for it."""
        work = partial(self._print, job, printer)
        self._writing = True
        self.work.read(self.tr("Printing"), work, partial(self._printed, job), self._fail)

    def _save_pdf(self, job: Job, path: Path, progress: Progress) -> Printed:
        asked = job.resolved(self._search)
        request, total = self._reports.request(asked), self._reports.total(asked)
        with self._reports.whole_file(path) as stream:
            return write_pdf(
                request, self._reports.pieces(asked, progress), stream, total=total, progress=progress, pages=job.pages
            )

    def _save_html(self, job: Job, path: Path, progress: Progress) -> Printed:
        return Printed(1, self._reports.write_html(job.resolved(self._search), path, progress))

    @seldom_collecting()
    def _print(self, job: Job, printer: QPrinter, progress: Progress) -> Printed:
        asked = job.resolved(self._search)
        request: ReportRequest = self._reports.request(asked)
        total = self._reports.total(asked)
        pieces = self._reports.pieces(asked, progress)
        printout = Printout(request, pieces, printer_paper(printer), total=total, progress=progress)
        return print_document(printout, printer, job.pages)

    def _show(self, answer: Prepared | TooMany) -> None:
        if isinstance(answer, TooMany):
            self.too_many.emit(answer.incidents)
        else:
            self.prepared.emit(answer)

    def _saved(self, path: Path, job: Job, printed: Printed) -> None:
        self._note(job)
        self.saved.emit(path, printed)

    def _printed(self, job: Job, printed: Printed) -> None:
        self._note(job)
        self.printed.emit(printed)

    def _note(self, job: Job) -> None:
        """A document that names what is protected is noted in the logbook."""
        self._tasks.write(partial(self._reports.note_disclosure, job.asked), _nothing, self._fail)

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)


def _nothing(_: object) -> None:
    return None
