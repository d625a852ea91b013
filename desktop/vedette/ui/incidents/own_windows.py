"""The windows of single incidents: one for each that is wanted, closed with the logbook."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from vedette.ui.attachments.desk import AttachmentDesk
    from vedette.ui.feed import Feed
    from vedette.ui.incidents.list_pane import ListPane
    from vedette.ui.incidents.own_window import IncidentWindow
    from vedette.ui.incidents.side import Side
    from vedette.ui.tasks import Tasks
    from vedette.ui.workplace import Workplace

NO_NAME = "Vedette"
STEP = 28


class OwnWindows(QObject):
    """`open` brings the window of an incident to the front, made if there is none."""

    def __init__(
        self, window: QWidget, workplace: Workplace, *, tasks: Tasks, feed: Feed, attached: AttachmentDesk
    ) -> None:
        super().__init__(window)
        self.setObjectName("OwnWindows")
        self._window, self._workplace = window, workplace
        self._tasks, self._feed, self._attached = tasks, feed, attached
        self._chosen: Callable[[], str] = str
        self._open: dict[str, IncidentWindow] = {}

    def serve(self, listed: ListPane, side: Side) -> OwnWindows:
        """Open what is chosen in the list, and what the form beside it names as similar."""
        self._chosen = lambda: listed.view.current_uid
        side.window_asked.connect(self.open)
        return self

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"own_window": self._open_chosen}

    @property
    def windows(self) -> tuple[IncidentWindow, ...]:
        """Those that are open."""
        return tuple(self._open.values())

    def open(self, uid: str) -> None:
        """Read that incident in its own window."""
        window = self._open.get(uid) or self._made(uid)
        window.show()
        window.raise_()
        window.activateWindow()

    def stop(self) -> None:
        """Close them all; what is typed in them is kept as drafts."""
        for window in self.windows:
            window.close_for_sure()

    def _open_chosen(self) -> None:
        if uid := self._chosen():
            self.open(uid)

    def _made(self, uid: str) -> IncidentWindow:
        from vedette.ui.incidents.own_window import IncidentWindow

        secret = self._window.windowTitle() == NO_NAME
        window = IncidentWindow(
            uid, self._workplace, tasks=self._tasks, feed=self._feed, secret=secret, parent=self._window
        )
        self._attached.serve(window.side.pane)
        window.side.link_asked.connect(self.open)
        window.side.window_asked.connect(self.open)
        window.closed.connect(self._closed)
        corner = self._window.pos()
        offset = STEP * (1 + len(self._open) % 8)
        window.move(corner.x() + offset, corner.y() + offset)
        self._open[uid] = window
        return window

    def _closed(self, uid: str) -> None:
        self._open.pop(uid, None)
