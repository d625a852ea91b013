"""A page of the program's own HTML that can reach nothing outside itself: no file, no picture, no link opens."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget


def nothing_for(kind: int) -> QImage | QByteArray:
    """What a page gets instead of a resource: a blank point for a picture, since Qt tries the file itself on none."""
    if kind != QTextDocument.ResourceType.ImageResource.value:
        return QByteArray()
    blank = QImage(1, 1, QImage.Format.Format_ARGB32)
    blank.fill(Qt.GlobalColor.transparent)
    return blank


class SealedDocument(QTextDocument):
    """A document that refuses every resource it does not hold already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | QByteArray:
        return nothing_for(kind)


class DocumentView(QTextBrowser):
    """Shows HTML whose texts were escaped by who made it; a click on a link only announces where it points."""

    link_asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setDocument(SealedDocument(self))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._ask)

    def show_html(self, page: str) -> None:
        """Replace the page; the place one has scrolled to is kept when the same page comes again."""
        bar = self.verticalScrollBar()
        at = bar.value()
        self.setHtml(page)
        bar.setValue(at)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | QByteArray:
        return nothing_for(kind)

    def doSetSource(self, name: QUrl | str, kind: QTextDocument.ResourceType = ...) -> None:
        """Going elsewhere is for the owner to decide."""

    def _ask(self, link: QUrl) -> None:
        self.link_asked.emit(link.toString())
