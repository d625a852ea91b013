"""Turns a piece of markup into a laid-out document that can reach nothing outside itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter, QTextDocument, QTextFormat, QTextOption

from vedette.domain.report.drawing import Drawing
from vedette.domain.report.picture import Picture
from vedette.paths import resource
from vedette.ui.printing.inset import Inset
from vedette.ui.printing.paper import DOTS_PER_INCH
from vedette.ui.printing.typeface import BODY_POINTS, Typeface
from vedette.ui.widgets.document_view import SealedDocument

_TIGHT = 0.92
_SIZE = re.compile(r"(\d+(?:\.\d+)?)(pt|px)")


class Typesetter:
    """Lays out for one width, always at the same resolution, so that screen, printer and file break pages alike."""

    def __init__(self, face: Typeface, width: float) -> None:
        self._face = face
        self._width = width
        self._style = resource("print", "paper.css").read_text(encoding="utf-8")
        self._tight_style = _SIZE.sub(lambda size: f"{float(size[1]) * _TIGHT:.2f}{size[2]}", self._style)
        self._nowhere = QBuffer()
        self._nowhere.open(QIODevice.OpenModeFlag.WriteOnly)
        self._measure = QPdfWriter(self._nowhere)  # only its resolution is used
        self._measure.setResolution(DOTS_PER_INCH)

    def document(self, html: str, drawings: Sequence[Drawing | Picture] = (), *, tight: bool = False) -> QTextDocument:
        """As wide as the body of a page and as high as it needs to be; all sizes a little smaller where `tight`."""
        document = SealedDocument()
        document.setDefaultFont(self._face.font(BODY_POINTS * (_TIGHT if tight else 1)))
        document.setDocumentMargin(0)
        document.setDefaultTextOption(_anywhere())
        document.setDefaultStyleSheet(self._tight_style if tight else self._style)
        layout = document.documentLayout()
        layout.setPaintDevice(self._measure)
        if drawings:
            inset = Inset(drawings, self._face, document)
            layout.registerHandler(QTextFormat.ObjectTypes.ImageObject, inset)
        document.setTextWidth(self._width)  # before there is a word: set after them, all would be laid out twice
        document.setHtml(self._face.drawable(html))
        return document


def _anywhere() -> QTextOption:
    """A word that is longer than its line is broken, so that nothing runs over an edge."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
