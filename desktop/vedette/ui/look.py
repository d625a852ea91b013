"""Theme, text size and row height as the menus offer them, kept for this machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from vedette.ui.actions import Built
from vedette.ui.settings import MachineSettings, Settings
from vedette.ui.theme import CHOICES, TEXT_SIZES, Theme

ROW_HEIGHTS = ("compact", "comfortable", "two_lines")


class Look(QObject):
    """Changes the look at once and remembers it."""

    density_changed = Signal(str)
    dates_changed = Signal(str)

    def __init__(self, settings: MachineSettings, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("Look")
        self._settings = settings
        self._theme = theme
        self._worn = settings.current
        self._built: Built | None = None
        settings.changed.connect(self._follow)

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        found: dict[str, Callable[..., object]] = {
            "larger_text": partial(self._step, 1),
            "smaller_text": partial(self._step, -1),
            "usual_text": partial(self._size, 100),
        }
        for choice in CHOICES:
            found[f"theme_{choice}"] = partial(self._wear, choice)
        for height in ROW_HEIGHTS:
            found[f"density_{height}"] = partial(self._space, height)
        return found

    def tick(self, built: Built) -> None:
        """Tick what holds now, and what holds later."""
        self._built = built
        for action_id in (f"theme_{self._settings.current.theme}", f"density_{self._settings.current.density}"):
            if action_id in built.actions:
                built.actions[action_id].setChecked(True)

    def _wear(self, choice: str, _: bool) -> None:
        self._settings.change(theme=choice)

    def _space(self, height: str, _: bool) -> None:
        self._settings.change(density=height)

    def _step(self, by: int) -> None:
        size = self._settings.current.text_size
        at = min(range(len(TEXT_SIZES)), key=lambda number: abs(TEXT_SIZES[number] - size))
        self._size(TEXT_SIZES[min(max(at + by, 0), len(TEXT_SIZES) - 1)])

    def _size(self, size: int) -> None:
        self._settings.change(text_size=size)

    def _follow(self, now: Settings) -> None:
        """Whoever changed the settings: menus, keys or the preferences."""
        before, self._worn = self._worn, now
        dressed = (now.theme, now.text_size) != (before.theme, before.text_size)
        if dressed:
            self._theme.apply(now.theme, now.text_size)
        if dressed or now.density != before.density:
            self.density_changed.emit(now.density)
        if now.date_display != before.date_display:
            self.dates_changed.emit(now.date_display)
        if self._built is not None:
            self.tick(self._built)
