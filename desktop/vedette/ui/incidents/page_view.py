"""The text view on the page of an incident: sealed but for our own icons, which are drawn in the look of the moment."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFrame, QWidget

from vedette import paths
from vedette.ui import colours, icons
from vedette.ui.text_scale import grown
from vedette.ui.widgets.document_view import DocumentView, SealedDocument

ICON = 14


class _PageDocument(SealedDocument):
    """Sealed but for our own icons, which are drawn, not read from anywhere a text could name."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | QByteArray:
        drawn = _icon(QUrl(name).toString(), self._view)
        return drawn if drawn is not None else super().loadResource(kind, name)


class PageView(DocumentView):
    """The text view; links are reached by Tab and followed by Enter."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setDocument(_PageDocument(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(12)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | QByteArray:
        drawn = _icon(QUrl(name).toString(), self)
        return drawn if drawn is not None else super().loadResource(kind, name)


def _icon(url: str, widget: QWidget) -> QImage | None:
    """`icon:NAME:TINT`, drawn for the screen that the widget is on; None for anything else."""
    scheme, _, rest = url.partition(":")
    name, _, tint = rest.partition(":")
    if (
        scheme != "icon"
        or not name.replace("-", "").isalnum()
        or not paths.resource("icons").joinpath(f"{name}.svg").exists()
    ):
        return None
    colour = QColor(colours.tint(tint, widget.palette()).text)
    return icons.pixmap(name, grown(ICON), colour, widget.devicePixelRatioF()).toImage()
