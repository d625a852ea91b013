"""The names behind the uids of an incident: for search words and keys, sort keys and the count of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Select,
    Table,
    bindparam,
    literal,
    select,
    text,
    union_all,
)

from vedette.domain.incident import Incident
from vedette.domain.searchable import named_actors
from vedette.storage import rows

_ACTOR = cast(Table, rows.ActorRow.__table__)
_ACTOR_NAME = cast(Table, rows.ActorNameRow.__table__)
_TAG = cast(Table, rows.TagRow.__table__)
_TAG_NAME = cast(Table, rows.TagNameRow.__table__)
_SOURCE = cast(Table, rows.SourceRow.__table__)
_SOURCE_NAME = cast(Table, rows.SourceNameRow.__table__)
_ITEM = cast(Table, rows.SourceItemRow.__table__)
_CREDIT = cast(Table, rows.SourceItemCreditRow.__table__)
_LONGEST_CHAIN = 400


@dataclass(frozen=True, slots=True)
class Behind:
    """The ids of what an incident names, bodies and tags above included; items only where they have no outlet.

    A saying is a party with the stance of one statement.
    """

    tags: frozenset[int] = frozenset()
    actors: frozenset[int] = frozenset()
    parties: frozenset[int] = frozenset()
    sayings: frozenset[tuple[int, str]] = frozenset()
    sources: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    grades: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IncidentNames:
    """What the uids of one incident are called; `words` are all names, aliases included."""

    parties: tuple[str, ...]
    tags: tuple[str, ...]
    words: tuple[str, ...]
    source_count: int
    independent: int
    behind: Behind


@dataclass(frozen=True, slots=True)
class _Thing:
    """Names, and the ids of the thing and of all above it."""

    names: tuple[str, ...]
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Item:
    words: tuple[str, ...]
    origin: str
    sources: frozenset[int]
    loose: frozenset[int]
    grades: tuple[str, str]


class Names:
    """Looks names up once each inside one act."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._actors: dict[str, _Thing] = {}
        self._tags: dict[str, _Thing] = {}
        self._items: dict[str, _Item] = {}

    def forget(self) -> None:
        """Something was renamed: ask anew."""
        self._actors.clear()
        self._tags.clear()
        self._items.clear()

    def of(self, incident: Incident) -> IncidentNames:
        """The names of everything the incident points at."""
        parties = incident.parties()
        actors = {uid: self._actor(uid) for uid in named_actors(incident)}
        tags = [self._tag(uid) for uid in incident.tags]
        items = [self._item(uid) for uid in incident.cited_items()]
        words = [name for thing in (*actors.values(), *tags) for name in thing.names]
        words += [word for item in items for word in item.words]
        return IncidentNames(
            parties=tuple(actors[uid].names[0] for uid in parties),
            tags=tuple(sorted(tag.names[0] for tag in tags)),
            words=tuple(dict.fromkeys(words)),
            source_count=len(items),
            independent=len({item.origin for item in items}),
            behind=Behind(
                tags=_union(tag.ids for tag in tags),
                actors=_union(thing.ids for thing in actors.values()),
                parties=_union(actors[uid].ids for uid in parties),
                sayings=frozenset(
                    (number, said.stance)
                    for _, said in incident.statements()
                    if said.party
                    for number in actors[said.party].ids
                ),
                sources=_union(item.sources for item in items),
                items=_union(item.loose for item in items),
                grades=frozenset(grade for item in items for grade in item.grades),
            ),
        )

    def _actor(self, uid: str) -> _Thing:
        if uid not in self._actors:
            self._actors[uid] = self._thing(_ACTOR, _ACTOR_NAME, uid)
        return self._actors[uid]

    def _tag(self, uid: str) -> _Thing:
        if uid not in self._tags:
            self._tags[uid] = self._thing(_TAG, _TAG_NAME, uid)
        return self._tags[uid]

    def _thing(self, table: Table, other_names: Table, uid: str) -> _Thing:
        names, upwards = _asked_of(table, other_names)
        found = self._connection.execute(names, {"uid": uid}).scalars().all()
        return _Thing(tuple(found), frozenset(self._connection.execute(upwards, {"uid": uid}).scalars()))

    def _item(self, uid: str) -> _Item:
        if uid not in self._items:
            self._items[uid] = self._read_item(uid, frozenset())
        return self._items[uid]

    def _read_item(self, uid: str, seen: frozenset[str]) -> _Item:
        row = self._connection.execute(_asked_of_item(), {"uid": uid}).one()
        words = [word for word in (row.title, row.author, row.url) if word]
        words += self._speakers(row.id, row.source_id)
        sources = self._sources(row.id, row.source_id)
        loose = frozenset() if row.source_id is not None else frozenset([int(row.id)])
        origin = row.origin_group or uid
        if row.quoted and row.quoted not in seen and len(seen) < _LONGEST_CHAIN:
            behind = self._read_item(row.quoted, seen | {uid})
            words += behind.words
            sources, loose = sources | behind.sources, loose | behind.loose
            origin = row.origin_group or behind.origin
        grades = (row.reliability or row.grade or "F", row.credibility or "6")
        return _Item(tuple(words), origin, sources, loose, grades)

    def _sources(self, item: int, source: int | None) -> frozenset[int]:
        found = frozenset(self._connection.execute(_credited(), {"item": item}).scalars())
        return found if source is None else found | {source}

    def _speakers(self, item: int, source: int | None) -> Iterable[str]:
        return self._connection.execute(_called(), {"item": item, "source": source}).scalars()


@cache
def _asked_of(table: Table, other_names: Table) -> tuple[CompoundSelect[Any], Select[Any]]:
    """The names of a thing, its own first; and the ids of it and all above it."""
    uid: BindParameter[str] = bindparam("uid")
    owner = f"{table.name}_id"
    own = select(table.c.name, literal(0)).where(table.c.uid == uid)
    more = select(other_names.c.name, other_names.c.n).join(table, table.c.id == other_names.c[owner])
    names = union_all(own, more.where(table.c.uid == uid)).order_by(text("2"))
    upwards = select(table.c.id, table.c.parent_id).where(table.c.uid == uid).cte(recursive=True)
    above = table.alias()
    upwards = upwards.union(select(above.c.id, above.c.parent_id).join(upwards, above.c.id == upwards.c.parent_id))
    return names, select(upwards.c.id)


@cache
def _asked_of_item() -> Select[Any]:
    root = _ITEM.alias()
    quoted = select(root.c.uid).where(root.c.id == _ITEM.c.quoted_from_id).scalar_subquery().label("quoted")
    outlet = select(_SOURCE.c.reliability).where(_SOURCE.c.id == _ITEM.c.source_id).scalar_subquery().label("grade")
    return select(_ITEM, quoted, outlet).where(_ITEM.c.uid == bindparam("uid"))


@cache
def _credited() -> Select[Any]:
    return select(_CREDIT.c.source_id).where(_CREDIT.c.source_item_id == bindparam("item"))


@cache
def _called() -> CompoundSelect[Any]:
    """Names of the outlet of an item and of the wires it credits."""
    mine = _SOURCE.c.id.in_(_credited()) | (_SOURCE.c.id == bindparam("source"))
    more = select(_SOURCE_NAME.c.name).join(_SOURCE, _SOURCE.c.id == _SOURCE_NAME.c.source_id).where(mine)
    return union_all(select(_SOURCE.c.name).where(mine), more)


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*sets)
