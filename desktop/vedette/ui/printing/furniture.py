"""What stands on every page around the text: logbook, sharing level, selection, print time, page number, provenance."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import isolated
from vedette.ui.printing.paper import DOTS_PER_POINT, Paper
from vedette.ui.printing.typeface import Typeface

_SMALL, _NAME, _SHARING = 7.5, 9.0, 12.0  # points; TLP 2.0 asks for 12 or more, at the right of head and foot
_RULE = 0.5 * DOTS_PER_POINT
_BETWEEN = 12 * DOTS_PER_POINT
_INK = QColor("black")
_LINES_KEPT = 8

_Said = tuple[str, float, bool]
"""Words, how large in points, and whether they are bold."""


class Furniture:
    """Paints head and foot of one page; its words come from the request, `sharing` and the page alone."""

    def __init__(self, request: ReportRequest, paper: Paper, face: Typeface) -> None:
        self._request = request
        self._paper = paper
        self._face = face
        self._recent: dict[tuple[_Said, float, Qt.AlignmentFlag], QTextLayout] = {}

    def paint(self, painter: QPainter, page: str, running: str, sharing: str) -> None:
        """`page` is as in “Page 2 of 5”; `running` names the incident; `sharing` is the label of the sharing level."""
        painter.setPen(QPen(_INK, _RULE))
        self._head(painter, running, sharing)
        self._foot(painter, page, sharing)

    def forget_layouts(self) -> None:
        """A layout holds fonts of the thread that made it, so it is not kept for another one."""
        self._recent.clear()

    def _head(self, painter: QPainter, running: str, sharing: str) -> None:
        box = self._paper.head
        kind = f"{self._request.kind}  ·  {running}" if running else self._request.kind
        self._row(
            painter,
            QRectF(box.left(), box.top(), box.width(), 0),
            (self._request.book, _NAME, True),
            (sharing, _SHARING, True),
        )
        lower = QRectF(box.left(), box.top() + 14 * DOTS_PER_POINT, box.width(), 0)
        self._row(painter, lower, (kind, _SMALL, False), ("", _SMALL, False))
        painter.drawLine(QLineF(box.bottomLeft(), box.bottomRight()))

    def _foot(self, painter: QPainter, page: str, sharing: str) -> None:
        box = self._paper.foot
        painter.drawLine(QLineF(box.topLeft(), box.topRight()))
        request = self._request
        rows = (
            (request.printed, (page, _SMALL, True)),
            (request.scope[:1].upper() + request.scope[1:], (sharing, _SHARING, True)),
            (request.provenance, ("", _SMALL, False)),
        )
        for n, (text, right) in enumerate(rows):
            at = QRectF(box.left(), box.top() + (3 + 10 * n) * DOTS_PER_POINT, box.width(), 0)
            self._row(painter, at, (text, _SMALL, False), right)

    def _row(self, painter: QPainter, box: QRectF, left: _Said, right: _Said) -> None:
        """Two texts at the ends of one line; the left one gives way and is shortened in its middle."""
        taken = self._text(painter, box, right, Qt.AlignmentFlag.AlignRight)
        room = QRectF(box.left(), box.top(), box.width() - (taken + _BETWEEN if taken else 0), 0)
        self._text(painter, room, left, Qt.AlignmentFlag.AlignLeft)

    def _text(self, painter: QPainter, box: QRectF, what: _Said, align: Qt.AlignmentFlag) -> float:
        """Paints one line from `box`'s top on; how wide it is. Its direction is ours, whatever the words are."""
        if not what[0]:
            return 0.0
        layout = self._laid_out(what, box.width(), align)
        layout.draw(painter, QPointF(box.left(), box.top()))
        return layout.lineAt(0).naturalTextWidth()

    def _laid_out(self, what: _Said, width: float, align: Qt.AlignmentFlag) -> QTextLayout:
        """Most lines are the same on every page, so the last ones are kept."""
        key = (what, width, align)
        layout = self._recent.pop(key, None) or self._line(what, width, align)
        self._recent[key] = layout
        if len(self._recent) > _LINES_KEPT:
            del self._recent[next(iter(self._recent))]
        return layout

    def _line(self, what: _Said, width: float, align: Qt.AlignmentFlag) -> QTextLayout:
        words, points, bold = what
        font = QFont(self._face.font(points, bold=bold))
        font.setPixelSize(round(points * DOTS_PER_POINT))
        words = QFontMetricsF(font).elidedText(self._face.drawable(words), Qt.TextElideMode.ElideMiddle, width)
        layout = QTextLayout(isolated(words), font)
        option = QTextOption(align)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        layout.createLine().setLineWidth(width)
        layout.endLayout()
        return layout
