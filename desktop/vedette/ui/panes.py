"""The three panes side by side: their widths, which of them are shown, and more room for the form while one writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from vedette.ui.actions import Built

USUAL_SIZE = (1280, 800)
FRAME = QSize(12, 48)
"""Room for the frame that the system draws around a window, which is not known before it is shown."""

SHARES = (0.155, 0.54, 0.305)
LEAST = (130, 280, 240)
USUAL_NAVIGATOR = 170
LEAST_LIST_WHILE_WRITING = 200
LETTERS_TO_WRITE = (74, 96)
"""A form wants two fifths of the window, within these widths, in letters."""

SHARE_TO_WRITE = 0.4
NAVIGATOR_LETTERS = 33
"""In letters: as narrow as the navigator is at first, so that tabs and names are read whole beside long counts."""


class Panes(QSplitter):
    """Navigator, list, incident. The list is always there; `side_shown` says that writing needed the side."""

    side_shown = Signal()

    def __init__(self, navigator: QWidget, listed: QWidget, side: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("Panes")
        self.setHandleWidth(5)
        self._navigator, self._side = navigator, side
        self._before_writing: list[int] = []
        self._at_first = False
        for pane, least in zip((navigator, listed, side), LEAST, strict=True):
            pane.setMinimumWidth(least)
            self.addWidget(pane)
            self.setCollapsible(self.count() - 1, False)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 3)
        self.setStretchFactor(2, 2)

    def begin(self, window: QMainWindow, geometry: bytes, sizes: Sequence[int]) -> None:
        """As they were left, but always on a screen that is there."""
        if not geometry or not window.restoreGeometry(geometry):
            room = QGuiApplication.primaryScreen().availableGeometry()
            window.resize(
                min(USUAL_SIZE[0], room.width() - FRAME.width()), min(USUAL_SIZE[1], room.height() - FRAME.height())
            )
        if len(sizes) == self.count() and sizes[1] > 0:
            self.setSizes([abs(size) for size in sizes])
            self._navigator.setVisible(sizes[0] > 0)
            self._side.setVisible(sizes[2] > 0)
        else:
            self._at_first = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._at_first and self.isVisible():
            self._at_first = False
            navigator, listed, side = (round(event.size().width() * share) for share in SHARES)
            usual = max(navigator, USUAL_NAVIGATOR, NAVIGATOR_LETTERS * self.fontMetrics().averageCharWidth())
            self.setSizes([usual, listed, side])

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"show_navigator": self._navigator.setVisible, "show_incident": self._side.setVisible}

    def tick(self, built: Built) -> None:
        """Tick what is shown."""
        built.actions["show_navigator"].setChecked(not self._navigator.isHidden())
        built.actions["show_incident"].setChecked(not self._side.isHidden())

    def to_keep(self) -> tuple[int, ...]:
        """The widths to be remembered; below 0 for a pane that is hidden."""
        sizes = self._before_writing or self.sizes()
        panes = (self._navigator, None, self._side)
        return tuple(
            -max(size, least) if pane is not None and pane.isHidden() else size
            for pane, size, least in zip(panes, sizes, LEAST, strict=True)
        )

    def make_room(self, writing: bool) -> None:
        """Widen the side while one writes, if it is too narrow for a form; afterwards all is as it was."""
        if not writing:
            if self._before_writing:
                self.setSizes(self._before_writing)
            self._before_writing = []
            return
        if self._side.isHidden():
            self._side.show()
            self.side_shown.emit()
        sizes = self.sizes()
        missing = self._to_write() - sizes[2]
        if missing > 0 and not self._before_writing:
            self._before_writing = sizes
            from_list = min(missing, max(sizes[1] - LEAST_LIST_WHILE_WRITING, 0))
            self.setSizes([sizes[0], sizes[1] - from_list, sizes[2] + from_list])

    def _to_write(self) -> int:
        least, most = (letters * self.fontMetrics().averageCharWidth() for letters in LETTERS_TO_WRITE)
        return int(min(max(self.width() * SHARE_TO_WRITE, least), most))
