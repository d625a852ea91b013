"""A document as a PDF, written into a stream; whose file that is and how it replaces an old one is not its business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from vedette.domain.errors import UserError
from vedette.domain.report.piece import Piece
from vedette.domain.report.request import TITLES, ReportRequest
from vedette.ui.printing.headless import ensure_application
from vedette.ui.printing.outline import Written, append_outline
from vedette.ui.printing.pages import Entry
from vedette.ui.printing.paper import DOTS_PER_INCH, DOTS_PER_POINT, Paper, page_layout, paper_of
from vedette.ui.printing.printout import ALL_PAGES, Printed, Printout
from vedette.usecases.progress import Progress
from vedette.usecases.seldom_collecting import seldom_collecting


@seldom_collecting()
def write_pdf(
    request: ReportRequest,
    pieces: Iterable[Piece],
    stream: BinaryIO,
    *,
    total: int = 0,
    progress: Progress | None = None,
    pages: tuple[int, int] = ALL_PAGES,
) -> Printed:
    """Needs no display. Raises Cancelled from `progress`, and the OSError that `stream` raised, if any."""
    ensure_application()
    layout = page_layout(request)
    paper = paper_of(layout)
    printout = Printout(request, pieces, paper, total=total, progress=progress)
    printout.check_range(*pages)
    drain = _Drain(stream)
    writer = QPdfWriter(drain.buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(layout)
    writer.setTitle(TITLES[request.template])  # never the incident's title or a name: metadata travels unseen
    writer.setCreator(f"Vedette {request.version}".strip())
    painter = QPainter(writer)
    try:
        printed = printout.paint(painter, lambda: _turn(writer, drain), *pages)
    finally:
        painter.end()
        printout.forget_layouts()
    drain.empty()
    entries = _on_pages(printout.outline, pages[0], printed.pages)
    append_outline(Written(drain.length, drain.head, drain.tail), entries, partial(_height, paper), stream.write)
    return replace(printed, omissions=printout.omissions, undrawn=printout.undrawn)


def _on_pages(outline: Sequence[Entry], first: int, count: int) -> list[Entry]:
    """Those of the pages that are printed, numbered as they are in the file."""
    moved = (replace(entry, page=entry.page - first + 1) for entry in outline)
    return [entry for entry in moved if 0 < entry.page <= count]


def _height(paper: Paper, entry: Entry) -> float:
    """Points from the lower edge of its page, a little above the words."""
    return (paper.height - paper.body.top() - entry.at) / DOTS_PER_POINT + 4


def _turn(writer: QPdfWriter, drain: _Drain) -> None:
    if not writer.newPage():
        raise UserError("The PDF could not be written to its end; nothing was changed, please try again.")
    drain.empty()


class _Drain:
    """Takes from Qt what it has written so far: Qt itself tells nobody that a disk is full, a Python stream does."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.length, self.head, self.tail = 0, b"", b""
        self.buffer = QBuffer()
        self.buffer.open(QIODevice.OpenModeFlag.WriteOnly)

    def empty(self) -> None:
        """Writes the bytes on; what Qt writes next begins an empty buffer (Qt keeps count of the file itself)."""
        data = bytes(self.buffer.data().data())
        self._stream.write(data)
        self.length += len(data)
        self.head = self.head or data
        self.tail = data
        self.buffer.close()
        self.buffer.open(QIODevice.OpenModeFlag.WriteOnly | QIODevice.OpenModeFlag.Truncate)
