"""Paints line drawings with their words, in points; knows neither pages nor what is drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTextLayout, QTextOption

from vedette.domain.report.drawing import Box, Drawing, Fill, Ring, Shape, Stroke, Words
from vedette.domain.report.visible import isolated, visible
from vedette.ui.printing.typeface import Typeface

_BLACK, _GREY, _DARK, _LIGHT = QColor("black"), QColor("#999999"), QColor("#222222"), QColor("#dddddd")
_OUTLINE, _HATCH_GAP = 0.5, 3.0
_FINE = 100
"""Letters are laid out a hundred times larger and scaled down, so that their places are not rounded to points."""


class Sketcher:
    """Paints at the scale the painter has: a point is one unit."""

    def __init__(self, face: Typeface) -> None:
        self._face = face

    def paint(self, painter: QPainter, drawing: Drawing) -> None:
        """All shapes, in order; what would lie outside the sheet is cut off."""
        painter.save()
        painter.setClipRect(QRectF(-1, -1, drawing.width + 2, drawing.height + 2), Qt.ClipOperation.IntersectClip)
        for shape in drawing.shapes:
            self._shape(painter, shape)
        painter.restore()

    def _shape(self, painter: QPainter, shape: Shape) -> None:
        match shape:
            case Stroke():
                painter.setPen(_pen(shape.width, dashed=shape.dashed, faint=shape.faint))
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
            case Box():
                _box(painter, QRectF(shape.x, shape.y, shape.width, shape.height), shape.fill)
            case Ring():
                painter.setPen(_pen(shape.width, dashed=shape.dashed))
                painter.setBrush(_brush(shape.fill))
                painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
            case Words():
                self._words(painter, shape)

    def _words(self, painter: QPainter, shape: Words) -> None:
        font = QFont(self._face.font(shape.size, bold=shape.bold))
        font.setPixelSize(round(shape.size * _FINE))
        text = self._face.drawable(visible(shape.text))
        metrics = QFontMetricsF(font)
        if shape.room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, shape.room * _FINE)
        layout = QTextLayout(isolated(text), font)
        layout.setTextOption(_one_line())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        wide = line.naturalTextWidth() / _FINE
        left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
        painter.save()
        painter.setPen(_BLACK)
        painter.translate(left, shape.y - line.ascent() / _FINE)
        painter.scale(1 / _FINE, 1 / _FINE)
        layout.draw(painter, QPointF(0, 0))
        painter.restore()


def _box(painter: QPainter, box: QRectF, fill: Fill) -> None:
    painter.setPen(Qt.PenStyle.NoPen if fill == "white" else _pen(_OUTLINE))
    painter.setBrush(_brush("white" if fill == "hatched" else fill))
    painter.drawRect(box)
    if fill == "hatched":
        _hatch(painter, box)


def _hatch(painter: QPainter, box: QRectF) -> None:
    """Lines of our own: a brush of the painter would have the resolution of the device, and none on a printer."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(_pen(0.8))
    reach = box.width() + box.height()
    at = 0.0
    while at < reach:
        painter.drawLine(QPointF(box.left() + at, box.top()), QPointF(box.left() + at - box.height(), box.bottom()))
        at += _HATCH_GAP
    painter.restore()


def _brush(fill: Fill) -> QBrush:
    colours = {"white": QColor("white"), "light": _LIGHT, "dark": _DARK}
    return QBrush(colours[fill]) if fill in colours else QBrush(Qt.BrushStyle.NoBrush)


def _pen(width: float, *, dashed: bool = False, faint: bool = False) -> QPen:
    pen = QPen(_GREY if faint else _BLACK, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([4, 3])
    return pen


def _one_line() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option
