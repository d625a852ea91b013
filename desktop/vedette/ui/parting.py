"""Lets a window and its logbook go: out of sight at once, closed off the GUI thread once the last answer is in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from vedette.domain.errors import UserError
from vedette.ui.opening import Opened
from vedette.ui.tasks import Tasks


class Parting(QObject):
    """Nobody waits for a file that is busy; whoever wants to go on with it does so by `after`.

    An act that is under way ends, and what follows from it (a draft that is recorded by now) is done; all that is only
    being looked up is dropped, so that nothing of it appears any more.
    """

    def __init__(self, tasks: Tasks, failed: Callable[[UserError], object], parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("Parting")
        self._tasks, self._failed = tasks, failed
        self._window: QWidget | None = None
        self._logbook: Opened | None = None
        self._then: list[Callable[[], object]] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        tasks.busy_changed.connect(self._hear)

    @property
    def under_way(self) -> bool:
        """Whether a logbook is still being closed."""
        return self._logbook is not None

    def begin(self, window: QWidget, logbook: Opened, asked: int) -> None:
        """Take the window out of sight, and close the logbook as soon as can be; `asked` was its last question."""
        self.wait()
        window.hide()
        logbook.feed.stop()
        logbook.leave()
        self._window, self._logbook = window, logbook
        self._tasks.drop_reads(asked)
        self._look()

    def after(self, then: Callable[[], object]) -> None:
        """Do that once nothing is being closed, at once if nothing is."""
        if self.under_way:
            self._then.append(then)
        else:
            then()

    def wait(self) -> None:
        """Until it is closed: the program ends, or another logbook is left meanwhile."""
        while self.under_way:
            self._tasks.wait_for_done()
            self._look()

    def _hear(self, busy: bool) -> None:
        """It comes before the last answer is handed over, from which more may follow: so look a little later."""
        if not busy and self.under_way:
            self._soon.start()

    def _look(self) -> None:
        window, logbook = self._window, self._logbook
        if logbook is None or window is None or self._tasks.busy:
            return
        self._window = None
        window.deleteLater()
        self._tasks.write(logbook.settle, self._closed, self._not_closed)

    def _closed(self, _: object) -> None:
        self._logbook = None
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _not_closed(self, error: UserError) -> None:
        self._closed(None)
        self._failed(error)
