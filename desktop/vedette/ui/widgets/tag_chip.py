"""How a chip looks, painted: for table cells and for the chip buttons, so that both look the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen

from vedette.ui import colours, icons
from vedette.ui.text_scale import grown
from vedette.ui.widgets.plain_label import shown

HALF_LETTER = 6
EDGE = 2
GAP = 4
WIDEST = 220
LONGEST_TEXT = 120
MORE = "+{}"


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: what it stands for, its words, a tint of `colours.TAG_COLOURS` and perhaps an icon before the words."""

    key: str
    text: str
    tint: str = "grey"
    icon: str = ""
    tip: str = ""
    widest: int = WIDEST


def status_chip(status: str, words: str) -> Chip:
    """The chip of a status: its icon, its tint and, always, its word."""
    icon, tint = colours.status_mark(status)
    return Chip(status, words, tint, icon)


def chip_size(chip: Chip, metrics: QFontMetrics) -> QSize:
    """The room a chip takes, never wider than it may be."""
    width = metrics.horizontalAdvance(shown(chip.text, LONGEST_TEXT)) + 2 * HALF_LETTER + 2
    if chip.icon:
        width += _icon_side(metrics) + GAP
    return QSize(min(width, grown(chip.widest)), metrics.height() + 2 * EDGE)


def paint_chip(painter: QPainter, rect: QRect, chip: Chip, palette: QPalette, *, tail: int = 0) -> None:
    """One chip in exactly `rect`, `tail` pixels of it free at the end; words that don't fit end in an ellipsis."""
    tint = colours.tint(chip.tint, palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tint.edge), 1))
    painter.setBrush(QColor(tint.ground))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(tint.text))
    inner = rect.adjusted(HALF_LETTER, 0, -(tail or HALF_LETTER), 0)
    if chip.icon:
        inner = _paint_icon(painter, inner, chip.icon, QColor(tint.text))
    text = painter.fontMetrics().elidedText(
        shown(chip.text, LONGEST_TEXT).replace("\n", " "), Qt.TextElideMode.ElideRight, inner.width()
    )
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    painter.restore()


def paint_chips(painter: QPainter, rect: QRect, chips: Sequence[Chip], palette: QPalette) -> int:
    """As many chips as fit in one line of `rect`, then "+3" for the rest; returns how many were painted."""
    metrics = painter.fontMetrics()
    reserve = metrics.horizontalAdvance(MORE.format(len(chips))) + GAP
    x = rect.x()
    for number, chip in enumerate(chips):
        size = chip_size(chip, metrics)
        room = rect.x() + rect.width() - x - (reserve if number + 1 < len(chips) else 0)
        if number and size.width() > room:
            _paint_rest(painter, QRect(x, rect.y(), rect.right() - x + 1, rect.height()), len(chips) - number)
            return number
        width = min(size.width(), max(room, 0))
        y = rect.y() + (rect.height() - size.height()) // 2
        paint_chip(painter, QRect(x, y, width, size.height()), chip, palette)
        x += width + GAP
    return len(chips)


def _paint_rest(painter: QPainter, rect: QRect, count: int) -> None:
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, MORE.format(count))


def _paint_icon(painter: QPainter, inner: QRect, name: str, colour: QColor) -> QRect:
    """Draw the icon and return the room left after it."""
    side = _icon_side(painter.fontMetrics())
    drawn = icons.pixmap(name, side, colour, painter.device().devicePixelRatioF())
    painter.drawPixmap(inner.x(), inner.y() + (inner.height() - side) // 2, drawn)
    return inner.adjusted(side + GAP, 0, 0, 0)


def _icon_side(metrics: QFontMetrics) -> int:
    return max(12, metrics.ascent())
