"""Orders of a list, as stretches that are read one after the other: what has no value comes last both ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, UnaryExpression, and_, literal_column, or_, select

from vedette.storage.order import DAY_BITS, TRASH
from vedette.storage.rows import IncidentRow
from vedette.storage.search_plan import SEARCH, Plan, matching
from vedette.storage.search_words import EVERYTHING

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

Found = Select[Any]
Few = Callable[[Found], bool]
"""Says whether so little is found that it is best sorted on the spot."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of a list: what is in it, in what order, and what in it comes before a given row."""

    found: Found
    order: tuple[UnaryExpression[Any], ...]
    before: Callable[[Any, int], ColumnElement[bool]]


def found(plan: Plan) -> Found:
    """Order keys of all that a plan finds, in no order."""
    if plan.match == EVERYTHING:
        return _besides(select(KEY), plan, KEY, KEY)
    return _besides(matching(plan.match), plan, SEARCH.c.rowid, _CHECKED_ROWID)


def legs(plan: Plan, sort: Sort, few: Few) -> list[Leg]:
    """The list in the order asked."""
    field, down = sort
    if field == "relevance" and plan.match != EVERYTHING:
        return [_by_rank(plan, down)]
    if field in SORTS:
        return _by_column(plan, SORTS[field], down, few)
    return _by_time(plan, down or field == "relevance")


def _besides(asked: Found, plan: Plan, key: ColumnElement[int], checked: ColumnElement[int]) -> Found:
    kept = asked if plan.trash else asked.where(key > 0)
    return kept.where(*(rest(checked) for rest in plan.rests))


def _by_time(plan: Plan, down: bool) -> list[Leg]:
    asked = found(plan)
    key = KEY if plan.match == EVERYTHING else SEARCH.c.rowid
    if down:
        return [Leg(asked, (key.desc(),), lambda _, place: key > place)]
    dated, undated = key >= _FIRST_DAY, and_(key > 0, key < _FIRST_DAY)
    stretches = [dated, undated]
    if plan.trash:
        stretches += [and_(key >= _FIRST_DAY - TRASH, key < 0), key < _FIRST_DAY - TRASH]
    return [Leg(asked.where(part), (key.asc(),), lambda _, place: key < place) for part in stretches]


def _by_rank(plan: Plan, down: bool) -> Leg:
    rank, rowid = (_RANK.desc(), SEARCH.c.rowid.asc()) if down else (_RANK.asc(), SEARCH.c.rowid.desc())
    return Leg(found(plan), (rank, rowid), lambda _, place: SEARCH.c.rowid > place)


def _by_column(plan: Plan, name: str, down: bool, few: Few) -> list[Leg]:
    asked, column = _sortable(plan, name, few)
    order = (column.desc(), KEY.desc()) if down else (column.asc(), KEY.asc())

    def before(value: Any, place: int) -> ColumnElement[bool]:
        if down:
            return or_(column > value, and_(column == value, INCIDENT.c.order_key > place))
        return or_(column < value, and_(column == value, INCIDENT.c.order_key < place))

    if name == "source_count":
        return [Leg(asked, order, before)]
    return [Leg(asked.where(column > ""), order, before), Leg(asked.where(column == ""), order, before)]


def _sortable(plan: Plan, name: str, few: Few) -> tuple[Found, ColumnElement[Any]]:
    """What is found as rows of incidents; many are picked from the index of the column, few are sorted."""
    asked = select(KEY)
    if plan.match == EVERYTHING and not plan.rests:
        return (asked if plan.trash else asked.where(_CHECKED_KEY > 0)), INCIDENT.c[name]
    candidates = found(plan)
    if few(candidates):
        return asked.where(KEY.in_(candidates)), literal_column(f"+incident.{name}")
    return asked.where(_CHECKED_KEY.in_(candidates)), INCIDENT.c[name]
