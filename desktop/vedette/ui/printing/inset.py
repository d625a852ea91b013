"""Drawings and the user's own picture between the words of a page, painted as lines and letters, not as dots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtSvg import QSvgRenderer

from vedette.domain.report.drawing import Drawing
from vedette.domain.report.picture import PNG, Picture
from vedette.ui.printing.paper import DOTS_PER_POINT
from vedette.ui.printing.sketching import Sketcher
from vedette.ui.printing.typeface import Typeface


class Inset(QPyTextObject):
    """Stands for what the markup names by number; it opens nothing, all it paints was given to it."""

    def __init__(self, drawings: Sequence[Drawing | Picture], face: Typeface, parent: QObject) -> None:
        super().__init__(parent)
        self._drawings = drawings
        self._sketcher = Sketcher(face)

    def intrinsicSize(self, document: QTextDocument, position: int, kind: QTextFormat) -> QSizeF:
        """In dots, and never wider than the page: paper is chosen after a drawing was made."""
        one = self._named(kind)
        if one is None:
            return QSizeF(0, 0)
        whole = QSizeF(one.width, one.height) * DOTS_PER_POINT
        return whole * min(1.0, document.textWidth() / whole.width()) if whole.width() > 0 else whole

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, kind: QTextFormat
    ) -> None:
        one, box = self._named(kind), QRectF(rect)
        if isinstance(one, Drawing):
            painter.save()
            painter.translate(box.topLeft())
            scale = box.width() / one.width
            painter.scale(scale, scale)
            self._sketcher.paint(painter, one)
            painter.restore()
        elif one is not None:
            _paint_picture(painter, box, one)

    def _named(self, kind: QTextFormat) -> Drawing | Picture | None:
        name = kind.toImageFormat().name()
        number = int(name) if name.isdecimal() else len(self._drawings)
        return self._drawings[number] if number < len(self._drawings) else None


def can_paint(picture: Picture) -> bool:
    """Whether Qt can make anything of its bytes."""
    if picture.kind == PNG:
        return QImage().loadFromData(picture.data, "PNG")
    return QSvgRenderer(QByteArray(picture.data)).isValid()


def _paint_picture(painter: QPainter, box: QRectF, picture: Picture) -> None:
    if picture.kind == PNG:
        image = QImage()
        if image.loadFromData(picture.data, "PNG"):
            painter.drawImage(box, image)
        return
    renderer = QSvgRenderer(QByteArray(picture.data))
    if renderer.isValid():
        renderer.render(painter, box)
