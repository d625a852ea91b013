"""Looks every second whether another program wrote to the logbook, and tells every view."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

from vedette.domain.changes import Changes
from vedette.domain.errors import UserError
from vedette.ui.feed import Feed
from vedette.ui.tasks import Tasks
from vedette.usecases.watching import Watch

MILLISECONDS = 1_000


class Watching(QObject):
    """Asks again only when the last answer is in."""

    def __init__(self, watch: Watch, tasks: Tasks, feed: Feed, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("Watching")
        self._watch = watch
        self._tasks = tasks
        self._feed = feed
        self._timer = QTimer(self, singleShot=True, interval=MILLISECONDS)
        self._timer.setObjectName("WatchTimer")
        self._timer.timeout.connect(self._look)
        feed.published.connect(watch.heard, Qt.ConnectionType.DirectConnection)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._timer.timeout.disconnect(self._look)

    def _look(self) -> None:
        self._tasks.read(self._watch.changed, self._tell, self._again)

    def _tell(self, changed: bool) -> None:
        if changed:
            self._feed.publish(Changes(everything=True))
        self._timer.start()

    def _again(self, _: UserError) -> None:
        """A file that can't be read just now is met by whatever the user does next, and said there."""
        self._timer.start()
