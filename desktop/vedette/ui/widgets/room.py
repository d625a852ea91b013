"""How large a window opens: it grows with the text, as far as the screen has room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from vedette.ui.text_scale import grown

_FRAME = 40


def room_for(dialog: QWidget, letters: int, lines: int) -> QSize:
    """Room for so many letters and lines, as far as the screen has it."""
    metrics = dialog.fontMetrics()
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    return on_screen(dialog, wanted)


def open_at(window: QWidget, width: int, height: int = 0) -> None:
    """Give a window so many pixels at the usual size of the text; without a height, what its content asks for.

    A dialog with a height opens the next time as large as it was left, as long as its owner lives.
    """
    wanted = QSize(grown(width), grown(height) if height else _height(window, grown(width)))
    owner = window.parent()
    if height and owner is not None and isinstance(window, QDialog):
        key = f"size_of_{window.objectName()}_{grown(height)}"
        window.finished.connect(lambda _: owner.setProperty(key, window.size()))
        left = owner.property(key)
        wanted = left if isinstance(left, QSize) else wanted
    window.resize(on_screen(window, wanted))


def _height(window: QWidget, width: int) -> int:
    """What the content takes at that width: a text that wraps takes less of a wide window than its hint says."""
    layout = window.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return window.sizeHint().height()


def on_screen(window: QWidget, wanted: QSize) -> QSize:
    """No larger than the screen has room for, with a frame around it."""
    return wanted.boundedTo(window.screen().availableSize() - QSize(_FRAME, _FRAME))
