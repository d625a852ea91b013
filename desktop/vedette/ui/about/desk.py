"""The entries of the Help menu that tell about the program itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from vedette.ui.settings import MachineSettings


class AboutDesk(QObject):
    """`said` tells that something was copied."""

    said = Signal(str)

    def __init__(self, window: QWidget, settings: MachineSettings) -> None:
        super().__init__(window)
        self.setObjectName("AboutDesk")
        self._window, self._settings = window, settings

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"about": self.open, "system_information": self.copy}

    def open(self) -> None:
        """Show the window."""
        from vedette.ui.about.window import AboutWindow

        AboutWindow(self._information(), self.copy, self._window).open()

    def copy(self) -> None:
        """Put the system information on the clipboard."""
        QGuiApplication.clipboard().setText(self._information())
        self.said.emit(self.tr("Copied: what Vedette runs on, and nothing of your logbook."))

    def _information(self) -> str:
        from vedette.ui.about.system import system_information

        return system_information(self._settings.current)
