"""Drag and drop in the navigator: incidents onto a tag, and a tag onto another or onto the heading of tags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from vedette.ui.incidents.dragging import INCIDENTS
from vedette.ui.navigator.entry import Entry
from vedette.ui.navigator.navigator import Navigator

TAG = "application/x-vedette-tag"
HEADING = "tags"


class Dropping(QObject):
    """Watches the navigator; it moves and tags nothing itself."""

    incidents_dropped = Signal(object)
    """the `Entry` of the tag"""

    tag_dropped = Signal(object, str)
    """the `Entry` of the tag that was dragged, and the uid of the one it is to stand below ('' for the top)"""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self.setObjectName("Dropping")
        self._navigator = navigator
        self._pressed = QPoint()
        self._dragged: Entry | None = None
        viewport = navigator.viewport()
        viewport.setAcceptDrops(True)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # a move is one too
            return self._over(event)
        if event.type() == QEvent.Type.DragLeave:
            self._mark("")
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def target(self, at: QPoint, data: QMimeData) -> Entry | None:
        """What a drop there would be about; None where nothing can be dropped."""
        index = self._navigator.indexAt(at)
        entry = self._navigator.tree.entry(index) if index.isValid() else None
        if entry is None or not (entry.key.startswith("tag/") or entry.key == HEADING):
            return None
        if data.hasFormat(INCIDENTS):
            return entry if entry.uid else None
        if not data.hasFormat(TAG) or self._dragged is None or self._is_within(index):
            return None
        return entry

    def _over(self, event: QDropEvent) -> bool:
        at = event.position().toPoint()
        entry = self.target(at, event.mimeData())
        done = not isinstance(event, QDragMoveEvent)
        self._mark(entry.key if entry is not None and not done else "")
        if entry is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if done:
                self._drop(entry, event.mimeData())
        return True

    def _drop(self, entry: Entry, data: QMimeData) -> None:
        if data.hasFormat(INCIDENTS):
            self.incidents_dropped.emit(entry)
        elif self._dragged is not None:
            self.tag_dropped.emit(self._dragged, entry.uid)

    def _mouse(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            index = self._navigator.indexAt(at)
            entry = self._navigator.tree.entry(index) if index.isValid() else None
            self._dragged = entry if entry is not None and entry.key.startswith("tag/") else None
            self._pressed = at
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if self._dragged is not None and far:
                self._drag()
                return True
        return False

    def _drag(self) -> None:
        assert self._dragged is not None
        drag = QDrag(self._navigator)
        data = QMimeData()
        data.setData(TAG, self._dragged.uid.encode())
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
        self._dragged = None

    def _is_within(self, index: QModelIndex) -> bool:
        """Whether an entry is the dragged one or stands below it."""
        assert self._dragged is not None
        while index.isValid():
            if self._navigator.tree.entry(index).key == self._dragged.key:
                return True
            index = index.parent()
        return False

    def _mark(self, key: str) -> None:
        self._navigator.show_target(key)
