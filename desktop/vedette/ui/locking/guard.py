"""Stands guard while a logbook is open: says when it is time to lock, and keeps the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vedette.ui.locking.clipboard import ClipboardGuard
from vedette.ui.locking.idle import Idle

MINUTE = 60.0


class Guard(QObject):
    """`wanted` tells why the lock is wanted; it is not while long work is under way and somebody is only away."""

    wanted = Signal(str)

    def __init__(self, minutes: Callable[[], int], busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Guard")
        self._busy = busy
        self.idle = Idle(lambda: minutes() * MINUTE, parent=self)
        self.clipboard = ClipboardGuard(parent=self)
        self.idle.idle.connect(self._away)
        self.idle.slept.connect(partial(self._want, "slept"))
        self._listening = False

    def begin(self, encrypted: bool) -> None:
        """A logbook was opened."""
        self.clipboard.guard(encrypted)
        self.idle.begin()
        if not self._listening:
            self._listening = True
            self._listen()

    def rest(self) -> None:
        """It is locked or closed: clear what was copied from it."""
        self.idle.stop()
        self.clipboard.clear()
        self.clipboard.guard(False)

    def stop(self) -> None:
        """The program ends."""
        self.rest()
        self.clipboard.stop()

    def _listen(self) -> None:
        try:
            from vedette.ui.locking.system_lock import SystemLock
        except ImportError:  # a Qt without its part for the bus, as on Windows
            return
        system = SystemLock(self)
        system.locked.connect(partial(self._want, "system"))
        system.begin()

    def _away(self) -> None:
        if not self._busy():
            self._want("idle")

    def _want(self, why: str) -> None:
        words = {
            "idle": QCoreApplication.translate("Guard", "Nobody was here for a while."),
            "slept": QCoreApplication.translate("Guard", "The computer has slept."),
            "system": QCoreApplication.translate("Guard", "The screen was locked, or the computer goes to sleep."),
        }
        self.wanted.emit(words[why])
