"""The pages of a document as a list of small pictures with their numbers."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from vedette.ui.printing.page_pictures import PagePictures
from vedette.ui.printing.prepared import Prepared

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
WIDTH = 84
_NO_INDEX = QModelIndex()


class PageList(QAbstractListModel):
    """Asks for the pictures of the pages that are looked at, and of no others."""

    def __init__(self, pictures: PagePictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PageList")
        self._pictures = pictures
        self._pages = 0
        self._blank = QPixmap()
        pictures.painted.connect(self._show_picture)

    def show(self, prepared: Prepared | None) -> None:
        """The pages of another document; None for none."""
        self.beginResetModel()
        self._pages = prepared.pages if prepared is not None else 0
        if prepared is not None:
            self._blank = QPixmap(QSize(WIDTH, prepared.height_for(WIDTH)))
            self._blank.fill(QColor("white"))
            _framed(self._blank)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._pages

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        page = index.row() + 1
        if role == Role.DisplayRole:
            return str(page)
        if role == Role.AccessibleTextRole:
            return self.tr("Page {0}").format(page)
        if role == Role.DecorationRole:
            picture = self._pictures.get(page, WIDTH)
            return self._blank if picture is None else _framed(QPixmap.fromImage(picture))
        return None

    def _show_picture(self, page: int, width: int) -> None:
        if width == WIDTH and page <= self._pages:
            index = self.index(page - 1)
            self.dataChanged.emit(index, index, [Role.DecorationRole])


def _framed(page: QPixmap) -> QPixmap:
    """With an edge, without which white pages would run into each other in a light window."""
    painter = QPainter(page)
    painter.setPen(QColor("#999999"))
    painter.drawRect(page.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return page
