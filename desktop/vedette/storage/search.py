"""Which incidents a query finds: pages in any order, counts, places in the list. Nothing here holds the whole list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from vedette.domain.query import Query
from vedette.storage.search_order import INCIDENT, KEY, NEWEST, SORTS, Found, Leg, Sort, found, legs
from vedette.storage.search_plan import day_in_utc, plan
from vedette.storage.search_rest import DayStart

__all__ = ["SORTS", "Searcher", "Sort"]

CHUNK = 1_000
_FEW = 5_000
"""So many found incidents are put in order faster than an index is searched for them."""


class Searcher:
    """One query on one snapshot of the logbook."""

    def __init__(self, connection: Connection, query: Query, starts: DayStart = day_in_utc) -> None:
        self._connection = connection
        self._plan = plan(connection, query, starts)
        self._sort = query.sort or NEWEST

    def count(self) -> int:
        """How many it finds."""
        return self._count(found(self._plan))

    def page(self, offset: int, limit: int, sort: Sort | None = None) -> list[str]:
        """Uids of one page, in the order of `sort`, else of the query, else newest first."""
        keys: list[int] = []
        for leg in self._legs(sort):
            asked = leg.found.order_by(*leg.order).limit(limit - len(keys)).offset(offset)
            some = list(self._connection.scalars(asked))
            keys += some
            if len(keys) >= limit:
                break
            offset = 0 if some or not offset else offset - self._count(leg.found)
        return self._uids(keys)

    def uids(self) -> Iterator[str]:
        """Uids of all that it finds, newest first, read little by little."""
        (leg,) = legs(self._plan, NEWEST, self._few)
        asked = leg.found.order_by(*leg.order)
        for keys in self._connection.execute(asked, execution_options={"yield_per": CHUNK}).partitions():
            yield from self._uids([key for (key,) in keys])

    def offset_of(self, uid: str, sort: Sort | None = None) -> int | None:
        """Where an incident stands in the list, from 0; None when it is not in it, or the list is by relevance."""
        sort = sort or self._sort
        wanted = self._connection.execute(select(INCIDENT).where(INCIDENT.c.uid == uid)).first()
        if wanted is None or sort[0] == "relevance":
            return None
        place, before = wanted.order_key, 0
        value = getattr(wanted, SORTS.get(sort[0], "order_key"))
        for leg in self._legs(sort):
            if self._connection.execute(self._only(leg, place)).first() is not None:
                return before + self._count(leg.found.where(leg.before(value, place)))
            before += self._count(leg.found)
        return None

    def _legs(self, sort: Sort | None) -> list[Leg]:
        return legs(self._plan, sort or self._sort, self._few)

    def _only(self, leg: Leg, place: int) -> Found:
        return leg.found.where(leg.found.selected_columns[0] == place)

    def _few(self, asked: Found) -> bool:
        return self._count(asked.limit(_FEW + 1)) <= _FEW

    def _count(self, asked: Found) -> int:
        return int(self._connection.execute(select(func.count()).select_from(asked.subquery())).scalar_one())

    def _uids(self, keys: Sequence[int]) -> list[str]:
        asked = select(KEY, INCIDENT.c.uid).where(KEY.in_(keys))
        by_key = {row[0]: row[1] for row in self._connection.execute(asked)}
        return [by_key[key] for key in keys]
