"""How a row of the table of incidents looks: chips for status and tags, quiet marks of dates, grey while waiting."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vedette.domain.incident_line import IncidentLine
from vedette.ui.incidents.columns import COLUMNS, Column, when_mark, when_words
from vedette.ui.incidents.matched import Matched
from vedette.ui.incidents.table_model import LINE
from vedette.ui.widgets.plain_label import shown
from vedette.ui.widgets.tag_chip import paint_chips

Index = QModelIndex | QPersistentModelIndex
SIDE = 7
BAR = 8
BAR_SHARES = (0.7, 0.8, 0.55, 0.6, 0.75)
LONGEST_TEXT = 300


class RowDelegate(QStyledItemDelegate):
    """Paints cells; what stands in them comes from the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matched = Matched()
        self.dates = "words"
        self.lines = 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        column = COLUMNS[index.column()]
        painter.save()
        painter.setFont(option.font)
        _paint_ground(painter, option, index)
        room = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        if not isinstance(line, IncidentLine):
            _paint_bar(painter, room, option.palette, index.row())
        elif column.chips is not None:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            paint_chips(painter, room, column.chips(line), option.palette)
        elif column.key == "when":
            self._paint_when(painter, room, line, option)
        else:
            self._paint_text(painter, room, column, line, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(option.font)
        return QSize(metrics.averageCharWidth() * COLUMNS[index.column()].letters, metrics.height() + 2 * SIDE)

    def _paint_text(
        self, painter: QPainter, room: QRect, column: Column, line: IncidentLine, option: QStyleOptionViewItem
    ) -> None:
        full = shown(column.text(line), LONGEST_TEXT).replace("\n", " ")
        quiet = option.palette.color(QPalette.ColorRole.PlaceholderText)
        for text, place in rows_of(full, room, painter.fontMetrics(), self.lines):
            if column.key in ("title", "place", "parties"):
                self.matched.paint(painter, place, text, option.palette)
            painter.setPen(quiet if line.trashed else _letters(option))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _paint_when(self, painter: QPainter, room: QRect, line: IncidentLine, option: QStyleOptionViewItem) -> None:
        """The words, cut to the room, and the mark of their precision, which is never cut."""
        metrics = painter.fontMetrics()
        mark = when_mark(line) if self.dates == "words" else ""
        width = metrics.horizontalAdvance(mark) + SIDE if mark else 0
        quiet = QColor(_letters(option))
        quiet.setAlpha(150)
        rows = rows_of(when_words(line, self.dates), room.adjusted(0, 0, -width, 0), metrics, self.lines)
        painter.setPen(quiet if line.when.is_empty else _letters(option))
        for words, place in rows:
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if mark:
            words, place = rows[-1]
            painter.setPen(quiet)
            rest = place.adjusted(metrics.horizontalAdvance(words) + SIDE, 0, width, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, mark)


def rows_of(text: str, room: QRect, metrics: QFontMetrics, lines: int) -> list[tuple[str, QRect]]:
    """The text in as many rows as it needs, at most `lines`, with the room of each; the last is cut."""
    first, rest = _broken(text, room.width(), metrics) if lines > 1 else (text, "")
    parts = [first, rest] if rest else [first]
    height = metrics.height()
    top = room.center().y() - len(parts) * height // 2 + 1
    return [
        (
            metrics.elidedText(part, Qt.TextElideMode.ElideRight, room.width()),
            QRect(room.x(), top + number * height, room.width(), height),
        )
        for number, part in enumerate(parts)
    ]


def _broken(text: str, width: int, metrics: QFontMetrics) -> tuple[str, str]:
    """What fits in one row, up to a space or a hyphen where there is one, and what is left."""
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width).removesuffix("…")
    if len(fitting) >= len(text) or not text.startswith(fitting):
        return text, ""
    at = len(fitting) if text[len(fitting)] == " " else max(fitting.rfind(" "), fitting.rfind("-") + 1)
    return (text[:at], text[at:].removeprefix(" ")) if at > 0 else (fitting, text[len(fitting) :])


def _letters(option: QStyleOptionViewItem) -> QColor:
    return option.palette.color(QPalette.ColorRole.Text)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """The selection is a pale ground, so that chips and marks stay legible on it; a cursor outside it has a frame."""
    palette = option.palette
    if option.state & QStyle.StateFlag.State_Selected:
        active = option.state & QStyle.StateFlag.State_Active
        colour = QColor(palette.color(QPalette.ColorRole.Accent if active else QPalette.ColorRole.Mid))
        colour.setAlpha(52)
        painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Base))
        painter.fillRect(option.rect, colour)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, palette.color(QPalette.ColorRole.AlternateBase))
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 1))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    elsewhere = not option.state & QStyle.StateFlag.State_Selected
    if elsewhere and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1))
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def _paint_bar(painter: QPainter, room: QRect, palette: QPalette, row: int) -> None:
    """Stands for a text that is on its way; rows differ a little so that it reads as text."""
    width = round(room.width() * BAR_SHARES[row % len(BAR_SHARES)])
    bar = QRect(room.x(), room.center().y() - BAR // 2, width, BAR)
    painter.fillRect(bar, palette.color(QPalette.ColorRole.Midlight))
