"""Conditions that the search index does not hold (days, numbers, distances, own fields), as SQL over order keys."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, case, func, not_, or_, select, text, union_all

from vedette.domain.folding import name_key
from vedette.domain.query import DayIs, NumberIs
from vedette.storage import rows
from vedette.storage.order import DAY_BITS, TRASH, day_number
from vedette.storage.rows.incident import SEVERAL_DAYS
from vedette.storage.search_asked import DayStart, Key, Rest
from vedette.storage.search_names import begins, parts_of


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


_INCIDENT, _PLACE = _table(rows.IncidentRow), _table(rows.PlaceRow)
_KEY = _INCIDENT.c.order_key
_QUANTITY, _CUSTOM = _table(rows.QuantityRow), _table(rows.CustomValueRow)
# Written out, so that SQLite sees that the partial indexes hold these rows.
_SEVERAL_DAYS, _INVERTED = text(SEVERAL_DAYS), text("last_day < first_day")
_AFTER_ALL_DAYS = "9999-12-32"
_CHOSEN = text("chosen = 1")


def in_set(asked: Select[Any], *, once: bool = False) -> Rest:
    """The order key is among those that are selected."""
    alone = asked.correlate(None)
    return Rest(lambda key: key.in_(alone), alone, once)


def opposite(rest: Rest) -> Rest:
    """What the condition does not find."""
    return Rest(lambda key: not_(rest.holds(key)))


def days(condition: DayIs, starts: DayStart) -> Rest:
    """When it may have happened, or happened for sure, or was added."""
    first, last = condition.interval()
    if condition.kind == "added":
        return _added(first, last, starts)
    return _certain(first, last) if condition.kind == "certain" else _possible(first, last)


def _possible(first: str, last: str) -> Rest:
    """Incidents sorted between the days are found by their keys; to these come others that reach into them."""
    one, other = _INCIDENT.c.first_day, _INCIDENT.c.last_day
    reaching = _of_several_days(
        and_(other.is_(None), one < first), and_(other >= first, one < first), and_(one.is_(None), other > last)
    )
    astray = select(_KEY).where(_INVERTED, or_(one > last, other < first))
    return _between_days(first, last, but=astray, and_also=reaching)


def _certain(first: str, last: str) -> Rest:
    """Incidents sorted between the days, but those that reach out of them."""
    one, other = _INCIDENT.c.first_day, _INCIDENT.c.last_day
    leaving = _of_several_days(
        and_(other.is_(None), one >= first, one <= last),
        and_(one >= first, one <= last, other > last),
        and_(one.is_(None), other >= first, other <= last),
    )
    astray = select(_KEY).where(_INVERTED, one > last, other <= last)
    return _between_days(first, last, but=leaving, and_also=astray)


def _of_several_days(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Each condition is asked for by itself, for an index serves one of them at a time."""
    found = union_all(*(select(_KEY).where(_SEVERAL_DAYS, condition) for condition in conditions)).subquery()
    return select(found.c.order_key)


def _between_days(first: str, last: str, *, but: Select[Any], and_also: Select[Any]) -> Rest:
    def between(key: Key) -> ColumnElement[bool]:
        return and_(_sorted_between(key, first, last), key.not_in(but))

    keys = select(_KEY).where(between(_KEY)).union_all(and_also).subquery()
    return Rest(lambda key: or_(between(key), key.in_(and_also)), select(keys.c.order_key), once=True)


def _sorted_between(key: Key, first: str, last: str) -> ColumnElement[bool]:
    """The day by which it is sorted lies between two days, in the logbook or in the trash."""
    low, high = day_number(first) << DAY_BITS, (day_number(last) + 1) << DAY_BITS
    return or_(and_(key >= low, key < high), and_(key >= low - TRASH, key < high - TRASH))


def _added(first: str, last: str, starts: DayStart) -> Rest:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    after = starts(end + timedelta(days=1)) if end < date.max else _AFTER_ALL_DAYS
    asked = select(_INCIDENT.c.order_key).where(_INCIDENT.c.created_at >= starts(begin))
    return in_set(asked.where(_INCIDENT.c.created_at < after), once=True)


def numbers(condition: NumberIs) -> Rest:
    """Each chosen quantity of a subject, or of any, for itself; persons of every kind as one sum."""
    if condition.field == "people":
        sums = {">": _INCIDENT.c.people_least, "<": _INCIDENT.c.people_most, "=": _INCIDENT.c.people_exact}
        people = sums[condition.op[0]]
        return in_set(select(_INCIDENT.c.order_key).where(people.is_not(None), _holds(people, condition)), once=True)
    compared = _compared(condition.op)
    known = select(_QUANTITY.c.order_key).where(_CHOSEN)
    if condition.field != "number":
        known = known.where(_QUANTITY.c.subject == condition.field)
    return in_set(known.where(_holds(compared, condition)))


def independent(number: int) -> Rest:
    """More independent sources than there are keys for."""
    return in_set(select(_INCIDENT.c.order_key).where(_INCIDENT.c.independent_sources >= number))


def _compared(op: str) -> ColumnElement[float]:
    low, best, high = _QUANTITY.c.low, _QUANTITY.c.best, _QUANTITY.c.high
    if op == "=":
        return func.coalesce(best, case((low == high, low)))
    return func.coalesce(best, low if op in (">", ">=") else high)


def _holds(number: ColumnElement[Any], condition: NumberIs) -> ColumnElement[bool]:
    match condition.op:
        case ">=":
            return number >= condition.value
        case "<=":
            return number <= condition.value
        case ">":
            return number > condition.value
        case "<":
            return number < condition.value
        case _:
            return number == condition.value


def among(keys: set[int]) -> Rest:
    """The order key is one of many."""
    listed = func.json_each(json.dumps(sorted(keys))).table_valued("value")
    return in_set(select(listed.c.value.label("order_key")), once=True)


def own_field(key: str, sought: str) -> Rest:
    """A field of the logbook's own holds words that begin so."""
    asked = select(_CUSTOM.c.order_key).where(_CUSTOM.c.name == name_key(key))
    each = [in_set(asked.where(begins(_CUSTOM.c.words, part))) for part in parts_of(sought)]
    return each[0] if len(each) == 1 else Rest(lambda key: and_(*(one.holds(key) for one in each)))


def place(part: str) -> Rest:
    """A name of a place holds a word of a script without spaces."""
    return in_set(select(_PLACE.c.order_key).where(begins(_PLACE.c.words, part)))
