"""One icon on its own, drawn at the sharpness of the screen it is on; decoration, so it has no name for a reader."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vedette.ui import icons
from vedette.ui.text_scale import grown


class IconLabel(QWidget):
    """Shows an icon in a square of `size` pixels at the usual text size; the words beside it carry the meaning."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, size: int = icons.SMALL, colour: icons.Colour | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"Icon_{name}")
        self._size = size
        self._colour = colour
        self._icon = icons.icon(name, colour)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: icons.Colour | None = None) -> None:
        """Another icon in the same place."""
        self._icon = icons.icon(name, colour or self._colour)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(grown(self._size), grown(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())
