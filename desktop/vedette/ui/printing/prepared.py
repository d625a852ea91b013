"""A document laid out for the screen, and its pages as pictures; slow, so it is worked with off the GUI thread only."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from vedette.domain.report.request import ReportRequest
from vedette.ui.printing.paper import Paper, page_layout, paper_of
from vedette.ui.printing.printout import Printout
from vedette.usecases.progress import Progress
from vedette.usecases.reports import Asked, Reports
from vedette.usecases.seldom_collecting import seldom_collecting


class Prepared:
    """A document whose pages are counted; they are painted one at a time, by the painter of the PDF."""

    def __init__(self, request: ReportRequest, printout: Printout, incidents: int) -> None:
        self.request = request
        self.incidents = incidents
        self.pages = printout.pages
        self.omissions = printout.omissions
        self.undrawn = printout.undrawn
        self._printout = printout
        self._paper = paper_of(page_layout(request))
        self._turn = threading.Lock()

    @property
    def paper(self) -> Paper:
        """The sheet, in dots; of use for its proportions."""
        return self._paper

    def image(self, page: int, width: int) -> QImage:
        """Page number `page`, from 1, so many pixels wide."""
        image = QImage(QSize(width, self.height_for(width)), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        try:
            scale = width / self._paper.width
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(scale, scale)
            with self._turn:
                self._printout.paint(painter, _stay, page, page)
                self._printout.forget_layouts()
        finally:
            painter.end()
        return image

    def height_for(self, width: int) -> int:
        """How high a page of that width is."""
        return round(width * self._paper.height / self._paper.width)


@dataclass(frozen=True, slots=True)
class TooMany:
    """So many incidents that one has to ask for their pages."""

    incidents: int


@seldom_collecting()
def prepare(reports: Reports, asked: Asked, most: int, progress: Progress) -> Prepared | TooMany:
    """Lay a document out; not without being asked where it is about more than `most` incidents."""
    request, total = reports.request(asked), reports.total(asked)
    if total > most:
        return TooMany(total)
    laying_out = _LayingOut(progress)
    printout = Printout(
        request, reports.pieces(asked, progress), paper_of(page_layout(request)), total=total, progress=laying_out
    )
    printout.forget_layouts()
    laying_out.end()
    return Prepared(request, printout, total)


class _LayingOut:
    """Layout alone is all of the work here, while a printout takes it for half; after it nobody listens."""

    def __init__(self, progress: Progress) -> None:
        self._progress: Progress | None = progress

    @property
    def cancelled(self) -> bool:
        return self._progress is not None and self._progress.cancelled

    def report(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress.report(done, total // 2)

    def check(self) -> None:
        if self._progress is not None:
            self._progress.check()

    def end(self) -> None:
        self._progress = None


def _stay() -> None:
    """A picture has one page."""
