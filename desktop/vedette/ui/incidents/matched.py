"""The words of a search, marked where they stand in a cell: word beginnings, folded as the search folds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPalette

from vedette.ui import colours

LONGEST_TEXT = 300
_WORD = re.compile(r"\w+")
_LOOSE = re.compile(r'(?:^|(?<=[\s(]))(-?)(?:([\w.]+):)?("(?:[^"]|"")*"|[^\s()"]+)')


class Matched:
    """Knows the words that the last search asked for, and paints a ground behind them."""

    def __init__(self, query_text: str = "") -> None:
        self.words = tuple(dict.fromkeys(_asked_words(query_text)))

    def paint(self, painter: QPainter, room: QRect, text: str, palette: QPalette) -> None:
        """Behind each matched part of `text`, which is drawn from the left edge of `room`."""
        if not self.words:
            return
        metrics = painter.fontMetrics()
        ground = QColor(colours.tint("amber", palette).edge)
        ground.setAlpha(140)
        for start, end in self.spans(text):
            left = metrics.horizontalAdvance(text[:start])
            width = metrics.horizontalAdvance(text[:end]) - left
            height = metrics.height()
            box = QRect(room.x() + left, room.y() + (room.height() - height) // 2, width, height)
            painter.fillRect(box.intersected(room), ground)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a word of `text` begins as one that was asked for: from its first to its last matched letter."""
        from vedette.domain.folding import fold

        for found in _WORD.finditer(text[:LONGEST_TEXT]):
            folded = fold(found.group())
            lengths = [len(word) for word in self.words if folded.startswith(word)]
            if lengths:
                yield found.start(), found.start() + min(max(lengths), len(found.group()))


def _asked_words(query_text: str) -> Iterator[str]:
    """The folded words that are asked for, not excluded; of named things only what a cell may show."""
    if not query_text:
        return
    # A list of everything is shown before anything is folded.
    from vedette.domain.folding import fold

    for minus, name, text in _LOOSE.findall(query_text[:1000]):
        if not minus and name in ("", "place", "party", "actor") and text != "OR":
            for word in _WORD.findall(text):
                yield fold(word)
