"""Where help is asked for: opens the guide at the page about what one is doing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from vedette.ui.help.context import page_for

if TYPE_CHECKING:
    from vedette.ui.help.window import HelpWindow

KEYS = "keyboard"


class HelpDesk(QObject):
    """One guide for each window, read when it is first wanted; `offered` tells which actions the window has."""

    def __init__(self, window: QWidget, offered: Callable[[], Mapping[str, QAction]] | None = None) -> None:
        super().__init__(window)
        self.setObjectName("HelpDesk")
        self._owner = window
        self._offered = offered
        self._window: HelpWindow | None = None
        self._keys: dict[str, str] | None = None

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
        keys = self._keys_now()
        if self._window is None or keys != self._keys:
            self._renew(keys)
        assert self._window is not None
        self._window.open_at(page)

    def _keys_now(self) -> dict[str, str] | None:
        """Keys may be changed at any time; the guide tells those of now."""
        if self._offered is None:
            return None
        portable = QKeySequence.SequenceFormat.PortableText
        return {one: action.shortcut().toString(portable) for one, action in self._offered().items()}

    def _renew(self, keys: dict[str, str] | None) -> None:
        from vedette.ui.help.guide import read_guide
        from vedette.ui.help.window import HelpWindow

        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
        self._keys = keys
        self._window = HelpWindow(read_guide(keys, keys), self._owner)
