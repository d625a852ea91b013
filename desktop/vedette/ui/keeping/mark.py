"""A mark in the status bar while no backup can be made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QToolButton

from vedette.ui import icons
from vedette.ui.widgets.plain_label import plain_tooltip


class NoBackupMark(QObject):
    """`told` comes once with the words; the mark stays until a backup could be made."""

    told = Signal(str)

    def __init__(self, window: QMainWindow, open_backups: Callable[[], object]) -> None:
        super().__init__(window)
        self.setObjectName("NoBackupMark")
        self._window, self._open_backups = window, open_backups
        self._button: QToolButton | None = None

    def tell(self, problem: str) -> None:
        """What went wrong; '' when a backup could be made."""
        if not problem:
            self.forget()
        elif self._button is None:
            self._button = QToolButton(autoRaise=True)
            self._button.setObjectName("NoBackup")
            self._button.setIcon(icons.icon("triangle-alert"))
            self._button.setText(self.tr("No backup"))
            self._button.setAccessibleName(self.tr("No backup could be made"))
            self._button.setToolTip(plain_tooltip(problem))
            self._button.clicked.connect(self._open_backups)
            self._window.statusBar().addPermanentWidget(self._button)
            self.told.emit(problem)

    def forget(self) -> None:
        """There is a backup again."""
        if self._button is not None:
            self._window.statusBar().removeWidget(self._button)
            self._button.deleteLater()
            self._button = None
