"""Changes to the record that may take a while: one at a time, with progress and Cancel, never holding the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from vedette.domain.errors import Cancelled, UserError
from vedette.ui.progress import LiveProgress
from vedette.ui.tasks import Once, Tasks
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.usecases.progress import Progress

T = TypeVar("T")
MILLISECONDS_BEFORE_SHOWN = 400
"""Shorter work shows no progress, so that nothing flashes."""


class LongWork(QObject):
    """Runs an act that reports progress; whoever closes the window asks it whether something is under way."""

    def __init__(self, tasks: Tasks, panel: ProgressPanel, messages: MessageArea, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("LongWork")
        self._once = Once(tasks)
        self._panel = panel
        self._messages = messages
        self._progress: LiveProgress | None = None
        self._label = ""
        self._stoppable = True
        self._done: Callable[..., object] = _nothing
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_BEFORE_SHOWN)
        self._soon.timeout.connect(self._show)

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return self._label if self._once.busy else ""

    def run(
        self, label: str, work: Callable[[Progress], T], done: Callable[[T], object], *, stoppable: bool = True
    ) -> bool:
        """Begin; False, and a word about it, when the last one is still under way."""
        if self._once.busy:
            self._messages.say(self.tr("One thing at a time: “{0}” is still under way.").format(self._label), "warning")
            return False
        progress = LiveProgress(self)
        self._progress, self._label, self._done, self._stoppable = progress, label, done, stoppable
        self._soon.start()
        return self._once.write(lambda: work(progress), self._finish, self._fail)

    def cancel(self) -> None:
        """Ask what is under way to stop; nothing is changed then."""
        if self._progress is not None:
            self._progress.cancel()

    def _show(self) -> None:
        if self._progress is not None:
            self._panel.watch(self._progress, self._label, stoppable=self._stoppable)

    def _finish(self, value: object) -> None:
        self._end()
        self._done(value)

    def _fail(self, error: UserError) -> None:
        self._end()
        self._messages.say(str(error), "info" if isinstance(error, Cancelled) else "error")

    def _end(self) -> None:
        self._soon.stop()
        self._panel.finish()
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None


def _nothing(_: object) -> None:
    return None
