"""Icons from `resources/icons`, drawn in the colours of the palette of the moment; the only reader of SVG files."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from vedette.paths import resource

Colour = Callable[[QPalette], QColor]
SMALL = 16
LARGE = 40


def by_role(role: QPalette.ColorRole) -> Colour:
    """The colour that the palette has for `role`."""
    return lambda palette: palette.color(role)


def icon(name: str, colour: Colour | None = None) -> QIcon:
    """The icon of that lucide name; it follows the theme, and without `colour` greys out and inverts as text does."""
    return QIcon(_Engine(name, colour))


def pixmap(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    """`name` drawn at `size` device-independent pixels for a screen of `ratio` pixels each."""
    pixels = max(1, round(size * ratio))
    key = f"vedette-icon/{name}/{colour.name(QColor.NameFormat.HexArgb)}/{pixels}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _rendered(name, pixels, colour)
        found.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, found)
    return found


def _rendered(name: str, pixels: int, colour: QColor) -> QPixmap:
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg = _svg(name).replace(b"currentColor", colour.name().encode())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return QPixmap.fromImage(image)


@lru_cache(maxsize=256)
def _svg(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


class _Engine(QIconEngine):
    """Draws one SVG in the application's palette at the moment of painting, so that a new theme needs no new icons."""

    def __init__(self, name: str, colour: Colour | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        _svg(name)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(corner, pixmap(self._name, side, self._now(mode), painter.device().devicePixelRatioF()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` is in device-independent pixels, `scale` the pixels that each takes."""
        return pixmap(self._name, min(size.width(), size.height()), self._now(mode), scale)

    def _now(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
        if mode == QIcon.Mode.Selected:
            return palette.color(QPalette.ColorRole.HighlightedText)
        if self._colour is not None:
            return self._colour(palette)
        return palette.color(QPalette.ColorRole.WindowText)
