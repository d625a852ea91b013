"""What was copied here leaves the clipboard: at the lock, and from an encrypted logbook after a minute."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 60
HINT = "x-kde-passwordManagerHint"
"""Programs that keep a history of the clipboard leave out what bears this mark."""


class ClipboardGuard(QObject):
    """Only what this program put there is ever cleared; `owns` tells whether that is so at the moment."""

    def __init__(
        self, *, owns: Callable[[], bool] | None = None, milliseconds: int = SECONDS * 1_000,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("ClipboardGuard")
        self._clipboard = QGuiApplication.clipboard()
        self._owns = owns or self._clipboard.ownsClipboard
        self._secret, self._watching = False, True
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.setObjectName("ClipboardTimer")
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._look)

    def guard(self, encrypted: bool) -> None:
        """Whether what is copied from now on is from an encrypted logbook."""
        self._secret = encrypted

    def clear(self) -> None:
        """Clear what is still ours, the selection of the middle button too."""
        self._timer.stop()
        if self._owns() and not self._is_empty():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if self._watching:
            self._clipboard.dataChanged.disconnect(self._look)
        self._watching = False

    def _look(self) -> None:
        if not self._secret or not self._owns() or self._is_empty():
            self._timer.stop()
            return
        data = self._clipboard.mimeData()
        if data is not None and not data.hasFormat(HINT):
            self._clipboard.setMimeData(_hinted(data))
        self._timer.start()

    def _is_empty(self) -> bool:
        data = self._clipboard.mimeData()
        return data is None or not data.formats()


def _hinted(data: QMimeData) -> QMimeData:
    copy = QMimeData()
    for kind in data.formats():
        copy.setData(kind, data.data(kind))
    copy.setData(HINT, b"secret")
    return copy
