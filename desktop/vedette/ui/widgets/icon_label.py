"""One icon on its own, drawn at the sharpness of the screen it is on; decoration, so it has no name for a reader."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
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
        self._name = name
        self._colour = colour or icons.by_role(QPalette.ColorRole.WindowText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: icons.Colour | None = None) -> None:
        """Another icon in the same place."""
        self._name, self._colour = name, colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(grown(self._size), grown(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        # No QIcon is kept: one whose engine is of Python must not be left to the garbage collector.
        drawn = icons.pixmap(
            self._name, self.width(), self._colour(QGuiApplication.palette()), self.devicePixelRatioF()
        )
        QPainter(self).drawPixmap(self.rect(), drawn)
