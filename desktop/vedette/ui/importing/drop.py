"""A file dropped on a window: one local table or logbook is taken, everything else is left lying."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

LOGBOOK = ".vedette"


def accepts(mime: QMimeData) -> Path | None:
    """The one file on this computer that may be taken; None for several, for folders and for addresses."""
    urls = mime.urls() if mime.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile() or urls[0].host():
        return None
    path = Path(urls[0].toLocalFile())
    return path if (is_logbook(path) or is_table(path)) and path.is_file() else None


def is_logbook(path: Path) -> bool:
    """Whether a file is to be opened."""
    return path.suffix.lower() == LOGBOOK


def is_table(path: Path) -> bool:
    """Whether a file is to be imported."""
    from vedette.usecases.importing_look import ENDINGS  # knows every format, so it is loaded when it is first wanted

    return path.suffix.lower() in ENDINGS


class FileDrop(QObject):
    """Watches one widget for files; `dropped` and `logbook_dropped` tell the path once the drop is over."""

    dropped = Signal(Path)
    logbook_dropped = Signal(Path)

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
                (self.logbook_dropped if is_logbook(path) else self.dropped).emit(path)
            return True
        return super().eventFilter(watched, event)
