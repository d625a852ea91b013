"""Conditions that the search index does not hold (days, numbers, distances, own fields), as SQL over order keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import cos, radians
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, false, func, not_, or_, select, text

from vedette.domain.folding import name_key
from vedette.domain.matching import EARTH_RADIUS_METRES, distance
from vedette.domain.query import CustomField, DayIs, Near, NumberIs
from vedette.domain.query_fields import PERSON_SUBJECTS
from vedette.storage import rows
from vedette.storage.order import DAY_BITS, TRASH, day_number
from vedette.storage.search_names import begins, parts_of

Key = ColumnElement[int]
Rest = Callable[[Key], ColumnElement[bool]]
"""A condition on an incident's order key, wherever that stands."""

DayStart = Callable[[date], str]
"""The instant (UTC, ISO 8601) at which a local day begins, as far as it is needed to compare texts."""

_FAR_RADIUS = 50_000.0
_METRES_PER_DEGREE = radians(1) * EARTH_RADIUS_METRES


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


_INCIDENT, _PLACE = _table(rows.IncidentRow), _table(rows.PlaceRow)
_QUANTITY, _CUSTOM = _table(rows.QuantityRow), _table(rows.CustomValueRow)
# Written out, so that SQLite sees that the partial indexes hold these rows.
_SEVERAL_DAYS, _INVERTED = text("first_day IS NOT last_day"), text("last_day < first_day")
_CHOSEN, _HAS_POINT = text("chosen = 1"), text("lat IS NOT NULL")


def in_set(asked: Select[Any]) -> Rest:
    """The order key is among those that are selected."""
    return lambda key: key.in_(asked)


def days(condition: DayIs, starts: DayStart) -> Rest:
    """When it may have happened, or happened for sure, or was added."""
    first, last = condition.interval()
    if condition.kind == "added":
        return _added(first, last, starts)
    return _certain(first, last) if condition.kind == "certain" else _possible(first, last)


def _possible(first: str, last: str) -> Rest:
    day = _INCIDENT.c
    reaching = select(day.order_key).where(
        _SEVERAL_DAYS,
        or_(day.first_day.is_(None), day.first_day <= last),
        or_(day.last_day.is_(None), day.last_day >= first),
    )
    inverted = select(day.order_key).where(_INVERTED)
    return lambda key: or_(and_(_sorted_between(key, first, last), key.not_in(inverted)), key.in_(reaching))


def _certain(first: str, last: str) -> Rest:
    day = _INCIDENT.c
    leaving = select(day.order_key).where(
        _SEVERAL_DAYS, or_(day.first_day.is_(None), day.last_day.is_(None), day.last_day > last)
    )
    return lambda key: and_(_sorted_between(key, first, last), key.not_in(leaving))


def _sorted_between(key: Key, first: str, last: str) -> ColumnElement[bool]:
    """The day by which it is sorted lies between two days, in the logbook or in the trash."""
    low, high = day_number(first) << DAY_BITS, (day_number(last) + 1) << DAY_BITS
    return or_(and_(key >= low, key < high), and_(key >= low - TRASH, key < high - TRASH))


def _added(first: str, last: str, starts: DayStart) -> Rest:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    asked = select(_INCIDENT.c.order_key).where(_INCIDENT.c.created_at >= starts(begin))
    if end < date.max:
        asked = asked.where(_INCIDENT.c.created_at < starts(end + timedelta(days=1)))
    return in_set(asked)


def numbers(condition: NumberIs) -> Rest:
    """Each chosen quantity of a subject for itself; persons of every kind as one sum."""
    compared = _compared(condition.op)
    known = select(_QUANTITY.c.order_key).where(_CHOSEN, compared.is_not(None))
    if condition.field != "people":
        return in_set(known.where(_QUANTITY.c.subject == condition.field, _holds(compared, condition)))
    persons = known.where(_QUANTITY.c.subject.in_(PERSON_SUBJECTS)).group_by(_QUANTITY.c.order_key)
    return in_set(persons.having(_holds(func.sum(compared), condition)))


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


def near(connection: Connection, condition: Near) -> Rest:
    """A place whose circle reaches into the one asked for; distances are worked out here, for SQLite has no sine."""
    point = _PLACE.c
    asked = select(point.order_key, point.lat, point.lon, func.coalesce(point.uncertainty_m, 0)).where(_HAS_POINT)
    usual = _box(condition, condition.metres + _FAR_RADIUS)
    found = {
        key
        for key, lat, lon, radius in connection.execute(asked.where(or_(usual, point.uncertainty_m > _FAR_RADIUS)))
        if lon is not None and distance(condition.latitude, condition.longitude, lat, lon) <= condition.metres + radius
    }
    return among(found)


def among(keys: Sequence[int] | set[int]) -> Rest:
    """The order key is one of many."""
    listed = func.json_each(json.dumps(sorted(keys))).table_valued("value")
    return in_set(select(listed.c.value))


def _box(condition: Near, metres: float) -> ColumnElement[bool]:
    """Degrees that surely hold the circle; all longitudes where it reaches a pole or the date line."""
    height = metres / _METRES_PER_DEGREE * 1.001
    south, north = condition.latitude - height, condition.latitude + height
    within = _PLACE.c.lat.between(south, north)
    if south <= -90 or north >= 90:
        return within
    width = height / cos(radians(max(abs(south), abs(north))))
    west, east = condition.longitude - width, condition.longitude + width
    return within if west <= -180 or east >= 180 else and_(within, _PLACE.c.lon.between(west, east))


def own_field(condition: CustomField) -> Rest:
    """A field of the logbook's own holds words that begin so."""
    asked = select(_CUSTOM.c.order_key).where(_CUSTOM.c.name == name_key(condition.key))
    return _all_words(asked, _CUSTOM.c.words, condition.text)


def place(part: str) -> Rest:
    """A name of a place holds a word of a script without spaces."""
    return in_set(select(_PLACE.c.order_key).where(begins(_PLACE.c.words, part)))


def _all_words(asked: Select[Any], column: ColumnElement[str], sought: str) -> Rest:
    each = [in_set(asked.where(begins(column, part))) for part in parts_of(sought)]
    return lambda key: and_(*(one(key) for one in each)) if each else false()


def opposite(rest: Rest) -> Rest:
    """What the condition does not find."""
    return lambda key: not_(rest(key))
