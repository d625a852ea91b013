"""The names behind the uids of an incident: for its search words, its sort keys and the count of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, select

from vedette.domain.incident import Incident
from vedette.storage import rows

_ACTOR = cast(Table, rows.ActorRow.__table__)
_ACTOR_NAME = cast(Table, rows.ActorNameRow.__table__)
_TAG = cast(Table, rows.TagRow.__table__)
_TAG_NAME = cast(Table, rows.TagNameRow.__table__)
_SOURCE = cast(Table, rows.SourceRow.__table__)
_SOURCE_NAME = cast(Table, rows.SourceNameRow.__table__)
_ITEM = cast(Table, rows.SourceItemRow.__table__)
_CREDIT = cast(Table, rows.SourceItemCreditRow.__table__)


@dataclass(frozen=True, slots=True)
class IncidentNames:
    """What the uids of one incident are called; `words` are all names, aliases included."""

    parties: tuple[str, ...]
    tags: tuple[str, ...]
    words: tuple[str, ...]
    source_count: int
    independent: int


@dataclass(frozen=True, slots=True)
class _Item:
    words: tuple[str, ...]
    origin: str


class Names:
    """Looks names up once each inside one act."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._actors: dict[str, tuple[str, ...]] = {}
        self._tags: dict[str, tuple[str, ...]] = {}
        self._items: dict[str, _Item] = {}

    def forget(self) -> None:
        """Something was renamed: ask anew."""
        self._actors.clear()
        self._tags.clear()
        self._items.clear()

    def of(self, incident: Incident) -> IncidentNames:
        """The names of everything the incident points at."""
        parties = incident.parties()
        involved = dict.fromkeys((*parties, *_others(incident)))
        actors = {uid: self._actor(uid) for uid in involved}
        tags = [self._tag(uid) for uid in incident.tags]
        items = [self._item(uid) for uid in incident.cited_items()]
        words = [*(n for names in actors.values() for n in names), *(n for names in tags for n in names)]
        words += [word for item in items for word in item.words]
        return IncidentNames(
            parties=tuple(actors[uid][0] for uid in parties),
            tags=tuple(sorted(names[0] for names in tags)),
            words=tuple(dict.fromkeys(words)),
            source_count=len(items),
            independent=len({item.origin for item in items}),
        )

    def _actor(self, uid: str) -> tuple[str, ...]:
        if uid not in self._actors:
            names = select(_ACTOR.c.name).where(_ACTOR.c.uid == uid)
            more = select(_ACTOR_NAME.c.name).join(_ACTOR, _ACTOR.c.id == _ACTOR_NAME.c.actor_id)
            more = more.where(_ACTOR.c.uid == uid).order_by(_ACTOR_NAME.c.n)
            self._actors[uid] = self._all(names, more)
        return self._actors[uid]

    def _tag(self, uid: str) -> tuple[str, ...]:
        if uid not in self._tags:
            names = select(_TAG.c.name).where(_TAG.c.uid == uid)
            more = select(_TAG_NAME.c.name).join(_TAG, _TAG.c.id == _TAG_NAME.c.tag_id)
            self._tags[uid] = self._all(names, more.where(_TAG.c.uid == uid).order_by(_TAG_NAME.c.n))
        return self._tags[uid]

    def _item(self, uid: str) -> _Item:
        if uid not in self._items:
            self._items[uid] = self._read_item(uid, frozenset())
        return self._items[uid]

    def _read_item(self, uid: str, seen: frozenset[str]) -> _Item:
        root = _ITEM.alias()
        quoted = select(root.c.uid).where(root.c.id == _ITEM.c.quoted_from_id).scalar_subquery()
        columns = (_ITEM.c.id, _ITEM.c.source_id, _ITEM.c.title, _ITEM.c.author, _ITEM.c.url, _ITEM.c.origin_group)
        row = self._connection.execute(select(*columns, quoted).where(_ITEM.c.uid == uid)).one()
        words = [word for word in (row.title, row.author, row.url, *self._speakers(row.id, row.source_id)) if word]
        origin = row.origin_group or uid
        if row[6] and row[6] not in seen:
            behind = self._read_item(row[6], seen | {uid})
            words += behind.words
            origin = row.origin_group or behind.origin
        return _Item(tuple(words), origin)

    def _speakers(self, item: int, source: int | None) -> Iterable[str]:
        credited = select(_CREDIT.c.source_id).where(_CREDIT.c.source_item_id == item)
        mine = _SOURCE.c.id.in_(credited) | (_SOURCE.c.id == source)
        names = select(_SOURCE.c.name).where(mine)
        more = select(_SOURCE_NAME.c.name).join(_SOURCE, _SOURCE.c.id == _SOURCE_NAME.c.source_id).where(mine)
        return self._all(names, more)

    def _all(self, *asked: Select[Any]) -> tuple[str, ...]:
        return tuple(name for query in asked for name in self._connection.execute(query).scalars())


def _others(incident: Incident) -> list[str]:
    found = [role.actor for role in incident.actors] + [a.actor for a in incident.assessments]
    for _, statement in incident.statements():
        found += [statement.spokesperson, statement.addressee]
    return [uid for uid in found if uid]
