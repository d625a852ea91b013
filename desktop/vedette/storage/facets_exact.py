"""Exact counts among very many incidents: what is found is laid out once, and whole lists of the index are held to it.

Takes seconds at a million, but hardly any of Python's time; `storage/facets.py` reckons meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Integer, column, delete, insert, table, text

from vedette.storage.key_counts import lengths_of_kind
from vedette.storage.period_counts import Spans, among
from vedette.storage.search_asked import Plan
from vedette.storage.search_keys import Kind
from vedette.storage.search_order import found

_FOUND = table("found_now", column("order_key", Integer), schema="temp")
"""Order keys of what was found, in memory and of one connection alone."""

_AT_ONCE = 12
_COUNT_KEYS = (
    "SELECT value, (SELECT count(*) FROM incident_search AS words CROSS JOIN temp.found_now ON order_key = words.rowid "
    "WHERE incident_search MATCH '\"' || value || '\"') FROM json_each(?)"
)
_COUNT_PLACES = (
    "SELECT max(incident.order_key), count(*) AS number "
    "FROM incident INDEXED BY ix_incident_sort_place_order_key CROSS JOIN temp.found_now USING (order_key) "
    "WHERE sort_place > '' GROUP BY sort_place ORDER BY number DESC, sort_place LIMIT ?"
)

Check = Callable[[], object]
"""Called between two steps; may raise an error to stop."""


class Exact:
    """Counts among what is laid out; it is taken away with the block of `laid_out`."""

    def __init__(self, connection: Connection, check: Check) -> None:
        self._connection = connection
        self._check = check

    def keys(self, kind: Kind, limit: int) -> dict[str, int]:
        """At least the `limit` most frequent things of a kind.

        Lists are held to what was found from the longest on, until no other can be long enough; twice as many as are
        wanted are looked for, since two keys may be called alike.
        """
        found: dict[str, int] = {}
        lengths = lengths_of_kind(self._connection, kind)
        for start in range(0, len(lengths), _AT_ONCE):
            self._check()
            if sum(number >= lengths[start][1] for number in found.values()) >= 2 * limit:
                break
            asked = json.dumps([one for one, _ in lengths[start : start + _AT_ONCE]])
            found.update((one, number) for one, number in self._rows(_COUNT_KEYS, asked) if number)
        return found

    def places(self, limit: int) -> dict[int, int]:
        """The most frequent first places, by the order key of the newest incident of each."""
        self._check()
        return dict(self._rows(_COUNT_PLACES, limit))

    def spans(self) -> Spans:
        """When they may have happened, by the month."""
        self._check()
        return among(self._connection, "temp.found_now")

    def _rows(self, statement: str, value: str | int) -> list[tuple[Any, int]]:
        return [(row[0], row[1]) for row in self._connection.exec_driver_sql(statement, (value,))]


@contextmanager
def laid_out(connection: Connection, plan: Plan, check: Check) -> Iterator[Exact]:
    """What a plan finds, to be counted in several ways."""
    check()
    connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS found_now (order_key INTEGER PRIMARY KEY)"))
    try:
        connection.execute(insert(_FOUND).from_select(["order_key"], found(connection, plan)))
        yield Exact(connection, check)
    finally:  # not dropped, for that is refused while anything is still being read through this connection
        connection.execute(delete(_FOUND))
