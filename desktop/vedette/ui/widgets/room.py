"""How large a dialog opens: measured in letters and lines, so that it grows with the text."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = 40


def room_for(dialog: QWidget, letters: int, lines: int) -> QSize:
    """Room for so many letters and lines, as far as the screen has it."""
    metrics = dialog.fontMetrics()
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    return wanted.boundedTo(dialog.screen().availableSize() - QSize(_FRAME, _FRAME))
