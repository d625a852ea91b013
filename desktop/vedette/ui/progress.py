"""Progress of work on another thread, seen from the window: throttled reports, and a Cancel that the work hears."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, Qt, Signal

from vedette.domain.errors import Cancelled

SECONDS_BETWEEN_REPORTS = 0.1


class LiveProgress(QObject):
    """A `vedette.usecases.progress.Progress` whose reports arrive on the GUI thread as a signal."""

    reported = Signal(int, int, float)
    """done, total (0 = unknown), seconds since the work began"""

    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LiveProgress")
        self._stop = threading.Event()
        self._began = time.monotonic()
        self._last = 0.0
        self._sent.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    @property
    def cancelled(self) -> bool:
        """True once the user asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Called by the work, from its thread, as often as it likes."""
        now = time.monotonic()
        if done == total or now - self._last >= SECONDS_BETWEEN_REPORTS:
            self._last = now
            self._sent.emit((done, total, now - self._began))

    def check(self) -> None:
        """Raises `Cancelled` once the user asked to stop."""
        if self.cancelled:
            raise Cancelled(self.tr("Stopped. Nothing was changed."))

    def _announce(self, report: tuple[int, int, float]) -> None:
        self.reported.emit(*report)
