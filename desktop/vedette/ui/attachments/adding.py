"""Brings files into the logbook one after the other off the GUI thread, with progress and Cancel."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QObject, Signal
from PySide6.QtGui import QImage

from vedette.domain.attachment import Attachment
from vedette.domain.errors import Cancelled, UserError
from vedette.domain.file_kind import safe_name
from vedette.ui.attachments.incoming import Incoming, as_png
from vedette.ui.progress import LiveProgress
from vedette.ui.tasks import Once, Tasks
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.usecases.attachments import Attachments

Work = Callable[[], Attachment]


class Adding(QObject):
    """One queue; what can't be taken is told and the rest goes on, what is cancelled empties it."""

    added = Signal(object)
    failed = Signal(object)

    def __init__(self, attachments: Callable[[], Attachments], tasks: Tasks, panel: ProgressPanel) -> None:
        super().__init__(panel)
        self.setObjectName("Adding")
        self._attachments = attachments
        self._once = Once(tasks)
        self._panel = panel
        self._waiting: deque[Path | QImage] = deque()
        self._progress: LiveProgress | None = None

    @property
    def busy(self) -> bool:
        """Whether something is still on its way."""
        return self._once.busy

    def add(self, given: Incoming) -> None:
        """Bring these in, behind those that wait."""
        self._waiting.extend(given.files)
        if given.picture is not None:
            self._waiting.append(given.picture)
        self._next()

    def cancel(self) -> None:
        """Bring in nothing more."""
        self._waiting.clear()
        if self._progress is not None:
            self._progress.cancel()

    def _next(self) -> None:
        if not self._waiting or self._once.busy:
            return
        one = self._waiting.popleft()
        progress = self._progress = LiveProgress(self)
        name = safe_name(one.name) if isinstance(one, Path) else self.tr("the picture")
        self._panel.watch(progress, self.tr("Attaching {0}").format(name))
        self._once.write(self._work(one, progress), self._taken, self._refused)

    def _work(self, one: Path | QImage, progress: LiveProgress) -> Work:
        if isinstance(one, Path):
            return lambda: self._attachments().take_in(one, progress)
        name = f"pasted {QDateTime.currentDateTime().toString('yyyy-MM-dd HH.mm.ss')}.png"
        return lambda: self._attachments().take_bytes(name, as_png(one))

    def _taken(self, one: Attachment) -> None:
        self._end()
        self.added.emit(one)
        self._next()

    def _refused(self, error: UserError) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._waiting.clear()
        self.failed.emit(error)
        self._next()

    def _end(self) -> None:
        self._panel.finish()
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None
