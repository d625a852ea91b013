"""How an entry of the navigator looks: headings small and quiet, counts at the right edge, tags with their colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from vedette.domain.counting import in_groups
from vedette.ui import colours, icons
from vedette.ui.navigator.entry import Entry
from vedette.ui.navigator.tree_model import ENTRY
from vedette.ui.text_scale import grown
from vedette.ui.widgets.plain_label import shown

Index = QModelIndex | QPersistentModelIndex
ICON = 16
DOT = 10
GAP = 7
SIDE = 6
EXTRA = 9
LONGEST = 120
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class EntryDelegate(QStyledItemDelegate):
    """Paints one entry; `target` is the key of the one onto which something would be dropped.

    `wraps`: a name that has no room in one line takes two, if the view lets rows have heights of their own.
    """

    target = ""
    wraps = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if self.wraps and self._is_long(option, index) else 1
        return QSize(80, lines * option.fontMetrics.height() + EXTRA)

    def _is_long(self, option: QStyleOptionViewItem, index: Index) -> bool:
        entry: Entry = index.data(ENTRY)
        view = option.widget
        if entry.is_heading or not isinstance(view, QTreeView):
            return False
        sign = grown(ICON) + GAP if entry.icon or entry.tint else 0
        room = view.viewport().width() - 2 * view.indentation() - 4 - SIDE - sign
        advance = option.fontMetrics.horizontalAdvance
        return advance(shown(entry.label, LONGEST)) > room - (advance(_count(entry)) + GAP if _count(entry) else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        if entry.is_heading:
            _paint_heading(painter, option, entry)
        else:
            _paint_entry(painter, option, entry)
        if self.target == entry.key:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -2, -1), 4, 4)
        painter.restore()


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    font = QFont(option.font)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(option.rect.adjusted(2, 4, -SIDE, 0), _LINE, shown(entry.label, LONGEST))


def _paint_entry(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    palette = option.palette
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    _paint_ground(painter, option, selected)
    painter.setFont(option.font)
    letters = palette.color(QPalette.ColorRole.WindowText)
    room = option.rect.adjusted(4, 0, -SIDE, 0)
    count = _count(entry)
    width = painter.fontMetrics().horizontalAdvance(count)
    painter.setPen(letters if selected else palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(room, _LINE | Qt.AlignmentFlag.AlignRight, count)
    room = _paint_sign(painter, room.adjusted(0, 0, -(width + GAP if count else 0), 0), entry, palette)
    painter.setPen(letters)
    _paint_name(painter, room, shown(entry.label, LONGEST))


def _paint_name(painter: QPainter, room: QRect, name: str) -> None:
    """In the lines that the row has room for; what is longer is cut at its end."""
    metrics = painter.fontMetrics()
    if room.height() >= 2 * metrics.height() and metrics.horizontalAdvance(name) > room.width():
        first, rest = _broken(name, metrics, room.width())
        upper = room.adjusted(0, EXTRA // 2, 0, 0)
        painter.drawText(upper, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, first)
        room, name = room.adjusted(0, metrics.height(), 0, 0), rest
    painter.drawText(room, _LINE, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width()))


def _broken(name: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """A name broken after the last word that has room, or at the edge where it is one word."""
    cuts = [at for at, sign in enumerate(name) if sign == " " and metrics.horizontalAdvance(name[:at]) <= width]
    if cuts:
        return name[: cuts[-1]], name[cuts[-1] + 1 :]
    at = next((at for at in range(len(name), 1, -1) if metrics.horizontalAdvance(name[:at]) <= width), 1)
    return name[:at], name[at:]


def _count(entry: Entry) -> str:
    return "" if entry.count is None else f"{'≈ ' if entry.about else ''}{in_groups(entry.count)}"


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, selected: bool) -> None:
    accent = QColor(option.palette.color(QPalette.ColorRole.Accent))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(option.rect).adjusted(0, 1, -1, -1)
    if selected:
        accent.setAlpha(48)
        painter.setBrush(accent)
        painter.drawRoundedRect(box, 4, 4)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(option.palette.color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(box, 4, 4)
    if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 1))
        painter.drawRoundedRect(box, 4, 4)


def _paint_sign(painter: QPainter, room: QRect, entry: Entry, palette: QPalette) -> QRect:
    """The colour of a tag or the icon of an entry, and the room left behind it."""
    if entry.tint:
        # The palette of the pane has no ground of its own, so it can't say whether the theme is dark.
        tint = colours.tint(entry.tint, QGuiApplication.palette())
        dot = grown(DOT)
        box = QRectF(room.x() + (grown(ICON) - dot) / 2, room.center().y() - dot / 2 + 1, dot, dot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tint.text), 1.2))
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(box, 3, 3)
    elif entry.icon:
        colour = palette.color(QPalette.ColorRole.WindowText)
        drawn = icons.pixmap(entry.icon, grown(ICON), colour, painter.device().devicePixelRatioF())
        painter.drawPixmap(room.x(), room.center().y() - grown(ICON) // 2 + 1, drawn)
    else:
        return room
    return room.adjusted(grown(ICON) + GAP, 0, 0, 0)
