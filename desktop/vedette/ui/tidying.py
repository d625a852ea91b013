"""Tidies the logbook up while the person at the window thinks, and lets go at once when something happens."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from vedette.domain.errors import UserError
from vedette.ui.feed import Feed
from vedette.ui.tasks import Tasks
from vedette.usecases.tidying import Tidying

AFTER_OPENING, AFTER_A_CHANGE, BETWEEN_STEPS = 30_000, 1_500, 40
"""Milliseconds."""


class QuietHours(QObject):
    """Waits until no change was announced for a while, then asks for one short step after the other."""

    def __init__(self, tidying: Tidying, tasks: Tasks, feed: Feed, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("QuietHours")
        self._tidying = tidying
        self._tasks = tasks
        self._timer = QTimer(self, singleShot=True)
        self._timer.setObjectName("QuietTimer")
        self._timer.timeout.connect(self._step)
        feed.changed.connect(self._wait)
        self._timer.start(AFTER_OPENING)

    def stop(self) -> None:
        """Do no more."""
        self._timer.stop()
        self._timer.timeout.disconnect(self._step)

    def _wait(self) -> None:
        self._timer.start(AFTER_A_CHANGE)

    def _step(self) -> None:
        if self._tasks.busy:
            self._timer.start(AFTER_A_CHANGE)
        else:
            self._tasks.read(self._tidying.step, self._go_on, self._let_be)

    def _go_on(self, more: bool) -> None:
        if more and not self._timer.isActive():
            self._timer.start(BETWEEN_STEPS)

    def _let_be(self, _: UserError) -> None:
        """A file that can't be written just now is met by whatever the user does next, and said there."""
