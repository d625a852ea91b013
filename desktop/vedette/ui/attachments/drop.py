"""Files dropped anywhere on a widget, also on its text fields, which would take them for words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from vedette.ui.attachments.incoming import Incoming, incoming

_KINDS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class AttachmentDrop(QObject):
    """Listens where the system hands drops to the window, before any field in it is asked."""

    dropped = Signal(object)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self.setObjectName("AttachmentDrop")
        self._target = target
        self._window: QWindow | None = None
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._target and event.type() == QEvent.Type.Show:
            self._listen()
        elif isinstance(event, QDropEvent) and event.type() in _KINDS and self._is_here(watched, event):
            given = incoming(event.mimeData())
            if given.is_something:
                self._take(event, given)
                return True
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        window = self._target.window().windowHandle()
        if window is not None and window is not self._window:
            # The handle of a window may have been exchanged below us, and the old one be gone.
            if self._window is not None and isValid(self._window):
                self._window.removeEventFilter(self)
            self._window = window
            window.installEventFilter(self)

    def _is_here(self, watched: QObject, event: QDropEvent) -> bool:
        """Whether the mouse is over the target: `watched` is the window or the target itself."""
        if not self._target.isVisible():
            return False
        point = event.position().toPoint()
        if watched is not self._target:
            point = self._target.mapFrom(self._target.window(), point)
        return self._target.rect().contains(point)

    def _take(self, event: QDropEvent, given: Incoming) -> None:
        # Always a copy: a file manager that hears “move” would delete the original.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(given)
