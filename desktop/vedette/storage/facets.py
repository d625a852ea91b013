"""How often each tag, actor, source, type, place … occurs among what a query finds, or in the whole logbook."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Table,
    Text,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from vedette.domain.folding import fold
from vedette.storage import rows
from vedette.storage import search_names as names
from vedette.storage.order import DAY_BITS, TRASH
from vedette.storage.search_keys import BREAK, Kind, key
from vedette.storage.search_order import INCIDENT, KEY, are_few, countable, found
from vedette.storage.search_plan import SEARCH, Plan

Field = Literal["tag", "type", "status", "place", "country", "actor", "party", "source", "year", "month"]

_MOST_CANDIDATES = 500
_ROWID: ColumnElement[int] = literal_column("+incident_search.rowid", Integer)
_KEYS = table("incident_search", column("rowid", Integer), column("keys", Text))
_PLACE = cast(Table, rows.PlaceRow.__table__)
_TREES: dict[str, Table] = {
    "tag": cast(Table, rows.TagRow.__table__),
    "actor": cast(Table, rows.ActorRow.__table__),
    "party": cast(Table, rows.ActorRow.__table__),
    "source": cast(Table, rows.SourceRow.__table__),
}
_SPELLED = re.compile(f"{BREAK}([0-9a-f]+){BREAK}")
_CODE_LENGTH = 3
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab('main', 'incident_search', 'row')"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field: as it stands in a query, as it is read, and in how many incidents it is found."""

    text: str
    label: str
    count: int


def facet(connection: Connection, plan: Plan, field: Field, limit: int) -> list[Value]:
    """The most frequent values among what the plan finds; those that occur there never are left out."""
    if field == "place":
        return _places(connection, plan, "", limit)
    if field in ("year", "month"):
        return _times(connection, plan, 4 if field == "year" else 7)[:limit]
    kind = cast(Kind, field)
    asked = found(connection, plan)
    if not plan.all and are_few(connection, asked):
        return _named(connection, kind, _read_counts(connection, asked, kind))[:limit]
    return _named(connection, kind, key_counts(connection, plan, _frequent(connection, kind)))[:limit]


def completions(connection: Connection, field: Field, beginning: str, limit: int) -> list[Value]:
    """The most frequent values in the logbook of which a word begins so (a place: which begins so)."""
    everything, sought = Plan(), fold(beginning).strip()
    if field == "place":
        return _places(connection, everything, sought, limit)
    kind = cast(Kind, field)
    if kind in _TREES and sought:
        candidates = [key(kind, number) for number in _called(connection, kind, beginning)]
    else:
        candidates = [one for one in _frequent(connection, kind) if fold(_value(one)).startswith(sought)]
    return _named(connection, kind, key_counts(connection, everything, candidates))[:limit]


def key_counts(connection: Connection, plan: Plan, keys: Sequence[str]) -> dict[str, int]:
    """How many incidents of a plan have each key, and are not in the trash unless the plan looks there."""
    listed = func.json_each(json.dumps([f'"{one}"' for one in keys])).table_valued("key", "value")
    having = select(func.count()).where(SEARCH.c.incident_search.op("MATCH", is_comparison=True)(listed.c.value))
    within = SEARCH.c.rowid > 0 if plan.all else _ROWID.in_(found(connection, plan).correlate(None))
    asked = select(listed.c.key, having.where(within).correlate(listed).scalar_subquery())
    return {keys[int(place)]: number for place, number in connection.execute(asked) if number}


def _read_counts(connection: Connection, asked: Any, kind: Kind) -> dict[str, int]:
    """The same for a kind of key, by reading the keys of few incidents."""
    beginning = key(kind, "")
    rows_ = connection.execute(select(_KEYS.c["keys"]).where(_KEYS.c.rowid.in_(asked))).scalars()
    return Counter(one for keys in rows_ for one in keys.split() if one.startswith(beginning))


def _named(connection: Connection, kind: Kind, counts: Mapping[str, int]) -> list[Value]:
    """The most frequent first; of several things of one name, the one that occurs most."""
    if kind == "country":
        counts = {one: n for one, n in counts.items() if len(_value(one)) <= _CODE_LENGTH} or counts
    label = _labels(connection, kind, counts)
    known: dict[str, Value] = {}
    for one, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        name = label(one)
        if name:
            known.setdefault(name, Value(name, name, number))
    return list(known.values())


