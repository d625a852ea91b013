"""A document as a PDF, written into a stream; whose file that is and how it replaces an old one is not its business."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from vedette.domain.errors import UserError
from vedette.domain.report.piece import Piece
from vedette.domain.report.request import ReportRequest
from vedette.ui.printing.headless import ensure_application
from vedette.ui.printing.paper import DOTS_PER_INCH, page_layout, paper_of
from vedette.ui.printing.printout import Printed, Printout
from vedette.usecases.progress import Progress


def write_pdf(
    request: ReportRequest,
    pieces: Iterable[Piece],
    stream: BinaryIO,
    *,
    total: int = 0,
    progress: Progress | None = None,
) -> Printed:
    """Needs no display. Raises Cancelled from `progress`, and the OSError that `stream` raised, if any."""
    ensure_application()
    layout = page_layout(request)
    printout = Printout(request, pieces, paper_of(layout), total=total, progress=progress)
    drain = _Drain(stream)
    writer = QPdfWriter(drain.buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(layout)
    writer.setTitle(request.kind)  # never the incident's title or a name: metadata travels unseen
    writer.setCreator(f"Vedette {request.version}".strip())
    painter = QPainter(writer)
    try:
        printed = printout.paint(painter, lambda: _turn(writer, drain))
    finally:
        painter.end()
    drain.empty()
    return printed


def _turn(writer: QPdfWriter, drain: _Drain) -> None:
    if not writer.newPage():
        raise UserError("The PDF could not be written to its end; nothing was changed, please try again.")
    drain.empty()


class _Drain:
    """Takes from Qt what it has written so far: Qt itself tells nobody that a disk is full, a Python stream does."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.buffer = QBuffer()
        self.buffer.open(QIODevice.OpenModeFlag.WriteOnly)

    def empty(self) -> None:
        """Writes the bytes on; what Qt writes next begins an empty buffer (Qt keeps count of the file itself)."""
        self._stream.write(self.buffer.data().data())
        self.buffer.close()
        self.buffer.open(QIODevice.OpenModeFlag.WriteOnly | QIODevice.OpenModeFlag.Truncate)
