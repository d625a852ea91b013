"""Tells when nobody has touched the program for some minutes, or the computer has slept meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

LOOK_MILLISECONDS = 5_000
SLEPT_SECONDS = 30.0
"""A clock on the wall that went on by so much more than the clock of the running system: it slept."""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clocks:
    """Seconds: those in which the system runs, and those on the wall."""

    running: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time


class Idle(QObject):
    """Watches the window that has the keyboard, not each widget: so it costs nothing."""

    idle = Signal()
    slept = Signal()

    def __init__(
        self, seconds: Callable[[], float], clocks: Clocks | None = None, parent: QObject | None = None
    ) -> None:
        """`seconds` is asked at each look; 0 means never."""
        super().__init__(parent)
        self.setObjectName("Idle")
        self._seconds, self._clocks = seconds, clocks or Clocks()
        self._touched = self._looked = self._clocks.running()
        self._wall = self._clocks.wall()
        self._watched: QWindow | None = None
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.setObjectName("IdleTimer")
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
        self.touch()
        self._wall, self._looked = self._clocks.wall(), self._clocks.running()
        self._timer.start()

    def stop(self) -> None:
        """No more."""
        app = QGuiApplication.instance()
        if self._timer.isActive() and isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._watch)
        self._timer.stop()
        self._watch(None)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._clocks.running()

    def look(self) -> None:
        """Compare the clocks."""
        running, wall = self._clocks.running(), self._clocks.wall()
        slept = (wall - self._wall) - (running - self._looked) > SLEPT_SECONDS
        self._wall, self._looked = wall, running
        limit = self._seconds()
        if slept:
            self.slept.emit()
        elif limit and running - self._touched >= limit:
            self.touch()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _watch(self, window: QWindow | None) -> None:
        # A dialog that is closed loses the focus while it is being destroyed, before it says so.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)
            self.touch()

    def _forget(self) -> None:
        self._watched = None
