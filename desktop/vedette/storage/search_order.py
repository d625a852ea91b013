"""Orders of a list, as stretches that are read one after the other: what has no value comes last both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, Table, Text, func, literal_column, select, tuple_

from vedette.storage.order import DAY_BITS, TRASH
from vedette.storage.rows import IncidentRow
from vedette.storage.search_asked import EVERYTHING, SEARCH, Plan, matching

Sort = tuple[str, bool]
"""A field, and whether it runs downwards."""

NEWEST: Sort = ("when", True)

SORTS = {
    "added": "created_at",
    "updated": "updated_at",
    "title": "sort_title",
    "place": "sort_place",
    "parties": "sort_parties",
    "tags": "sort_tags",
    "reference": "sort_reference",
    "type": "type",
    "status": "status",
    "sources": "source_count",
}
"""Fields that lists are sorted by, beside `when` and `relevance`, and the column of each."""

INCIDENT = cast(Table, IncidentRow.__table__)
KEY = INCIDENT.c.order_key
# A plus before a column keeps SQLite from choosing it to begin with.
_CHECKED_KEY: ColumnElement[int] = literal_column("+incident.order_key")
_CHECKED_ROWID: ColumnElement[int] = literal_column("+incident_search.rowid")
_RANK: ColumnElement[float] = literal_column("bm25(incident_search, 10, 1, 1, 1, 1, 0)")
_FIRST_DAY = 1 << DAY_BITS

_MOST_RANKED = 100_000
"""So many of the newest are put in order of relevance; what is older follows in order of time."""

_FEW = 5_000
"""So many incidents are put in order faster than an index is searched for them."""

Found = Select[Any]


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of a list: what is in it, where it begins, and the columns by which it is ordered.

    What comes after a row lies beyond the floor anyway, so the floor is dropped there: an index has one lower bound.
    """

    base: Found
    marks: tuple[ColumnElement[Any], ...]
    down: bool
    floor: ColumnElement[bool] | None = None
    ranked: bool = False

    @property
    def found(self) -> Found:
        """Order keys of the stretch, in no order."""
        return self.base if self.floor is None else self.base.where(self.floor)

    def in_order(self) -> Found:
        """Order keys in order."""
        if self.ranked:
            key = SEARCH.c.rowid
            return self.found.order_by(_RANK.desc() if self.down else _RANK, key.asc() if self.down else key.desc())
        return self.found.order_by(*(mark.desc() if self.down else mark.asc() for mark in self.marks))

    def before(self, cells: Sequence[Any]) -> Found:
        """What comes before a row with these marks."""
        return self.found.where(self._beyond(cells, not self.down))

    def after(self, cells: Sequence[Any]) -> Leg:
        """What comes after a row with these marks."""
        beyond = self._beyond(cells, self.down)
        if self.down:
            return replace(self, base=self.base.where(beyond))
        return replace(self, base=self.base.where(beyond), floor=None)

    def _beyond(self, cells: Sequence[Any], lower: bool) -> ColumnElement[bool]:
        mine, theirs = tuple_(*self.marks), tuple_(*cells)
        return mine < theirs if lower else mine > theirs


def count(connection: Connection, asked: Found) -> int:
    """How many rows are selected."""
    return int(connection.execute(select(func.count()).select_from(asked.subquery())).scalar_one())


def countable(connection: Connection, plan: Plan) -> Found:
    """Something that has as many rows as the plan finds incidents."""
    if plan.match == EVERYTHING and len(plan.rests) == 1 and plan.rests[0].once and plan.rests[0].keys is not None:
        listed = plan.rests[0].keys.subquery()
        return select(listed.c[0]) if plan.trash else select(listed.c[0]).where(listed.c[0] > 0)
    return found(connection, plan)


def found(connection: Connection, plan: Plan) -> Found:
    """Order keys of all that a plan finds, in no order."""
    if plan.match != EVERYTHING:
        return _beside(matching(plan.match), plan, SEARCH.c.rowid, _CHECKED_ROWID)
    for rest in plan.rests:
        if rest.keys is not None and are_few(connection, rest.keys):
            return _beside(select(KEY).where(KEY.in_(rest.keys)), plan, _CHECKED_KEY, _CHECKED_KEY)
    return _beside(select(KEY), plan, KEY, _CHECKED_KEY)


def legs(connection: Connection, plan: Plan, sort: Sort) -> list[Leg]:
    """The list in the order asked."""
    field, down = sort
    if field in SORTS:
        return _by_column(connection, plan, SORTS[field], down)
    if field == "relevance" and plan.match != EVERYTHING:
        return _by_rank(connection, plan, down)
    return _by_time(connection, plan, down or field == "relevance")


def are_few(connection: Connection, asked: Found) -> bool:
    """Whether so little is selected that it is best looked at one by one."""
    return count(connection, asked.limit(_FEW + 1)) <= _FEW


def _beside(asked: Found, plan: Plan, key: ColumnElement[int], checked: ColumnElement[int]) -> Found:
    kept = asked if plan.trash else asked.where(key > 0)
    return kept.where(*(rest.holds(checked) for rest in plan.rests))


def _by_time(connection: Connection, plan: Plan, down: bool) -> list[Leg]:
    asked = select(KEY) if plan.all else found(connection, plan)
    key = KEY if plan.match == EVERYTHING else SEARCH.c.rowid
    if down:
        return [Leg(asked, (key,), True, floor=None if plan.trash else key > 0)]
    legs = [Leg(asked, (key,), False, key >= _FIRST_DAY), Leg(asked.where(key < _FIRST_DAY), (key,), False, key > 0)]
    if plan.trash:
        bin_ = asked.where(key < 0)
        legs.append(Leg(bin_, (key,), False, key >= _FIRST_DAY - TRASH))
        legs.append(Leg(bin_.where(key < _FIRST_DAY - TRASH), (key,), False))
    return legs


def _by_rank(connection: Connection, plan: Plan, down: bool) -> list[Leg]:
    (newest,) = _by_time(connection, plan, True)
    last = connection.execute(newest.in_order().limit(1).offset(_MOST_RANKED - 1)).scalar()
    if last is None:
        return [replace(newest, down=down, ranked=True)]
    ranked = replace(newest, base=newest.base.where(SEARCH.c.rowid >= last), down=down, ranked=True)
    return [ranked, newest.after([last])]


def _by_column(connection: Connection, plan: Plan, name: str, down: bool) -> list[Leg]:
    asked, column = _sortable(connection, plan, name)
    if name == "source_count":
        return [Leg(asked, (column, KEY), down)]
    return [Leg(asked, (column, KEY), down, column > ""), Leg(asked.where(column == ""), (KEY,), down)]


def _sortable(connection: Connection, plan: Plan, name: str) -> tuple[Found, ColumnElement[Any]]:
    """What is found as rows of incidents; many are picked from the index of the column, few are sorted."""
    if plan.all:
        return (select(KEY) if plan.trash else select(KEY).where(_CHECKED_KEY > 0)), INCIDENT.c[name]
    candidates = found(connection, plan)
    if are_few(connection, candidates):
        return select(KEY).where(KEY.in_(candidates)), literal_column(f"+incident.{name}", Text)
    if plan.match == EVERYTHING:
        return _beside(select(KEY), plan, _CHECKED_KEY, _CHECKED_KEY), INCIDENT.c[name]
    return select(KEY).where(_CHECKED_KEY.in_(candidates)), INCIDENT.c[name]
