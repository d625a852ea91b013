"""Reads back what was printed: the words of a PDF, and the ink of a page painted as a picture."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable

import pypdf
from PySide6.QtGui import QColor, QImage, QPainter

from vedette.domain.dossier import Dossier
from vedette.domain.report.request import ReportRequest
from vedette.formats.html_report import pieces
from vedette.paths import taxonomies
from vedette.ui.printing.paper import DOTS_PER_INCH, Paper, page_layout, paper_of
from vedette.ui.printing.pdf import write_pdf
from vedette.ui.printing.printout import Printed, Printout

DPI = 60


def squeezed(text: str) -> str:
    """Letters alone: ligatures dissolved, every blank gone, for a PDF tells little of blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed(request: ReportRequest, dossiers: list[Dossier]) -> tuple[bytes, Printed]:
    stream = io.BytesIO()
    made = write_pdf(request, pieces(request, dossiers, len(dossiers), taxonomies()), stream, total=len(dossiers))
    return stream.getvalue(), made


def page_texts(pdf: bytes) -> list[str]:
    """The squeezed words of each page."""
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def printout(request: ReportRequest, dossiers: Iterable[Dossier]) -> Printout:
    return Printout(request, pieces(request, dossiers, 0, taxonomies()), paper(request))


def paper(request: ReportRequest) -> Paper:
    return paper_of(page_layout(request))


def pictures(request: ReportRequest, made: Printout) -> list[QImage]:
    """Each page as a small picture."""
    scale = DPI / DOTS_PER_INCH
    sheet = paper(request)
    found: list[QImage] = []
    for number in range(1, made.pages + 1):
        image = QImage(round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.scale(scale, scale)
        made.paint(painter, lambda: None, number, number)
        painter.end()
        found.append(image)
    return found


def ink(image: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """How many dots of a box (in dots of the paper) are not white."""
    scale = DPI / DOTS_PER_INCH
    columns = range(round(left * scale), min(round(right * scale), image.width()))
    rows = range(round(top * scale), min(round(bottom * scale), image.height()))
    return sum(image.pixelColor(x, y).lightness() < 200 for x in columns for y in rows)
