"""The names behind the uids of an incident: for search words and keys, sort keys and the count of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, cast

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

from vedette.domain.folding import fold
from vedette.domain.incident import Incident
from vedette.domain.query_fields import CREDIBILITIES, RELIABILITIES
from vedette.domain.searchable import named_actors
from vedette.storage import rows
from vedette.storage.search_keys import Kind, key, saying

_ACTOR = cast(Table, rows.ActorRow.__table__)
_ACTOR_NAME = cast(Table, rows.ActorNameRow.__table__)
_TAG = cast(Table, rows.TagRow.__table__)
_TAG_NAME = cast(Table, rows.TagNameRow.__table__)
_SOURCE = cast(Table, rows.SourceRow.__table__)
_SOURCE_NAME = cast(Table, rows.SourceNameRow.__table__)
_ITEM = cast(Table, rows.SourceItemRow.__table__)
_CREDIT = cast(Table, rows.SourceItemCreditRow.__table__)
_LONGEST_CHAIN = 400
_REMEMBERED = 5_000


class IncidentNames(NamedTuple):
    """What the uids of one incident are called; `words` are all names, aliases included, each with its folded text.

    `keys` are those of what it names, bodies and tags above included; of items only where they have no outlet.
    """

    parties: tuple[str, ...]
    tags: tuple[str, ...]
    words: Mapping[str, str]
    source_count: int
    independent: int
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Thing:
    """Its own name, its names with their folded texts, and the keys of the thing and of all above it."""

    name: str
    words: Mapping[str, str]
    keys: frozenset[str]
    as_party: frozenset[str] = frozenset()
    above: tuple[int, ...] = ()

    def saying(self, stance: str) -> list[str]:
        """The keys of it, and of all above it, taking that stance."""
        return [key("saying", saying(number, stance)) for number in self.above]


@dataclass(frozen=True, slots=True)
class _Item:
    words: Mapping[str, str]
    origin: str
    keys: frozenset[str]
    graded: frozenset[str]


class Names:
    """Looks names up once each inside one act."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._actors: dict[str, _Thing] = {}
        self._tags: dict[str, _Thing] = {}
        self._items: dict[str, _Item] = {}

    def keep_few(self) -> None:
        """Forget all once there are many: a file may name other things in each of its rows."""
        if len(self._actors) + len(self._tags) + len(self._items) > _REMEMBERED:
            self.forget()

    def forget(self) -> None:
        """Something was renamed: ask anew."""
        self._actors.clear()
        self._tags.clear()
        self._items.clear()

    def of(self, incident: Incident) -> IncidentNames:
        """The names of everything the incident points at."""
        parties = incident.parties()
        actors = {uid: self._actors.get(uid) or self._actor(uid) for uid in named_actors(incident)}
        tags = [self._tags.get(uid) or self._tag(uid) for uid in incident.tags]
        items = [self._items.get(uid) or self._item(uid) for uid in incident.cited_items()]
        named: list[_Thing | _Item] = [*actors.values(), *tags, *items]
        words: dict[str, str] = {}
        for thing in named:
            words.update(thing.words)
        keys: list[Iterable[str]] = [thing.keys for thing in named]
        for claim in incident.claims:
            keys += [actors[said.party].saying(said.stance) for said in claim.statements if said.party]
        keys += [actors[uid].as_party for uid in parties] + [item.graded for item in items]
        return IncidentNames(
            parties=tuple([actors[uid].name for uid in parties]),
            tags=tuple(sorted([tag.name for tag in tags])),
            words=words,
            source_count=len(items),
            independent=len({item.origin for item in items}),
            keys=frozenset().union(*keys),
        )

    def _actor(self, uid: str) -> _Thing:
        if uid not in self._actors:
            names, above = self._thing(_ACTOR, _ACTOR_NAME, uid)
            self._actors[uid] = _Thing(
                names[0], _folded(names), _keys("actor", above), _keys("party", above), tuple(above)
            )
        return self._actors[uid]

    def _tag(self, uid: str) -> _Thing:
        if uid not in self._tags:
            names, above = self._thing(_TAG, _TAG_NAME, uid)
            self._tags[uid] = _Thing(names[0], _folded(names), _keys("tag", above))
        return self._tags[uid]

    def _thing(self, table: Table, other_names: Table, uid: str) -> tuple[Sequence[str], Sequence[int]]:
        """Its names, and the ids of the thing and of all above it."""
        names, upwards = _asked_of(table, other_names)
        found = self._connection.execute(names, {"uid": uid}).scalars().all()
        return found, self._connection.execute(upwards, {"uid": uid}).scalars().all()

    def _item(self, uid: str) -> _Item:
        if uid not in self._items:
            self._items[uid] = self._read_item(uid, frozenset())
        return self._items[uid]

    def _read_item(self, uid: str, seen: frozenset[str]) -> _Item:
        row = self._connection.execute(_asked_of_item(), {"uid": uid}).one()
        words = [word for word in (row.title, row.author, row.url) if word]
        words += self._speakers(row.id, row.source_id)
        found = _keys("source", self._sources(row.id, row.source_id))
        if row.source_id is None:
            found |= _keys("item", [row.id])
        origin, folded = row.origin_group or uid, _folded(words)
        if row.quoted and row.quoted not in seen and len(seen) < _LONGEST_CHAIN:
            behind = self._read_item(row.quoted, seen | {uid})
            folded = {**folded, **behind.words}
            found |= behind.keys
            origin = row.origin_group or behind.origin
        return _Item(folded, origin, found, graded(row.reliability or row.grade or "F", row.credibility or "6"))

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


def graded(*grades: str) -> frozenset[str]:
    """The keys of grades; what is no grade of ours has none."""
    found = {key("reliability", grade) for grade in grades if grade in RELIABILITIES}
    return frozenset(found.union(key("credibility", grade) for grade in grades if grade in CREDIBILITIES))


def _keys(kind: Kind, ids: Iterable[int]) -> frozenset[str]:
    return frozenset(key(kind, number) for number in ids)


def _folded(names: Iterable[str]) -> dict[str, str]:
    return {name: fold(name) for name in names}
