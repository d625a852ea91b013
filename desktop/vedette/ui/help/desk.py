"""Where help is asked for: opens the guide at the page about what one is doing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from vedette.ui.help.context import page_for

if TYPE_CHECKING:
    from vedette.ui.help.window import HelpWindow

KEYS = "keyboard"


class HelpDesk(QObject):
    """One guide for each window, read when it is first wanted; `offered` tells which actions the window has."""

    def __init__(self, window: QWidget, offered: Callable[[], Collection[str]] | None = None) -> None:
        super().__init__(window)
        self.setObjectName("HelpDesk")
        self._owner = window
        self._offered = offered
        self._window: HelpWindow | None = None

    @property
    def window(self) -> HelpWindow | None:
        """The window of the guide, once it was opened."""
        return self._window

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"help": self.open_here, "shortcuts": self.open_keys}

    def open_here(self) -> None:
        """The page about what has the focus."""
        self._open(page_for(QApplication.focusWidget()))

    def open_keys(self) -> None:
        """All keys on one page."""
        self._open(KEYS)

    def _open(self, page: str) -> None:
        if self._window is None:
            self._window = self._first()
        self._window.open_at(page)

    def _first(self) -> HelpWindow:
        from vedette.ui.help.guide import read_guide
        from vedette.ui.help.window import HelpWindow

        return HelpWindow(read_guide(self._offered() if self._offered is not None else None), self._owner)
