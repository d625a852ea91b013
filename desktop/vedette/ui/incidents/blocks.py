"""The rows of a list that happen to be at hand; asks for others as they are looked at, and forgets old ones."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence, Set
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from vedette.domain.errors import UserError
from vedette.domain.incident_line import IncidentLine
from vedette.ui.incidents.asked import BLOCK, Asked
from vedette.ui.tasks import Tasks
from vedette.usecases.searching import Search

MOST_KEPT = 40
MOST_ASKED = 4
"""Only the blocks looked at last are asked for: while one drags the scroll bar the others have gone by."""


class Blocks(QObject):
    """Blocks of `BLOCK` lines by number; whoever looks at a missing one hears of it through `arrived`."""

    arrived = Signal(int)
    failed = Signal(object)

    def __init__(self, search: Search, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._tasks = tasks
        self._lists = 0
        self._asked, self._sort = Asked(), "-when"
        self._kept: OrderedDict[int, Sequence[IncidentLine]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._pending: set[int] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def begin(self, asked: Asked, sort: str, blocks: Mapping[int, Sequence[IncidentLine]]) -> None:
        """Another list, or the same afresh: all that is known of it; answers about the former are dropped."""
        self._lists += 1
        self._asked, self._sort = asked, sort
        self._kept = OrderedDict(blocks)
        self._wanted.clear()
        self._pending.clear()

    def get(self, row: int) -> IncidentLine | None:
        """The line if it is at hand."""
        number, within = divmod(row, BLOCK)
        lines = self._kept.get(number, ())
        return lines[within] if within < len(lines) else None

    def with_any(self, uids: Set[str]) -> list[int]:
        """The numbers of the blocks at hand that hold one of those incidents."""
        return [number for number, lines in self._kept.items() if any(line.uid in uids for line in lines)]

    def look_at(self, row: int) -> IncidentLine | None:
        """The line if it is at hand; else it will be."""
        line = self.get(row)
        number = row // BLOCK
        if line is not None:
            self._kept.move_to_end(number)
        elif number not in self._pending and number not in self._kept:
            self._wanted[number] = None
            self._wanted.move_to_end(number)
            while len(self._wanted) > MOST_ASKED:
                self._wanted.popitem(last=False)
            self._soon.start()
        return line

    def _ask(self) -> None:
        for number in self._wanted:
            self._pending.add(number)
            page = partial(self._search.page, self._asked.text, number * BLOCK, BLOCK, sort=self._sort)
            wanted = partial(self._is_current, self._lists)
            self._tasks.read(partial(_numbered, number, page), self._keep, self._fail, wanted=wanted)
        self._wanted.clear()

    def _is_current(self, lists: int) -> bool:
        return lists == self._lists

    def _keep(self, answer: tuple[int, Sequence[IncidentLine]]) -> None:
        number, lines = answer
        self._pending.discard(number)
        self._kept[number] = lines
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(number)

    def _fail(self, error: UserError) -> None:
        self._pending.clear()
        self.failed.emit(error)


def _numbered(number: int, page: partial[list[IncidentLine]]) -> tuple[int, list[IncidentLine]]:
    return number, page()
