"""The chosen incidents on their way to where they are dropped: a mark and a small picture that says how many."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from vedette.domain.counting import counted
from vedette.ui.widgets.tag_chip import Chip, chip_size, paint_chip

INCIDENTS = "application/x-vedette-incidents"
"""The incidents that are chosen in the table; which they are is asked of the table."""


def drag_chosen(source: QWidget, count: int) -> None:
    """Drag that many from the table."""
    if not count:
        return
    drag = QDrag(source)
    data = QMimeData()
    data.setData(INCIDENTS, b"")
    drag.setMimeData(data)
    drag.setPixmap(_picture(source, count))
    drag.setHotSpot(QPoint(-10, -6))
    drag.exec(Qt.DropAction.CopyAction)


def _picture(source: QWidget, count: int) -> QPixmap:
    chip = Chip("dragged", counted(count), "blue", "list")
    size = chip_size(chip, source.fontMetrics()) + QSize(2, 2)
    ratio = source.devicePixelRatioF()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setFont(source.font())
    paint_chip(painter, QRect(QPoint(0, 0), size), chip, source.palette())
    painter.end()
    return picture
