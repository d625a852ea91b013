"""The colour of a tag as a small square, and the names of the colours there are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap

from vedette.ui import colours
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.text_scale import grown

SIDE = 14
_NAMES = {
    "grey": QT_TRANSLATE_NOOP("Colours", "Grey"),
    "red": QT_TRANSLATE_NOOP("Colours", "Red"),
    "orange": QT_TRANSLATE_NOOP("Colours", "Orange"),
    "amber": QT_TRANSLATE_NOOP("Colours", "Amber"),
    "green": QT_TRANSLATE_NOOP("Colours", "Green"),
    "teal": QT_TRANSLATE_NOOP("Colours", "Teal"),
    "blue": QT_TRANSLATE_NOOP("Colours", "Blue"),
    "indigo": QT_TRANSLATE_NOOP("Colours", "Indigo"),
    "purple": QT_TRANSLATE_NOOP("Colours", "Purple"),
    "pink": QT_TRANSLATE_NOOP("Colours", "Pink"),
}


def swatch(colour: str, palette: QPalette) -> QIcon:
    """A small square of a tag's colour; drawn large so that it stays sharp."""
    tint = colours.tint(colour or "grey", palette)
    side = grown(SIDE)
    picture = QPixmap(QSize(side * 3, side * 3))
    picture.setDevicePixelRatio(3)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tint.text), 1.2))
    painter.setBrush(QColor(tint.ground))
    painter.drawRoundedRect(QRectF(2, 2, side - 4, side - 4), 3, 3)
    painter.end()
    return QIcon(picture)


def colour_name(colour: str) -> str:
    """The word for a colour of `colours.TAG_COLOURS`."""
    return QCoreApplication.translate("Colours", _NAMES.get(colour, colour))
