"""Which incidents a query finds: pages in any order, counts, places in the list. Nothing here holds the whole list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from vedette.domain.query import Everything, Query
from vedette.storage.acts import head
from vedette.storage.order import DAY_BITS, day_number
from vedette.storage.search_asked import DayStart, Plan, day_in_utc
from vedette.storage.search_order import INCIDENT, KEY, NEWEST, SORTS, Leg, Sort, count, countable, legs

__all__ = ["SORTS", "Anchors", "Searcher", "Sort"]

CHUNK = 1_000
_STRIDE = 10_000


class Anchors:
    """Rows that are known to stand so far down the whole list, so that a jump into its depths starts near by.

    They hold for one state of the logbook, and are forgotten when there is another. Any thread may use them.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, Sort, int], dict[int, Sequence[Any]]] = {}

    def of(self, state: str, sort: Sort, leg: int) -> dict[int, Sequence[Any]]:
        """For one stretch of a list: how many rows come up to and with a row, and the marks of that row."""
        for other in [key for key in list(self._known) if key[0] != state]:
            self._known.pop(other, None)
        return self._known.setdefault((state, sort, leg), {})


class Searcher:
    """One query on one snapshot of the logbook."""

    def __init__(
        self, connection: Connection, query: Query, starts: DayStart = day_in_utc, anchors: Anchors | None = None
    ) -> None:
        self._connection = connection
        self._plan = _plan(connection, query, starts)
        self._sort = query.sort or NEWEST
        self._anchors = anchors or Anchors()

    def count(self) -> int:
        """How many it finds."""
        return count(self._connection, countable(self._connection, self._plan))

    def page(self, offset: int, limit: int, sort: Sort | None = None) -> list[str]:
        """Uids of one page, in the order of `sort`, else of the query, else newest first."""
        sort = sort or self._sort
        keys: list[int] = []
        for number, leg in enumerate(legs(self._connection, self._plan, sort)):
            some = self._stretch(leg, sort, number, offset, limit - len(keys))
            keys += some
            if len(keys) >= limit:
                break
            offset = 0 if some or not offset else offset - count(self._connection, leg.found)
        return self._uids(keys)

    def uids(self, sort: Sort = NEWEST) -> Iterator[str]:
        """Uids of all that it finds, in the order of `sort`, read little by little."""
        for leg in legs(self._connection, self._plan, sort):
            found = self._connection.execute(leg.in_order(), execution_options={"yield_per": CHUNK})
            for keys in found.partitions():
                yield from self._uids([key for (key,) in keys])

    def offset_of(self, uid: str, sort: Sort | None = None) -> int | None:
        """Where an incident stands in the list, from 0; None when it is not in it, or the list is by relevance."""
        sort, before = sort or self._sort, 0
        wanted = self._connection.execute(select(INCIDENT).where(INCIDENT.c.uid == uid)).mappings().first()
        if wanted is None or sort[0] == "relevance":
            return None
        place = wanted["order_key"]
        cells = [wanted[SORTS[sort[0]]], place] if sort[0] in SORTS else [place]
        for leg in legs(self._connection, self._plan, sort):
            itself = leg.found.where(leg.found.selected_columns[0] == place)
            if self._connection.execute(itself).first() is not None:
                return before + count(self._connection, leg.before(cells[-len(leg.marks) :]))
            before += count(self._connection, leg.found)
        return None

    def offset_of_day(self, day: str, down: bool = True) -> int:
        """Where a day begins in a list in order of time, newest (`down`) or oldest first."""
        edge = (day_number(day) + 1 if down else day_number(day)) << DAY_BITS
        leg = legs(self._connection, self._plan, ("when", down))[0]
        return count(self._connection, leg.before([edge]))

    def _stretch(self, leg: Leg, sort: Sort, number: int, offset: int, limit: int) -> list[int]:
        passed = 0
        if self._plan.all and offset >= _STRIDE:
            passed, leg = self._jumped(leg, sort, number, offset)
        return [key for (key,) in self._connection.execute(leg.in_order().limit(limit).offset(offset - passed))]

    def _jumped(self, leg: Leg, sort: Sort, number: int, offset: int) -> tuple[int, Leg]:
        """How many rows lie behind the last anchor before the offset, and the stretch from there on."""
        known = self._anchors.of(head(self._connection), sort, number)
        passed = max((place for place in list(known) if place <= offset), default=0)
        while passed + _STRIDE <= offset:
            rest = leg.after(known[passed]) if passed else leg
            marks = rest.in_order().with_only_columns(*rest.marks).limit(1).offset(_STRIDE - 1)
            cells = self._connection.execute(marks).first()
            if cells is None:
                break
            passed += _STRIDE
            known[passed] = tuple(cells)
        return passed, leg.after(known[passed]) if passed else leg

    def _uids(self, keys: Sequence[int]) -> list[str]:
        asked = select(KEY, INCIDENT.c.uid).where(KEY.in_(keys))
        by_key = {row[0]: row[1] for row in self._connection.execute(asked)}
        return [by_key[key] for key in keys]


def _plan(connection: Connection, query: Query, starts: DayStart) -> Plan:
    if isinstance(query.root, Everything):
        return Plan()
    from vedette.storage.search_plan import plan

    return plan(connection, query, starts)
