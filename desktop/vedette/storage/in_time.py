"""Incidents one after the other as they lie in time, all of them or those around given days; and who links to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, Connection, Table, and_, func, select

from vedette.domain.incident import Incident
from vedette.storage.ids import CHUNK
from vedette.storage.loading import load
from vedette.storage.order import DAY_BITS
from vedette.storage.rows import IncidentRow, LinkRow

_INCIDENT = cast(Table, IncidentRow.__table__)
_LINK = cast(Table, LinkRow.__table__)
_LAST_DAY = date.max.toordinal()
Span = tuple[int, int]
"""Days as ordinals, both included; day 0 holds what has no date."""

EVERYTHING: tuple[Span, ...] = ((0, _LAST_DAY),)


def spans_around(connection: Connection, uids: Sequence[str], before: int, after: int) -> tuple[Span, ...]:
    """The days of these incidents, so many days before and after with them, in order and without overlap."""
    found: list[Span] = []
    for start in range(0, len(uids), CHUNK):
        asked = select(_INCIDENT.c.first_day, _INCIDENT.c.last_day).where(
            _INCIDENT.c.uid.in_(uids[start : start + CHUNK])
        )
        found += [_span(first, last, before, after) for first, last in connection.execute(asked)]
    return tuple(_together(sorted(found)))


def size(connection: Connection, spans: Sequence[Span] = EVERYTHING) -> int:
    """How many incidents lie in these days, those in the trash left out."""
    asked = select(func.count()).select_from(_INCIDENT)
    return sum(connection.execute(asked.where(_between(span))).scalar_one() for span in spans)


def in_time(connection: Connection, spans: Sequence[Span] = EVERYTHING) -> Iterator[list[Incident]]:
    """Those incidents, earliest first and undated ones before them, some hundred at a time."""
    for span in spans:
        asked = select(_INCIDENT.c.uid, _INCIDENT.c.order_key).where(_between(span))
        after = -1
        while True:
            later = asked.where(_INCIDENT.c.order_key > after).order_by(_INCIDENT.c.order_key).limit(CHUNK)
            some = connection.execute(later).all()
            if not some:
                break
            after = some[-1].order_key
            yield load(connection, [row.uid for row in some])


def linking_to(connection: Connection, uid: str) -> list[str]:
    """Uids of the incidents that hold a link to this one."""
    asked = select(_INCIDENT.c.uid).join(_LINK, _LINK.c.incident_id == _INCIDENT.c.id).where(_LINK.c.to_uid == uid)
    return list(connection.execute(asked.distinct().order_by(_INCIDENT.c.uid)).scalars())


def _between(span: Span) -> ColumnElement[bool]:
    low, high = span[0] << DAY_BITS, (span[1] + 1) << DAY_BITS
    return and_(_INCIDENT.c.order_key >= low, _INCIDENT.c.order_key < high)


def _span(first: str | None, last: str | None, before: int, after: int) -> Span:
    if not first and not last:
        return 0, 0
    low = date.fromisoformat(first or last or "").toordinal() - before
    return max(low, 1), min(date.fromisoformat(last or first or "").toordinal() + after, _LAST_DAY)


def _together(spans: Sequence[Span]) -> Iterator[Span]:
    low, high = -1, -2
    for first, last in spans:
        if first > high + 1:
            if high >= low:
                yield low, high
            low, high = first, last
        high = max(high, last)
    if high >= low:
        yield low, high
