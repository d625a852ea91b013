"""Opens the preferences of one window; they are loaded when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from vedette.ui.preferences.window import PreferencesWindow
    from vedette.ui.settings import MachineSettings
    from vedette.ui.tasks import Tasks
    from vedette.ui.workplace import Workplace


class PreferencesDesk(QObject):
    """One window of preferences at a time; `offered` tells which actions may have keys."""

    def __init__(
        self, window: QWidget, workplace: Workplace, *, settings: MachineSettings, tasks: Tasks,
        offered: Callable[[], Mapping[str, QAction]],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.setObjectName("PreferencesDesk")
        self._window, self._workplace = window, workplace
        self._settings, self._tasks, self._offered = settings, tasks, offered

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"preferences": self.open}

    def open(self, page: str = "") -> PreferencesWindow:
        """Show them, or bring them forward."""
        shown = self._window.findChild(QWidget, "PreferencesWindow", Qt.FindChildOption.FindDirectChildrenOnly)
        window = shown if shown is not None else self._make()
        if page:
            window.show_page(page)  # type: ignore[attr-defined]  # found by its name
        window.open()  # type: ignore[attr-defined]
        return window  # type: ignore[return-value]

    def _make(self) -> PreferencesWindow:
        from vedette.ui.help.parts import SETTINGS
        from vedette.ui.preferences.keepers import Keepers
        from vedette.ui.preferences.keys_page import KeysPage
        from vedette.ui.preferences.window import PreferencesWindow
        from vedette.usecases.customs import LogbookSettings
        from vedette.usecases.guide_parts import OF_LOGBOOK

        keys = KeysPage(self._offered().keys())
        keepers = Keepers(self._settings, LogbookSettings(self._workplace.desk), self._tasks, self)
        window = PreferencesWindow(keepers, keys, {**SETTINGS, **OF_LOGBOOK}, self._window)
        keys.changed.connect(lambda kept: keepers.keep("keys", kept))
        keepers.setParent(window)
        keepers.look()
        return window