def _frequent(connection: Connection, kind: Kind) -> list[str]:
    """The keys of a kind, the most frequent first; the trash counts too, so it is only good to choose by."""
    connection.execute(text(_WORDS))
    first = key(kind, "")
    asked = text(
        "SELECT term FROM temp.search_words WHERE term > :first AND term < :last ORDER BY doc DESC LIMIT :most"
    )
    last = first[:-1] + chr(ord(first[-1]) + 1)
    terms = connection.execute(asked, {"first": first, "last": last, "most": _MOST_CANDIDATES}).scalars()
    return list(terms)


def _called(connection: Connection, kind: Kind, beginning: str) -> list[int]:
    parts = names.parts_of(beginning)
    if not all(parts):
        return []
    owner = {"tag": "tag", "actor": "actor", "party": "actor", "source": "source"}[kind]
    sets = [names.begun(connection, owner, part) for part in parts]
    return sorted(set.intersection(*sets))[:_MOST_CANDIDATES]


def _value(term: str) -> str:
    """What a key says, without its mark and letter."""
    return _SPELLED.sub(lambda spelled: chr(int(spelled[1], 16)), term[2:])


def _labels(connection: Connection, kind: Kind, keys: Iterable[str]) -> Callable[[str], str]:
    if kind not in _TREES:
        return (lambda one: _value(one).upper()) if kind == "country" else _value
    tree = _TREES[kind]
    wanted = [int(_value(one)) for one in keys]
    if kind == "tag":
        called = tag_paths(connection)
    else:
        asked = select(tree.c.id, tree.c.name).where(names.ids_in(tree.c.id, wanted))
        called = {row[0]: row[1] for row in connection.execute(asked)}
    return lambda one: called.get(int(_value(one)), "")


def tag_paths(connection: Connection) -> dict[int, str]:
    """Every tag by id as a path from the top of the tree."""
    tag = _TREES["tag"].c
    found = {row.id: row for row in connection.execute(select(tag.id, tag.parent_id, tag.name))}

    def path(number: int | None, seen: frozenset[int]) -> str:
        if number is None or number not in found or number in seen:
            return ""
        above = path(found[number].parent_id, seen | {number})
        return f"{above}/{found[number].name}" if above else str(found[number].name)

    return {number: path(number, frozenset()) for number in found}


def _places(connection: Connection, plan: Plan, begins: str, limit: int) -> list[Value]:
    """First places of incidents by their sort key; how they are written is taken from the newest of each."""
    place = INCIDENT.c.sort_place
    asked = select(place, func.count().label("number"), func.max(KEY).label("newest")).where(place >= (begins or " "))
    if begins:
        asked = asked.where(place < f"{begins}\U0010ffff")
    among = literal_column("+incident.order_key", Integer)
    asked = asked.where(among > 0) if plan.all else asked.where(among.in_(found(connection, plan)))
    most = asked.group_by(place).order_by(text("number DESC"), place).limit(limit).subquery()
    newest = select(most.c.number, *(_PLACE.c[name] for name in ("text", "name", "admin1", "country_name", "country")))
    newest = newest.join(INCIDENT, INCIDENT.c.order_key == most.c.newest).join(
        _PLACE, (_PLACE.c.incident_id == INCIDENT.c.id) & (_PLACE.c.n == 1)
    )
    labelled = [(next(filter(None, words), ""), number) for number, *words in connection.execute(newest)]
    return [Value(label, label, number) for label, number in sorted(labelled, key=lambda pair: -pair[1]) if label]


def _times(connection: Connection, plan: Plan, length: int) -> list[Value]:
    keys = countable(connection, plan).subquery()
    day = ((keys.c[0] + TRASH) % TRASH).op(">>")(DAY_BITS)
    counts: dict[str, int] = {}
    for ordinal, number in connection.execute(select(day, func.count()).group_by(day)):
        if ordinal:
            period = date.fromordinal(ordinal).isoformat()[:length]
            counts[period] = counts.get(period, 0) + number
    return [Value(period, period, counts[period]) for period in sorted(counts, reverse=True)]
