"""What the list could be narrowed by, counted off the GUI thread: reckoned at once among very many, then exactly."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from vedette.domain.errors import Cancelled, UserError
from vedette.ui.finding.facet_entries import gather
from vedette.ui.navigator.entry import Entry
from vedette.ui.progress import LiveProgress
from vedette.ui.tasks import Tasks
from vedette.usecases.desk import Desk
from vedette.usecases.facets import Facets

MILLISECONDS_BETWEEN = 150
"""So long a list must stand before what is in it is counted."""


class FacetCounts(QObject):
    """One count at a time, so that it never keeps the list waiting; `text` says what the list shows now."""

    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, text: Callable[[], str], tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("FacetCounts")
        self._facets, self._text, self._tasks = Facets(desk), text, tasks
        self._counting, self._wanted, self._asked = False, False, ""
        self._exactly: LiveProgress | None = None
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_BETWEEN)
        self._soon.setObjectName("FacetTimer")
        self._soon.timeout.connect(self.count)

    def count_soon(self) -> None:
        """The list is another one, perhaps not for long."""
        self.rest()
        self._soon.start()

    def count(self) -> None:
        """Count now, or once the count under way has ended."""
        if self._counting:
            self.count_soon()
            return
        self._counting, self._wanted, self._asked = True, True, self._text()
        self._tasks.read(partial(gather, self._facets, self._asked), self._show, self._give_up)

    def rest(self) -> None:
        """Nobody looks any more: begin nothing, and stop counting exactly."""
        self._soon.stop()
        self._wanted = False
        if self._exactly is not None:
            self._exactly.cancel()

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self._end()
        self.counted.emit(entries)
        about = any(value.about for group in entries for value in group.children)
        if about and self._wanted and self._asked == self._text():
            self._counting, self._exactly = True, LiveProgress(self)
            work = partial(gather, self._facets, self._asked, self._exactly)
            self._tasks.read(work, self._show, self._give_up)

    def _give_up(self, error: UserError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _end(self) -> None:
        self._counting = False
        if self._exactly is not None:
            self._exactly.deleteLater()
            self._exactly = None
