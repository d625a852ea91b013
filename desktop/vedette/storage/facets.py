"""How often each tag, actor, source, type, place … occurs among what a query finds, or in the whole logbook."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from sqlalchemy import ColumnElement, Connection, Integer, Table, func, literal_column, select, text

from vedette.domain.folding import fold
from vedette.storage import period_counts as periods
from vedette.storage import rows
from vedette.storage import search_names as names
from vedette.storage.facets_exact import Check, Exact, laid_out
from vedette.storage.key_counts import (
    BY_AND_BY,
    by_kind,
    counted,
    counts_of,
    counts_of_kind,
    read_keys,
    value_of,
)
from vedette.storage.order import DAY_BITS
from vedette.storage.search_asked import Plan
from vedette.storage.search_keys import Kind, key
from vedette.storage.search_order import INCIDENT, KEY, count, countable, found

KeyField = Literal[
    "status", "type", "tag", "country", "actor", "party", "source", "reliability",
]  # fmt: skip
Field = KeyField | Literal["place", "year", "month", "says"]

KEY_FIELDS: tuple[KeyField, ...] = get_args(KeyField)

MOST_READ = 40_000
"""Of more incidents than this only some are looked at, unless one waits for all to be counted."""

SOME_READ = 15_000
"""So many, evenly spread; the rest is reckoned from them."""

_HANDFUL_BITS = 5
_NEXT_DAY = 31
"""How far the handfuls of one day are shifted against those of the day before, so that all times of all days come."""

_MOST_CANDIDATES = 500
_CODE_LENGTH = 3
_PLACE = cast(Table, rows.PlaceRow.__table__)
_TREES: dict[str, Table] = {
    "tag": cast(Table, rows.TagRow.__table__),
    "actor": cast(Table, rows.ActorRow.__table__),
    "party": cast(Table, rows.ActorRow.__table__),
    "source": cast(Table, rows.SourceRow.__table__),
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field: as it stands in a query, as it is read, and in how many incidents it is found.

    `other` is the second half of a pair: the stance that a party takes.
    """

    text: str
    label: str
    count: int
    other: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Values of several fields; `exact` is False where counts are reckoned from a part of the incidents."""

    values: Mapping[Field, Sequence[Value]]
    exact: bool = True


def tally(connection: Connection, plan: Plan, fields: Sequence[Field], limit: int, check: Check | None = None) -> Tally:
    """The most frequent values of each field among what the plan finds (years and months: the latest first).

    Among very many they are reckoned; with a `check`, which is called between steps and may stop it, all are counted.
    """
    if plan.all:
        spans = periods.whole(connection) if set(fields) & {"year", "month"} else {}
        return Tally({field: _of_all(connection, field, limit, spans) for field in fields})
    total = count(connection, countable(connection, plan))
    if total > MOST_READ and check is not None:
        with laid_out(connection, plan, check) as exact:
            spans = exact.spans() if set(fields) & {"year", "month"} else {}
            return Tally({field: _exactly(connection, exact, field, limit, spans) for field in fields})
    step = -(-total // SOME_READ) if total > MOST_READ else 1
    keys = _some(connection, plan, step)
    scale = total / len(keys) if step > 1 and keys else 1.0
    values: dict[Field, Sequence[Value]] = {}
    if set(fields) & {*KEY_FIELDS, "says"}:
        values |= _keyed(connection, keys, limit, scale)
    if set(fields) & {"place", "year", "month"}:
        values |= _placed(connection, keys, limit, scale)
    return Tally({field: values[field] for field in fields}, exact=step <= 1)


def completions(connection: Connection, field: Field, beginning: str, limit: int) -> list[Value]:
    """The most frequent values in the logbook of which a word begins so (a place: which begins so)."""
    sought = fold(beginning).strip()
    if field == "place":
        return _places(connection, sought, limit)
    if field == "says":
        return _sayings(connection, sought)[:limit]
    kind = cast(Kind, field)
    if kind in _TREES and sought:
        called = [key(kind, number) for number in _called(connection, kind, beginning)]
        return _named(connection, kind, counts_of(connection, called))[:limit]
    counts = counts_of_kind(connection, kind, _MOST_CANDIDATES)
    begun = {one: n for one, n in counts.items() if fold(value_of(one)).startswith(sought)}
    return _named(connection, kind, begun)[:limit]


def _sayings(connection: Connection, sought: str) -> list[Value]:
    said = _said(connection, counts_of_kind(connection, "saying", _MOST_CANDIDATES))
    pairs = [(f"{one.text}/{one.other}", one.count) for one in said]
    return [Value(pair, pair, number) for pair, number in pairs if f" {sought}" in f" {fold(pair)}"]


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


def _of_all(connection: Connection, field: Field, limit: int, spans: periods.Spans) -> list[Value]:
    if field == "place":
        return _places(connection, "", limit)
    if field == "says":
        return _said(connection, counts_of_kind(connection, "saying", _MOST_CANDIDATES))[:limit]
    if field == "year" or field == "month":
        return _times(spans, field)[:limit]
    return _named(connection, field, counts_of_kind(connection, field, _MOST_CANDIDATES))[:limit]


def _exactly(connection: Connection, exact: Exact, field: Field, limit: int, spans: periods.Spans) -> list[Value]:
    if field == "place":
        return _labelled(connection, exact.places(limit))
    if field == "says":
        return _said(connection, exact.keys("saying", limit))[:limit]
    if field == "year" or field == "month":
        return _times(spans, field)[:limit]
    return _named(connection, field, exact.keys(field, limit))[:limit]


def _some(connection: Connection, plan: Plan, step: int) -> list[int]:
    """The order keys of all that is found, or of every so-manieth handful: neighbours lie on one page of the file."""
    keys = found(connection, plan).subquery().c[0]
    asked = select(keys)
    if step > 1:
        handful = keys.op(">>")(_HANDFUL_BITS) + keys.op(">>")(DAY_BITS) * _NEXT_DAY
        asked = asked.where(func.abs(handful) % step == 0)
    return list(connection.execute(asked, execution_options=BY_AND_BY).scalars())


def _keyed(connection: Connection, keys: Sequence[int], limit: int, scale: float) -> dict[Field, Sequence[Value]]:
    single = counted(read_keys(connection, keys))
    found: dict[Field, Sequence[Value]] = {}
    for kind, counts in by_kind(KEY_FIELDS, single).items():
        some = dict(Counter(counts).most_common(_MOST_CANDIDATES))
        found[cast(Field, kind)] = _scaled(_named(connection, kind, some)[:limit], scale)
    sayings = Counter(by_kind(["saying"], single)["saying"]).most_common(_MOST_CANDIDATES)
    found["says"] = _scaled(_said(connection, dict(sayings))[:limit], scale)
    return found


def _placed(connection: Connection, keys: Sequence[int], limit: int, scale: float) -> dict[Field, Sequence[Value]]:
    listed = select(func.json_each(json.dumps(keys)).table_valued("value").c.value)
    row = INCIDENT.c
    asked = select(row.sort_place, row.first_day, row.last_day, KEY).where(KEY.in_(listed))
    read = list(connection.execute(asked, execution_options=BY_AND_BY))
    spans = periods.of_days((first, last) for _, first, last, _ in read)
    counts = Counter(place for place, *_ in read if place)
    newest: dict[str, int] = {}
    for place, _, _, at in read:
        newest[place] = max(newest.get(place, at), at)
    most = {newest[place]: number for place, number in counts.most_common(limit)}
    return {
        "place": _scaled(_labelled(connection, most), scale),
        "year": _scaled(_times(spans, "year")[:limit], scale),
        "month": _scaled(_times(spans, "month")[:limit], scale),
    }


def _scaled(values: Sequence[Value], scale: float) -> list[Value]:
    return [Value(one.text, one.label, round(one.count * scale), one.other) for one in values]


def _times(spans: periods.Spans, field: Literal["year", "month"]) -> list[Value]:
    counts = periods.in_periods(spans, periods.YEAR if field == "year" else periods.MONTH)
    return [Value(period, period, number) for period, number in counts.items()]


def _said(connection: Connection, counts: Mapping[str, int]) -> list[Value]:
    halves = {one: value_of(one).split("/", 1) for one in counts}
    label = _labels(connection, "party", {key("party", party) for party, _ in halves.values()})
    known: dict[tuple[str, str], Value] = {}
    for one, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        party, stance = halves[one]
        name = label(key("party", party))
        if name:
            known.setdefault((name, stance), Value(name, name, number, stance))
    return list(known.values())


def _named(connection: Connection, kind: Kind, counts: Mapping[str, int]) -> list[Value]:
    """The most frequent first; of several things of one name, the one that occurs most."""
    if kind == "country":
        counts = {one: n for one, n in counts.items() if len(value_of(one)) <= _CODE_LENGTH} or counts
    label = _labels(connection, kind, counts)
    known: dict[str, Value] = {}
    for one, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        name = label(one)
        if name:
            known.setdefault(name, Value(name, name, number))
    return list(known.values())


def _called(connection: Connection, kind: Kind, beginning: str) -> list[int]:
    parts = names.parts_of(beginning)
    if not all(parts):
        return []
    owner = {"tag": "tag", "actor": "actor", "party": "actor", "source": "source"}[kind]
    sets = [names.begun(connection, owner, part) for part in parts]
    return sorted(set.intersection(*sets))[:_MOST_CANDIDATES]


def _labels(connection: Connection, kind: Kind, keys: Iterable[str]) -> Callable[[str], str]:
    if kind not in _TREES:
        return (lambda one: value_of(one).upper()) if kind in ("country", "reliability") else value_of
    tree = _TREES[kind]
    wanted = [int(value_of(one)) for one in keys]
    if kind == "tag":
        called = tag_paths(connection)
    else:
        asked = select(tree.c.id, tree.c.name).where(names.ids_in(tree.c.id, wanted))
        called = {row[0]: row[1] for row in connection.execute(asked)}
    return lambda one: called.get(int(value_of(one)), "")


def _places(connection: Connection, begins: str, limit: int) -> list[Value]:
    """First places of incidents outside the trash by their sort key."""
    place, among = INCIDENT.c.sort_place, cast(ColumnElement[int], literal_column("+incident.order_key", Integer))
    asked = select(func.max(KEY), func.count().label("number")).where(place >= (begins or " "), among > 0)
    if begins:
        asked = asked.where(place < f"{begins}\U0010ffff")
    most = asked.group_by(place).order_by(text("number DESC"), place).limit(limit)
    return _labelled(connection, {row[0]: row[1] for row in connection.execute(most)})


def _labelled(connection: Connection, newest: Mapping[int, int]) -> list[Value]:
    """Places with their counts, by the order key of the newest incident of each, which tells how it is written."""
    words: tuple[Any, ...] = tuple(_PLACE.c[name] for name in ("text", "name", "admin1", "country_name", "country"))
    asked = select(KEY, *words).join(_PLACE, (_PLACE.c.incident_id == INCIDENT.c.id) & (_PLACE.c.n == 1))
    read = connection.execute(asked.where(KEY.in_(list(newest))))
    labelled = [(next(filter(None, called), ""), newest[at]) for at, *called in read]
    return [
        Value(label, label, number) for label, number in sorted(labelled, key=lambda pair: (-pair[1], pair[0])) if label
    ]
