"""The backup at close: in the background before the logbook is let go; told only when it takes its time, or fails."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from vedette.domain.errors import Cancelled, UserError
from vedette.ui.keeping.schedule import Schedule
from vedette.ui.progress import LiveProgress
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import open_at

MILLISECONDS_BEFORE_TOLD = 800
WIDTH = 460


class LastBackup(QObject):
    """`run` makes it and goes on with `then`; Cancel goes on without it."""

    def __init__(self, schedule: Schedule, tasks: Tasks, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("LastBackup")
        self._schedule, self._tasks, self._name = schedule, tasks, name
        self._progress: LiveProgress | None = None
        self._then: Callable[[], object] | None = None
        self._notice: _Notice | None = None
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_BEFORE_TOLD)
        self._soon.setObjectName("LastBackupTimer")
        self._soon.timeout.connect(self._tell)

    def run(self, then: Callable[[], object]) -> None:
        """Nothing more is begun while one is under way: then the first `then` is the one that counts."""
        if self._progress is not None:
            return
        kept, progress = self._schedule.backups(), LiveProgress(self)
        self._progress, self._then = progress, then
        self._soon.start()
        self._tasks.read(lambda: kept.at_close(progress), self._finish, self._fail)

    def stop(self) -> None:
        """The system wants the end at once: no copy, and nothing goes on from here."""
        self._then = None
        self._soon.stop()
        if self._progress is not None:
            self._progress.cancel()
        self._forget_notice()

    def _tell(self) -> None:
        if self._progress is not None:
            self._notice = _Notice(self.tr("Backing up “{0}” before it is closed").format(self._name))
            self._notice.panel.watch(self._progress, self.tr("Cancel closes it without this backup"))
            self._notice.show()

    def _finish(self, _: object) -> None:
        self._forget_notice()
        self._go_on()

    def _fail(self, error: UserError) -> None:
        if isinstance(error, Cancelled) or self._then is None:
            self._finish(None)
            return
        self._forget_notice()
        text = self.tr("The logbook is saved, but there is no backup of its last state: {0}").format(error)
        self._notice = _Notice(text)
        self._notice.finished.connect(self._finish)
        self._notice.show_close()
        self._notice.show()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        self._soon.stop()
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None
        if then is not None:
            then()

    def _forget_notice(self) -> None:
        notice, self._notice = self._notice, None
        if notice is not None:
            notice.panel.finish()
            notice.hide()
            notice.deleteLater()


class _Notice(QDialog):
    """A window of its own: that of the logbook is hidden already."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("LastBackupNotice")
        self.setWindowTitle("Vedette")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.panel = ProgressPanel()
        self._close = QPushButton(self.tr("Close"))
        self._close.setObjectName("LastBackupClose")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.reject)
        self._close.hide()
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(text, wrap=True, name="LastBackupText"))
        column.addWidget(self.panel)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        open_at(self, WIDTH)

    def show_close(self) -> None:
        """There is nothing to wait for any more."""
        self._close.show()
        self._close.setDefault(True)
