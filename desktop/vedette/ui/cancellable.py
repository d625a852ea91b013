"""Long work of a dialog: one piece at a time, with progress and Cancel; what was given up is stopped and forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from vedette.domain.errors import UserError
from vedette.ui.progress import LiveProgress
from vedette.ui.tasks import Tasks, is_alive
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.usecases.progress import Progress

T = TypeVar("T")
MILLISECONDS_BEFORE_SHOWN = 400
"""Shorter work shows no progress, so that nothing flashes."""


class Cancellable(QObject):
    """Answers come to methods of living QObjects; the Cancel of the panel answers with `Cancelled`."""

    changed = Signal()
    """work has begun or ended"""

    def __init__(self, tasks: Tasks, panel: ProgressPanel, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("Cancellable")
        self._tasks = tasks
        self._panel = panel
        self._run: _Run | None = None
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_BEFORE_SHOWN)
        self._soon.timeout.connect(self._show)

    @property
    def label(self) -> str:
        """What is under way; '' when nothing is."""
        return self._run.label if self._run is not None else ""

    def read(
        self, label: str, work: Callable[[Progress], T], done: Callable[[T], object], failed: Callable[..., object]
    ) -> None:
        """Look something up or write a file; whatever was under way is given up."""
        run = self._begin(_Run(label, done, failed, self._tasks))
        self._tasks.read(lambda: work(run.progress), run.finish, run.fail)

    def write(
        self, label: str, work: Callable[[Progress], T], done: Callable[[T], object], failed: Callable[..., object]
    ) -> None:
        """Change the record, or try to; whatever was under way is given up."""
        run = self._begin(_Run(label, done, failed, self._tasks))
        self._tasks.write(lambda: work(run.progress), run.finish, run.fail)

    def cancel(self) -> None:
        """Ask what is under way to stop; its answer is `Cancelled`, or what it had come to by then."""
        if self._run is not None:
            self._run.progress.cancel()

    def give_up(self) -> None:
        """Stop what is under way and forget its answer."""
        if self._run is not None:
            self._run.give_up()
            self._end()

    def _begin(self, run: _Run) -> _Run:
        self.give_up()
        self._run = run
        run.ended.connect(self._end)
        self._soon.start()
        self.changed.emit()
        return run

    def _show(self) -> None:
        if self._run is not None:
            self._panel.watch(self._run.progress, self._run.label)

    def _end(self) -> None:
        if self._run is not None:
            self._run.ended.disconnect(self._end)
            self._run = None
        self._soon.stop()
        self._panel.finish()
        self.changed.emit()


class _Run(QObject):
    """One piece of work. It belongs to `Tasks`, since a dialog may be gone before its work has heard that."""

    ended = Signal()

    def __init__(self, label: str, done: Callable[..., object], failed: Callable[..., object], parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self.progress = LiveProgress(self)
        self._done, self._failed = done, failed
        self._wanted = True

    def give_up(self) -> None:
        self._wanted = False
        self.progress.cancel()

    def finish(self, value: object) -> None:
        self._answer(self._done, value)

    def fail(self, error: UserError) -> None:
        self._answer(self._failed, error)

    def _answer(self, callback: Callable[..., object], value: object) -> None:
        wanted = self._wanted
        self.ended.emit()
        self.deleteLater()
        if wanted and is_alive(callback):
            callback(value)
