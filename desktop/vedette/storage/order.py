"""Where incidents stand in time: one integer each, so that index rows lie in time order and newest come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from sqlalchemy import Connection, Table, func, select

from vedette.domain.incident import Incident
from vedette.storage.ids import CHUNK
from vedette.storage.rows import IncidentRow

DAY_BITS = 24
"""order_key = (proleptic Gregorian ordinal of the day << 24) | running number; undated incidents have day 0."""

_TABLE = cast(Table, IncidentRow.__table__)


class OrderKeys:
    """Gives out order keys inside one act."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[int, int] = {}

    def assign(
        self, incidents: Iterable[Incident], old: Mapping[str, Incident], kept: Mapping[str, int]
    ) -> dict[str, int]:
        """uid to order key: `kept` ones for incidents whose day did not change, fresh ones for the rest."""
        keys = {}
        for incident in incidents:
            before = old.get(incident.uid)
            if before is not None and before.when.sort_day == incident.when.sort_day:
                keys[incident.uid] = kept[incident.uid]
            else:
                keys[incident.uid] = self._next(day_number(incident.when.sort_day))
        return keys

    def of(self, uids: Iterable[str]) -> dict[str, int]:
        """The order keys that incidents have now."""
        wanted = list(uids)
        found: dict[str, int] = {}
        for start in range(0, len(wanted), CHUNK):
            asked = select(_TABLE.c.uid, _TABLE.c.order_key).where(_TABLE.c.uid.in_(wanted[start : start + CHUNK]))
            found.update((uid, key) for uid, key in self._connection.execute(asked))
        return found

    def _next(self, day: int) -> int:
        last = self._last.get(day)
        if last is None:
            low, high = day << DAY_BITS, (day + 1) << DAY_BITS
            asked = select(func.max(_TABLE.c.order_key)).where(_TABLE.c.order_key >= low, _TABLE.c.order_key < high)
            last = self._connection.execute(asked).scalar() or low
        self._last[day] = last + 1
        return last + 1


def day_number(day: str | None) -> int:
    """The ordinal of an ISO day, 0 for none."""
    return date.fromisoformat(day).toordinal() if day else 0
