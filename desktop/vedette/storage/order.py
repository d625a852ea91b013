"""Where incidents stand in time: one integer each, so that index rows lie in time order and newest come first."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, Table, func, select

from vedette.storage.ids import CHUNK
from vedette.storage.rows import IncidentRow

if TYPE_CHECKING:
    from vedette.domain.incident import Incident

DAY_BITS = 24
"""order_key = (proleptic Gregorian ordinal of the day << 24) | running number; undated incidents have day 0."""

TRASH = 1 << 50
"""What is taken off the order key of an incident in the trash: below zero, still in time order."""

_LAST_OF_DAYS = f"""
SELECT value, (SELECT max(order_key) FROM incident WHERE order_key >= value AND order_key < value + {1 << DAY_BITS})
FROM json_each(?)
"""
_TABLE = cast(Table, IncidentRow.__table__)


class OrderKeys:
    """Gives out order keys inside one act."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[int, int] = {}

    def assign(
        self, incidents: Iterable[Incident], old: Mapping[str, Incident], kept: Mapping[str, int]
    ) -> dict[str, int]:
        """uid to order key: `kept` ones for incidents that stay where they are in time, fresh ones for the rest."""
        keys = {}
        incidents = list(incidents)
        self._learn({_place(incident) for incident in incidents} - self._last.keys())
        for incident in incidents:
            before = old.get(incident.uid)
            if before is not None and _place(before) == _place(incident):
                keys[incident.uid] = kept[incident.uid]
            else:
                keys[incident.uid] = self._next(_place(incident))
        return keys

    def of(self, uids: Iterable[str]) -> dict[str, int]:
        """The order keys that incidents have now."""
        wanted = list(uids)
        found: dict[str, int] = {}
        for start in range(0, len(wanted), CHUNK):
            asked = select(_TABLE.c.uid, _TABLE.c.order_key).where(_TABLE.c.uid.in_(wanted[start : start + CHUNK]))
            found.update((uid, key) for uid, key in self._connection.execute(asked))
        return found

    def _next(self, low: int) -> int:
        self._last[low] += 1
        return self._last[low]

    def _learn(self, lows: set[int]) -> None:
        """The last key of each of these days, in one question."""
        asked = self._connection.exec_driver_sql(_LAST_OF_DAYS, (json.dumps(sorted(lows)),)) if lows else ()
        self._last.update((low, low if last is None else last) for low, last in asked)


def in_order(connection: Connection, uids: Sequence[str]) -> list[str]:
    """The same as they lie in time; what is not in the logbook stands first."""
    keys = array("q")
    known = OrderKeys(connection)
    for start in range(0, len(uids), CHUNK):
        some = uids[start : start + CHUNK]
        found = known.of(some)
        keys.extend(found.get(uid, -TRASH) for uid in some)
    return [uids[place] for place in sorted(range(len(uids)), key=keys.__getitem__)]


def numbers_in_order(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """Ids of incidents as they lie in time."""
    listed = func.json_each(json.dumps(list(numbers))).table_valued("value")
    asked = select(_TABLE.c.id).where(_TABLE.c.id.in_(select(listed.c.value))).order_by(_TABLE.c.order_key)
    return list(connection.execute(asked).scalars())


def _place(incident: Incident) -> int:
    """The lowest order key of its day, in the logbook or in the trash."""
    low = day_number(incident.when.sort_day) << DAY_BITS
    return low - TRASH if incident.trashed_at else low


def in_its_place(incident: Incident, key: int) -> bool:
    """True when an order key is one of the incident's day."""
    return 0 < key - _place(incident) < 1 << DAY_BITS


def day_number(day: str | None) -> int:
    """The ordinal of an ISO day, 0 for none."""
    return date.fromisoformat(day).toordinal() if day else 0
