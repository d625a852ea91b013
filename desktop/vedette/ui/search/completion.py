"""The list that opens under the search line; it offers and never takes a key that it has no use for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vedette.ui.search.suggestions import Suggestion
from vedette.ui.widgets.plain_label import plain_tooltip, shown

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SUGGESTION = Qt.ItemDataRole.UserRole
SIDE = 8
LONGEST = 120


class SuggestionList(QAbstractListModel):
    """The suggestions of the moment."""

    def __init__(self) -> None:
        super().__init__()
        self._suggestions: tuple[Suggestion, ...] = ()

    def show(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._suggestions = tuple(suggestions)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._suggestions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        suggestion = self._suggestions[index.row()]
        texts = {
            Qt.ItemDataRole.DisplayRole: shown(suggestion.label, LONGEST),
            Qt.ItemDataRole.EditRole: suggestion.part,
            Qt.ItemDataRole.ToolTipRole: plain_tooltip(suggestion.note),
            Qt.ItemDataRole.AccessibleDescriptionRole: suggestion.note,
            SUGGESTION: suggestion,
        }
        return texts.get(Qt.ItemDataRole(role))


class SuggestionDelegate(QStyledItemDelegate):
    """The suggestion at the left, its meaning or count quietly beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + SIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        suggestion = index.data(SUGGESTION)
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.Base
        painter.save()
        painter.setFont(option.font)
        painter.fillRect(option.rect, palette.color(ground))
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        room = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        label = option.fontMetrics.elidedText(
            shown(suggestion.label, LONGEST), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.setPen(palette.color(role))
        painter.drawText(room, flags, label)
        painter.setPen(palette.color(role if selected else QPalette.ColorRole.PlaceholderText))
        rest = room.adjusted(option.fontMetrics.horizontalAdvance(label) + 2 * SIDE, 0, 0, 0)
        note = option.fontMetrics.elidedText(suggestion.note, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags | Qt.AlignmentFlag.AlignRight, note)
        painter.restore()
