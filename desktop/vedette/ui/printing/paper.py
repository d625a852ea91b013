"""A sheet of paper and where things stand on it, in dots of a twelve-hundredth of an inch."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize

from vedette.domain.report.request import ReportRequest
from vedette.usecases.reports import Asked

DOTS_PER_INCH = 1200
DOTS_PER_POINT = DOTS_PER_INCH / 72
DOTS_PER_PIXEL = DOTS_PER_INCH / 96
_DOTS_PER_MM = DOTS_PER_INCH / 25.4

_SIDE = 20 * _DOTS_PER_MM
_TOP, _HEAD, _GAP_BELOW_HEAD = 11 * _DOTS_PER_MM, 10 * _DOTS_PER_MM, 5 * _DOTS_PER_MM
_BOTTOM, _FOOT, _GAP_ABOVE_FOOT = 10 * _DOTS_PER_MM, 11.5 * _DOTS_PER_MM, 4 * _DOTS_PER_MM


@dataclass(frozen=True, slots=True)
class Paper:
    """Its size, with the margins of every document of ours; wide enough for any printer's own margins."""

    width: float
    height: float

    @property
    def head(self) -> QRectF:
        return QRectF(_SIDE, _TOP, self.width - 2 * _SIDE, _HEAD)

    @property
    def foot(self) -> QRectF:
        return QRectF(_SIDE, self.height - _BOTTOM - _FOOT, self.width - 2 * _SIDE, _FOOT)

    @property
    def body(self) -> QRectF:
        top = _TOP + _HEAD + _GAP_BELOW_HEAD
        bottom = self.height - _BOTTOM - _FOOT - _GAP_ABOVE_FOOT
        return QRectF(_SIDE, top, self.width - 2 * _SIDE, bottom - top)


def page_layout(request: ReportRequest | Asked) -> QPageLayout:
    """The page of a request, for a PDF or as a printer's default; its margins are ours, so Qt's are none."""
    size = QPageSize(QPageSize.PageSizeId.Letter if request.paper == "letter" else QPageSize.PageSizeId.A4)
    turned = QPageLayout.Orientation.Landscape if request.landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point, QMarginsF(0, 0, 0, 0))


def paper_of(layout: QPageLayout) -> Paper:
    """The whole sheet that a page layout describes."""
    points = layout.fullRect(QPageLayout.Unit.Point)
    return Paper(points.width() * DOTS_PER_POINT, points.height() * DOTS_PER_POINT)
