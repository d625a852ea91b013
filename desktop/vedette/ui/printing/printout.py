"""A whole document ready for paper: laid out once to count its pages, then painted page by page on any device."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QTextDocument

from vedette.domain.errors import UserError
from vedette.domain.report.drawing import Drawing
from vedette.domain.report.picture import Picture
from vedette.domain.report.piece import Piece
from vedette.domain.report.redacting import Omission, summed
from vedette.domain.report.request import ReportRequest, narrowest
from vedette.paths import taxonomies
from vedette.ui.printing.furniture import Furniture
from vedette.ui.printing.pages import Breaker, Entry, Page, Slice
from vedette.ui.printing.paper import Paper
from vedette.ui.printing.strips import strips
from vedette.ui.printing.typeface import Typeface
from vedette.ui.printing.typesetter import Typesetter
from vedette.usecases.progress import Progress, Silent

ALL_PAGES = (1, 0)
"""The first page to the last."""

_KEPT_CHARACTERS = 3_000_000
_RECENT = 2
_FEW_LINES = 0.3
"""Of a page."""

_PAPER = QColor("white")


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out; `undrawn` are the characters that stand as numbers.

    `waiting` is what a printer has taken and will not print before somebody starts it again.
    """

    pages: int
    incidents: int
    omissions: tuple[Omission, ...] = ()
    waiting: bool = False
    undrawn: str = ""


class Printout:
    """Holds its pieces packed and few of them laid out, so that ten thousand incidents need little memory."""

    def __init__(
        self,
        request: ReportRequest,
        pieces: Iterable[Piece],
        paper: Paper,
        *,
        total: int = 0,
        progress: Progress | None = None,
    ) -> None:
        """Takes all pieces and counts the pages; `total` incidents are announced to `progress`, which may cancel."""
        self._face = Typeface()
        self._paper = paper
        self._furniture = Furniture(request, paper, self._face)
        self._typesetter = Typesetter(self._face, paper.body.width())
        self._packed: list[bytes] = []
        self._kept: dict[int, QTextDocument] = {}
        self._recent: dict[int, QTextDocument] = {}
        self._room = _KEPT_CHARACTERS
        self._total = total
        self._progress = progress or Silent()
        self.omissions: tuple[Omission, ...] = ()
        self._breaker = Breaker(paper.body.height())
        self._pages = self._broken(pieces)

    @property
    def pages(self) -> int:
        return len(self._pages)

    @property
    def incidents(self) -> int:
        return sum(page.incidents for page in self._pages)

    @property
    def undrawn(self) -> str:
        """The different characters that no font here can draw, as far as they were laid out by now."""
        return self._face.undrawn

    @property
    def outline(self) -> Sequence[Entry]:
        """The bookmarks, in order."""
        return self._breaker.outline

    def paint(self, painter: QPainter, turn: Callable[[], None], first: int = 1, last: int = 0) -> Printed:
        """Pages `first` to `last` (0 is the end), counted from 1; `turn` asks the device for its next page."""
        chosen = self._pages[first - 1 : last or None]
        done = 0
        for number, page in enumerate(chosen, first):
            self._progress.check()
            if number > first:
                turn()
            self._paint_page(painter, page, number)
            done += page.incidents
            self._progress.report(self._total + done, 2 * self._total)
        return Printed(len(chosen), done)

    def check_range(self, first: int, last: int) -> None:
        """UserError where no page lies between these two; 0 is the last one there is."""
        if not 1 <= first <= min(last or self.pages, self.pages):
            self.forget_layouts()
            raise UserError(f"The document has {self.pages} pages, so it has none of those; choose others.")

    def forget_layouts(self) -> None:
        """Let go of what can be made again: Qt wants a layout to end in the thread that began it."""
        for kept in (self._kept, self._recent):
            while kept:
                kept.popitem()  # one by one, for Qt holds up every thread while it takes one apart
        self._room = _KEPT_CHARACTERS
        self._furniture.forget_layouts()

    def _broken(self, pieces: Iterable[Piece]) -> list[Page]:
        done = 0
        try:
            for number, piece in enumerate(pieces):
                self._progress.check()
                self._lay_out(number, piece)
                done += piece.incidents
                self._progress.report(done, 2 * self._total)
        except BaseException:
            self.forget_layouts()  # here: the error is told in another thread, and would take them there
            raise
        return self._breaker.pages

    def _lay_out(self, number: int, piece: Piece) -> None:
        document, tight = self._set(piece)
        self._breaker.add(piece, strips(document, self._breaker.height))
        self._packed.append(_packed(piece, tight))
        self._keep(number, document, len(piece.html))
        self.omissions = summed((*self.omissions, *piece.omissions)) if piece.omissions else self.omissions

    def _set(self, piece: Piece) -> tuple[QTextDocument, bool]:
        """Laid out, and whether more tightly: a sheet does not begin a page for its last few lines."""
        document = self._typesetter.document(piece.html, piece.drawings)
        if not piece.running or piece.continues:
            return document, False
        pages, rest = self._tried(piece, document)
        if pages < 2 or rest > _FEW_LINES:
            return document, False
        tighter = self._typesetter.document(piece.html, piece.drawings, tight=True)
        return (tighter, True) if self._tried(piece, tighter)[0] < pages else (document, False)

    def _tried(self, piece: Piece, document: QTextDocument) -> tuple[int, float]:
        """How many pages it would take alone, and which part of the last one."""
        breaker = Breaker(self._breaker.height)
        breaker.add(piece, strips(document, breaker.height))
        return len(breaker.pages), breaker.pages[-1].used / breaker.height

    def _paint_page(self, painter: QPainter, page: Page, number: int) -> None:
        levels = taxonomies().tlp
        sharing = narrowest(levels, sorted(page.markings))
        label = levels.label(sharing) if sharing else ""
        self._furniture.paint(painter, f"Page {number} of {self.pages}", page.running, label)
        for part in page.slices:
            self._paint_slice(painter, part)

    def _paint_slice(self, painter: QPainter, part: Slice) -> None:
        body, document = self._paper.body, self._document(part.piece)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = QPalette(_PAPER)  # never the window's: it may be dark, and paper is not
        context.clip = QRectF(0, part.top, body.width(), part.bottom - part.top)
        painter.save()
        painter.translate(body.left(), body.top() + part.at - part.top)
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, number: int) -> QTextDocument:
        document = self._kept.get(number) or self._recent.get(number)
        if document is None:
            html, drawings, tight = _unpacked(self._packed[number])
            document = self._typesetter.document(html, drawings, tight=tight)
            self._keep(number, document, len(html))
        return document

    def _keep(self, number: int, document: QTextDocument, length: int) -> None:
        """The first three million characters stay laid out; of the rest only what is needed next."""
        if length <= self._room:
            self._kept[number] = document
            self._room -= length
            return
        self._recent[number] = document
        while len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]


def _packed(piece: Piece, tight: bool) -> bytes:
    """Small, and never seen outside this process."""
    return zlib.compress(pickle.dumps((piece.html, piece.drawings, tight)), 1)


def _unpacked(packed: bytes) -> tuple[str, tuple[Drawing | Picture, ...], bool]:
    html, drawings, tight = pickle.loads(zlib.decompress(packed))
    return html, drawings, tight
