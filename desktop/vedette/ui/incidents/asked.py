"""What the table of incidents is asked to show, and the answers that the store gives; worked out off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from vedette.domain.incident_line import IncidentLine
from vedette.domain.query import asks_for_trash
from vedette.usecases.searching import Search

BLOCK = 100
MOST_LOOKED_UP = 60
"""So many incidents are looked for one by one when a list has changed under a selection."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query text and the order of the header; an order in the text beats that of the header."""

    text: str = ""
    sort: str = "-when"


@dataclass(frozen=True, slots=True)
class Found:
    """Blocks of lines by number, the rows of the incidents to be kept, and what the query meant."""

    asked: Asked
    blocks: Mapping[int, Sequence[IncidentLine]]
    rows: Mapping[str, int] = field(default_factory=dict)
    total: int | None = None
    sort: str = "-when"
    not_understood: tuple[str, ...] = ()
    trash: bool = False
    surely: str = ""
    """how to ask for what was on certain days for sure, where the days asked for are possible ones"""


def understood(search: Search, asked: Asked) -> Found:
    """What the question means, before anything is looked up."""
    query = search.read(asked.text)
    sort = asked.sort if query.sort is None else ("-" if query.sort[1] else "") + query.sort[0]
    found = Found(asked, {}, sort=sort, not_understood=query.not_understood, trash=asks_for_trash(query.root))
    if not asked.text:
        return found
    from vedette.domain.query_hints import surely  # loaded with the first search, not with the window

    return replace(found, surely=surely(query.root))


def first_look(search: Search, asked: Asked, keep: Sequence[str]) -> Found:
    """The head of a new list. Its total is known when it is short; else it is counted meanwhile."""
    found = understood(search, asked)
    known = _Known(search, asked, found.sort)
    known.fetch(0)
    rows = known.rows_of(keep)
    total = len(known.blocks[0]) if len(known.blocks[0]) < BLOCK else None
    return replace(found, blocks=known.blocks, rows=rows, total=total)


def look_again(search: Search, asked: Asked, numbers: Sequence[int], keep: Sequence[str]) -> Found:
    """The same list as it is now: its total, those blocks, and where the incidents to be kept stand now."""
    found = understood(search, asked)
    known = _Known(search, asked, found.sort)
    for number in numbers:
        known.fetch(number)
    rows = known.rows_of(keep)
    return replace(found, blocks=known.blocks, rows=rows, total=search.count(asked.text))


class _Known:
    """Blocks of a list read so far. Incidents that stood together mostly still do, so one look-up finds many."""

    def __init__(self, search: Search, asked: Asked, sort: str) -> None:
        self._search, self._asked, self._sort = search, asked, sort
        self.blocks: dict[int, Sequence[IncidentLine]] = {}
        self._rows: dict[str, int] = {}

    def fetch(self, number: int) -> None:
        """Read one block, once."""
        if number not in self.blocks:
            lines = self._search.page(self._asked.text, number * BLOCK, BLOCK, sort=self._sort)
            self.blocks[number] = lines
            self._rows.update((line.uid, number * BLOCK + within) for within, line in enumerate(lines))

    def rows_of(self, uids: Sequence[str]) -> dict[str, int]:
        """Where those incidents stand; one that is not in the list, or not found in time, is left out."""
        looked_up = 0
        for uid in uids:
            if uid not in self._rows and looked_up < MOST_LOOKED_UP:
                looked_up += 1
                row = self._search.offset_of(self._asked.text, uid, sort=self._sort)
                if row is not None:
                    self.fetch(row // BLOCK)
        return {uid: self._rows[uid] for uid in uids if uid in self._rows}
