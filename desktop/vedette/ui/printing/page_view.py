"""One page as large as one likes, to be scrolled; it is white in any theme, as paper is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from vedette.ui.printing.page_pictures import PagePictures
from vedette.ui.printing.paper import DOTS_PER_PIXEL
from vedette.ui.printing.prepared import Prepared

FIT_WIDTH, FIT_PAGE = "width", "page"
_EDGE = 12
_LEAST, _MOST = 120, 4_000


class PageView(QScrollArea):
    """Shows page `page` at `zoom`: FIT_WIDTH, FIT_PAGE, or so many per cent."""

    def __init__(self, pictures: PagePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PageView")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pictures = pictures
        self._prepared: Prepared | None = None
        self._page, self._zoom = 1, FIT_WIDTH
        self._sheet = _Sheet(pictures)
        self.setWidget(self._sheet)
        pictures.painted.connect(self._sheet.update_if)

    def show_page(self, prepared: Prepared | None, page: int) -> None:
        """Turn to that page of that document."""
        self._prepared, self._page = prepared, page
        self.verticalScrollBar().setValue(0)
        self._fit()

    def set_zoom(self, zoom: str) -> None:
        """Another size."""
        self._zoom = zoom
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        prepared = self._prepared
        self._sheet.setVisible(prepared is not None)
        if prepared is None:
            return
        width = min(max(self._width(prepared), _LEAST), _MOST)
        name = self.tr("Page {0} of {1}").format(self._page, prepared.pages)
        self._sheet.show_page(self._page, QSize(width, prepared.height_for(width)), name)

    def _width(self, prepared: Prepared) -> int:
        bar = self.verticalScrollBar().sizeHint().width()
        across = self.width() - bar - 2 * _EDGE
        if self._zoom == FIT_WIDTH:
            return across
        if self._zoom == FIT_PAGE:
            return min(across, round((self.height() - 2 * _EDGE) * prepared.paper.width / prepared.paper.height))
        return round(prepared.paper.width / DOTS_PER_PIXEL * int(self._zoom) / 100)


class _Sheet(QWidget):
    """The paper itself: its picture when it is at hand, else blank."""

    def __init__(self, pictures: PagePictures) -> None:
        super().__init__()
        self.setObjectName("PageSheet")
        self._pictures = pictures
        self._page = 1

    def show_page(self, page: int, size: QSize, name: str) -> None:
        self._page = page
        self.setAccessibleName(name)
        self.resize(size)
        self.update()

    def update_if(self, page: int, width: int) -> None:
        if page == self._page and width == self._pixels():
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        picture = self._pictures.get(self._page, self._pixels())
        if picture is not None:
            painter.drawImage(self.rect(), picture)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _pixels(self) -> int:
        return round(self.width() * self.devicePixelRatioF())
