"""The page of the guide: text with pictures of the window, each as sharp as the screen and no wider than the page."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from vedette.paths import resource
from vedette.ui import colours
from vedette.ui.text_scale import grown
from vedette.ui.widgets.document_view import DocumentView, SealedDocument

DRAWN_AT = 2
"""Pixels of a picture for each one of the window that it shows."""

MILLISECONDS_AFTER_RESIZING = 100
_PICTURE = re.compile(r"pictures/([a-z][a-z-]*)\.png")


class GuideView(DocumentView):
    """Reaches the pictures of the guide and nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("HelpPage", parent)
        self.setDocument(_Pages(self))
        self._drawn_for, self._page = 0, ""
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_AFTER_RESIZING)
        self._soon.setObjectName("HelpPictures")
        self._soon.timeout.connect(self._redraw)

    @property
    def room(self) -> int:
        """How wide a picture may be, in device-independent pixels."""
        bar = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
        return max(1, self.viewport().width() - bar - 2 * round(self.document().documentMargin()))

    def show_page(self, page: str) -> None:
        """Turn to a page."""
        self._page, self._drawn_for = page, self.room
        self.setHtml(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "<img" in self._page and self.room != self._drawn_for:
            self._soon.start()

    def _redraw(self) -> None:
        self._drawn_for = self.room
        self.show_html(self._page)


class _Pages(SealedDocument):
    """Loads a picture in the look of the moment."""

    def __init__(self, view: GuideView) -> None:
        super().__init__(view)
        self._view = view

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | QByteArray:
        found = _PICTURE.fullmatch(name.toString() if isinstance(name, QUrl) else name)
        if found is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        look = "-dark" if colours.is_dark(self._view.palette()) else ""
        whole = QImage(str(resource("help", "pictures", f"{found[1]}{look}.png")))
        return fitted(whole, self._view.room, self._view.devicePixelRatioF())


def fitted(whole: QImage, room: int, ratio: float) -> QImage:
    """As wide as what it shows, or as the room is; in the pixels of a screen that has `ratio` of them for each."""
    wide = min(grown(round(whole.width() / DRAWN_AT)), room)
    made = whole.convertToFormat(QImage.Format.Format_RGB32).scaledToWidth(
        round(wide * ratio), Qt.TransformationMode.SmoothTransformation
    )
    made.setDevicePixelRatio(ratio)
    return made
