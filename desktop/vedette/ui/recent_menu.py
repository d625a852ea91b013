"""The menu of recent logbooks: names in front, folders as tooltips, and a way to forget them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from vedette.ui.settings import MachineSettings
from vedette.ui.widgets.plain_label import plain_tooltip, shown

LONGEST_NAME = 80


class RecentMenu(QObject):
    """Fills the menu anew each time it opens."""

    def __init__(self, menu: QMenu, settings: MachineSettings, go: Callable[[Path], object]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._settings = settings
        self._go = go
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List what is remembered."""
        self._menu.clear()
        for name in self._settings.current.recent:
            path = Path(name)
            action = self._menu.addAction(shown(path.stem, LONGEST_NAME).replace("&", "&&"))
            action.setToolTip(plain_tooltip(name))
            action.triggered.connect(partial(self._open, path))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("None yet")).setEnabled(False)
            return
        self._menu.addSeparator()
        forget = self._menu.addAction(self.tr("Forget these"))
        forget.setObjectName("ForgetRecent")
        forget.triggered.connect(self._forget)

    def _open(self, path: Path, _: bool = False) -> None:
        self._go(path)

    def _forget(self, _: bool = False) -> None:
        self._settings.change(recent=())
