"""A file dropped on a window: one local table is taken, everything else is left lying."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def accepts(mime: QMimeData) -> Path | None:
    """The one file on this computer that may be imported; None for several, for folders and for addresses."""
    from vedette.usecases.importing_look import ENDINGS  # knows every format, so it is loaded at the first drop

    urls = mime.urls() if mime.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile() or urls[0].host():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in ENDINGS and path.is_file() else None


class FileDrop(QObject):
    """Watches one widget for files; `dropped` tells the path once the drop is over."""

    dropped = Signal(Path)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self.setObjectName("FileDrop")
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = accepts(event.mimeData())
            if path is None:
                event.ignore()
                return True
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent):
                self.dropped.emit(path)
            return True
        return super().eventFilter(watched, event)
