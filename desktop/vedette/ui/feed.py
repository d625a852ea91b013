"""The one announcement that every open view hears after a change; it carries no data, only what was touched."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from vedette.domain.changes import Changes


class Feed(QObject):
    """Passes `Changes` from whichever thread committed them to the views, always on the GUI thread."""

    changed = Signal(object)
    published = Signal(object)
    """the same at once, in the thread that committed; `changed` follows on the GUI thread"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Feed")
        self._over = False
        self.published.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    def publish(self, changes: Changes) -> None:
        """Announce from any thread; an act that touched nothing is not announced."""
        if not changes.nothing:
            self.published.emit(changes)

    def stop(self) -> None:
        """The logbook is closed: views that are about to go must not ask it again because of what was done last."""
        self._over = True

    def _announce(self, changes: Changes) -> None:
        if not self._over:
            self.changed.emit(changes)
