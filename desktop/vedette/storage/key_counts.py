"""How many incidents have each key of the search index: in the whole logbook, or among incidents that are read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from sqlalchemy import Connection, Integer, Text, column, func, select, table, text

from vedette.storage.search_asked import SEARCH
from vedette.storage.search_keys import BREAK, Kind, key

BY_AND_BY = {"yield_per": 500}
"""Rows by the ten thousand at once would keep the window's thread from running."""

_KEYS = table("incident_search", column("rowid", Integer), column("keys", Text))
_SPELLED = re.compile(f"{BREAK}([0-9a-f]+){BREAK}")
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab('main', 'incident_search', 'row')"
_OF_KIND = (
    "SELECT term, doc FROM temp.search_words WHERE term > :first AND term < :last ORDER BY doc DESC, term LIMIT :most"
)
"""Put in order by SQLite, which keeps no other thread waiting meanwhile, as a long sort of Python's would."""

_ALL = -1


def counts_of_kind(connection: Connection, kind: Kind, most: int | None = None) -> dict[str, int]:
    """Every key of a kind, or the `most` frequent, in incidents that are not in the trash; those of none are left out.

    The trash is counted by itself and taken off.
    """
    return _less_the_trash(connection, dict(lengths_of_kind(connection, kind, most)))


def lengths_of_kind(connection: Connection, kind: Kind, most: int | None = None) -> list[tuple[str, int]]:
    """Every key of a kind, or the `most` frequent, with the length of its list, which the index knows, the trash among
    it; the longest first."""
    connection.execute(text(_WORDS))
    first = key(kind, "")
    last = first[:-1] + chr(ord(first[-1]) + 1)
    asked = {"first": first, "last": last, "most": _ALL if most is None else most}
    return [(term, doc) for term, doc in connection.execute(text(_OF_KIND), asked, execution_options=BY_AND_BY)]


def counts_of(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """The same for keys that are known by name, in any state of the trash."""
    return {one: number for one, number in zip(keys, _looked_up(connection, keys, trash=False), strict=True) if number}


def read_keys(connection: Connection, order_keys: Sequence[int]) -> Iterable[list[str]]:
    """The keys of few incidents, read one after the other."""
    listed = select(func.json_each(json.dumps(order_keys)).table_valued("value").c.value)
    asked = select(_KEYS.c["keys"]).where(_KEYS.c.rowid.in_(listed))
    for (keys,) in connection.execute(asked, execution_options=BY_AND_BY):
        yield keys.split()


def by_kind(kinds: Iterable[Kind], counted: Mapping[str, int]) -> dict[Kind, dict[str, int]]:
    """Counts of any keys, sorted into kinds."""
    beginnings = {key(kind, ""): kind for kind in kinds}
    found: dict[Kind, dict[str, int]] = {kind: {} for kind in beginnings.values()}
    for one, number in counted.items():
        kind = beginnings.get(one[:2])
        if kind is not None:
            found[kind][one] = number
    return found


def counted(rows: Iterable[list[str]]) -> Counter[str]:
    """How many of the rows have each key."""
    found: Counter[str] = Counter()
    for keys in rows:
        found.update(keys)
    return found


def value_of(term: str) -> str:
    """What a key says, without its mark and letter."""
    return _SPELLED.sub(lambda spelled: chr(int(spelled[1], 16)), term[2:])


def _less_the_trash(connection: Connection, counts: dict[str, int]) -> dict[str, int]:
    trashed = select(SEARCH.c.rowid).where(SEARCH.c.rowid < 0).limit(1)
    if connection.execute(trashed).first() is None:
        return counts
    off = _looked_up(connection, list(counts), trash=True)
    left = ((one, number - less) for (one, number), less in zip(counts.items(), off, strict=True))
    return {one: number for one, number in left if number > 0}


def _looked_up(connection: Connection, expressions: Sequence[str], *, trash: bool) -> list[int]:
    """How many incidents on one side of the trash each expression finds; quotation marks are put around it."""
    listed = func.json_each(json.dumps([f'"{one}"' for one in expressions])).table_valued("key", "value")
    having = select(func.count()).where(SEARCH.c.incident_search.op("MATCH", is_comparison=True)(listed.c.value))
    side = SEARCH.c.rowid < 0 if trash else SEARCH.c.rowid > 0
    asked = select(listed.c.key, having.where(side).correlate(listed).scalar_subquery())
    found = {int(place): cast(int, number) for place, number in connection.execute(asked)}
    return [found.get(place, 0) for place in range(len(expressions))]
