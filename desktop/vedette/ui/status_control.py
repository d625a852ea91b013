"""Between the list and the status bar: counts the whole logbook off the GUI thread, says how much of it is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from vedette.domain.changes import Changes
from vedette.domain.errors import UserError
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.status_line import StatusLine
from vedette.ui.tasks import Latest, Tasks
from vedette.usecases.searching import Search


class StatusControl(QObject):
    """Keeps the status bar true."""

    def __init__(self, line: StatusLine, listed: ListPane, search: Search, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("StatusControl")
        self.line = line
        self._list = listed
        self._search = search
        self._latest = Latest(tasks)
        self._total: int | None = None
        listed.changed.connect(self._show)

    def recount(self, _: Changes | None = None) -> None:
        """Count the whole logbook anew."""
        self._latest.read(partial(self._search.count, ""), self._take, self._fail)

    def _take(self, total: int) -> None:
        self._total = total
        self._show()

    def _show(self) -> None:
        table = self._list.table
        if table.found is None:
            return
        found = None if table.counting else table.total
        narrowed = bool(table.found.asked.text.strip())
        total = self._total if self._total is not None else (found or 0)
        self.line.show_found(found, total, narrowed=narrowed, trash=table.found.trash)
        self.line.show_surely(table.found.surely if found else "")
        self.line.show_chosen(self._list.view.chosen_count())

    def _fail(self, error: UserError) -> None:
        self._list.failed.emit(error)
