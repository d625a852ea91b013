"""How far long work is, how long it may still take, and a way to stop it; it sits in the window, never over it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QPushButton, QWidget

from vedette.ui.progress import LiveProgress
from vedette.ui.widgets.plain_label import PlainLabel

STEPS = 1_000
BAR_HEIGHT = 12
SECONDS_BEFORE_GUESSING = 2.0
SOON = 10
MINUTE = 60
HOUR = 3_600


class ProgressPanel(QFrame):
    """Watches one `LiveProgress` at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ProgressPanel")
        self._progress: LiveProgress | None = None
        self._label = PlainLabel(name="ProgressLabel")
        self._bar = QProgressBar()
        self._bar.setObjectName("ProgressBar")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(BAR_HEIGHT)
        self._left = PlainLabel(name="ProgressLeft")
        self._left.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setObjectName("ProgressCancel")
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.clicked.connect(self._stop)
        self._lay_out()
        self.hide()

    def watch(self, progress: LiveProgress, label: str, *, stoppable: bool = True) -> None:
        """Show `progress` under the words of `label`, from now until `finish`."""
        self.finish()
        self._progress = progress
        progress.reported.connect(self._show_report)
        self._label.setText(label)
        self._left.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._cancel.setVisible(stoppable)
        self.show()

    def finish(self) -> None:
        """The work has ended, one way or another."""
        if self._progress is not None:
            self._progress.reported.disconnect(self._show_report)
            self._progress = None
        self.hide()

    def _show_report(self, done: int, total: int, seconds: float) -> None:
        if total > 0:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(min(done, total) * STEPS // total)
        if self._cancel.isEnabled():
            self._left.setText(so_far(done, total, seconds))

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
            self._cancel.setEnabled(False)
            self._left.setText(self.tr("Stopping …"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 10, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self._left, 0, 1)
        grid.addWidget(self._bar, 1, 0, 1, 2)
        grid.addWidget(self._cancel, 0, 2, 2, 1)
        grid.setColumnStretch(0, 1)


def so_far(done: int, total: int, seconds: float) -> str:
    """ "1,200 of 5,000 · about 2 minutes left", as far as can be said after `seconds` of work."""
    locale = QLocale()
    if total <= 0:
        return locale.toString(done)
    parts = [
        QCoreApplication.translate("ProgressPanel", "{0} of {1}").format(locale.toString(done), locale.toString(total))
    ]
    if 0 < done < total and seconds >= SECONDS_BEFORE_GUESSING:
        parts.append(in_words(seconds * (total - done) / done))
    return " · ".join(parts)


def in_words(seconds: float) -> str:
    """How long that is, no more exactly than a guess deserves."""
    if seconds < SOON:
        return QCoreApplication.translate("ProgressPanel", "a few seconds left")
    if seconds < MINUTE:
        return QCoreApplication.translate("ProgressPanel", "less than a minute left")
    if seconds < HOUR:
        return QCoreApplication.translate("ProgressPanel", "about {0} min left").format(round(seconds / MINUTE))
    return QCoreApplication.translate("ProgressPanel", "about {0} h left").format(round(seconds / HOUR))
