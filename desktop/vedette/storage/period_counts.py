"""How many incidents may have happened in each month or year, as `on:` finds them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate, pairwise

from sqlalchemy import Connection, text

from vedette.storage.order import DAY_BITS, TRASH
from vedette.storage.rows.incident import SEVERAL_DAYS

MONTH, YEAR = 7, 4
"""Letters of an ISO day that name its month or year."""

Spans = Mapping[tuple[str | None, str | None], int]
"""How many incidents begin and end (at the latest) on two days; None where nothing says when."""

_BETWEEN = (
    "SELECT value, (SELECT count(*) FROM {keys} WHERE order_key >= (value ->> 0) - :off AND order_key < (value ->> 1) "
    "- :off) FROM json_each(:bounds)"
)
_EDGES = (
    "SELECT (SELECT min(order_key) FROM {keys} WHERE order_key >= :first - :off), "
    "(SELECT max(order_key) FROM {keys} WHERE order_key > -:off AND order_key < :trash - :off)"
)
_SEVERAL = (
    f"SELECT substr(first_day, 1, {MONTH}), substr(last_day, 1, {MONTH}), count(*) FROM incident "
    f"INDEXED BY ix_incident_first_day {{joined}} WHERE {SEVERAL_DAYS} AND {{kept}} GROUP BY 1, 2"
)
"""Grouped by SQLite: rows by the hundred thousand would keep the window's thread from running."""


def in_periods(spans: Spans, length: int) -> dict[str, int]:
    """The periods in which something begins or ends, the latest first, and how many may have happened in each."""
    periods = sorted({day[:length] for span in spans for day in span if day})
    place = {period: number for number, period in enumerate(periods)}
    steps = [0] * (len(periods) + 1)
    for (first, last), number in spans.items():
        start = place[first[:length]] if first else 0
        end = place[last[:length]] if last else len(periods) - 1
        if start <= end and (first or last):
            steps[start] += number
            steps[end + 1] -= number
    return {period: n for period, n in reversed(list(zip(periods, accumulate(steps), strict=False))) if n}


def whole(connection: Connection) -> Spans:
    """Spans of all incidents outside the trash; those of one day by its month alone, for they are many."""
    several = connection.execute(text(_SEVERAL.format(joined="", kept="+order_key > 0"))).all()
    return _spans([(row[0], row[1], row[2]) for row in several], _months(connection, "incident", 0))


def among(connection: Connection, keys: str) -> Spans:
    """Spans of incidents of which a table holds the order keys, be they in the trash or not."""
    joined = f"CROSS JOIN {keys} ON {keys}.order_key = incident.order_key"
    several = connection.execute(text(_SEVERAL.format(joined=joined, kept="true"))).all()
    months = [*_months(connection, keys, 0), *_months(connection, keys, TRASH)]
    return _spans([(row[0], row[1], row[2]) for row in several], months)


def _spans(several: Iterable[tuple[str | None, str | None, int]], months: Iterable[tuple[str, int]]) -> Spans:
    """Of those that end in another month or day than they began, and of all by the month they are sorted by."""
    found: Counter[tuple[str | None, str | None]] = Counter()
    for first, last, number in several:
        found[first, last] += number
        sorted_by = first or last
        found[sorted_by, sorted_by] -= number
    for month, number in months:
        found[month, month] += number
    return found


def of_days(days: Iterable[tuple[str | None, str | None]]) -> Spans:
    """Spans of incidents whose days are known one by one."""
    return Counter((first and first[:MONTH], last and last[:MONTH]) for first, last in days)


def _months(connection: Connection, keys: str, off: int) -> list[tuple[str, int]]:
    """How many are sorted into each month; `off` is what the order keys of the trash lie lower."""
    asked = text(_EDGES.format(keys=keys))
    first, last = connection.execute(asked, {"first": 1 << DAY_BITS, "off": off, "trash": TRASH}).one()
    if first is None or last is None or last < first:
        return []
    first, last = first + off, last + off
    starts = [_ordinal(first)]
    while starts[-1] <= last >> DAY_BITS:
        starts.append(_next_month(starts[-1]))
    bounds = [[one << DAY_BITS, other << DAY_BITS] for one, other in pairwise(starts)]
    counted = connection.execute(text(_BETWEEN.format(keys=keys)), {"bounds": json.dumps(bounds), "off": off})
    return [(_month(json.loads(bound)[0]), number) for bound, number in counted if number]


def _ordinal(key: int) -> int:
    return date.fromordinal(key >> DAY_BITS).replace(day=1).toordinal()


def _next_month(start: int) -> int:
    day = date.fromordinal(start)
    if (day.year, day.month) == (date.max.year, 12):
        return date.max.toordinal() + 1
    return date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()


def _month(key: int) -> str:
    day = key >> DAY_BITS
    return date.fromordinal(day).isoformat()[:MONTH] if day > 0 else ""
