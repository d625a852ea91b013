"""Things that incidents share, in the store: actors, sources, source items, tags, and the logbook's own lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, delete, func, select

from vedette.domain.actor import Actor, Alias
from vedette.domain.custom_field import CustomField
from vedette.domain.document import digest, to_text
from vedette.domain.folding import name_key
from vedette.domain.own_place import OwnPlace
from vedette.domain.saved_mapping import SavedMapping
from vedette.domain.saved_search import SavedSearch
from vedette.domain.setting import Setting
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag
from vedette.storage import rows
from vedette.storage.ids import CHUNK, SharedIds, ids_of
from vedette.storage.indexing import spaced
from vedette.storage.mapping import Mapper, among, insert_rows, update_rows


@dataclass(frozen=True, slots=True, eq=False)
class NameList:
    """A list of a shared thing that lies in a table of its own: which field, where, and how one value is written."""

    field: str
    table: Table
    owner: str
    write: Callable[[Any, SharedIds], dict[str, Any]]
    read: Callable[[Any], Any]
    columns: tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """How one kind of shared thing lies in the file."""

    row: type[rows.Base]
    mapper: Mapper[Any]
    lists: tuple[NameList, ...] = ()
    folded: str = ""
    named: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        """The main table."""
        return self.mapper.table


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


def sought(name: str) -> dict[str, Any]:
    """By what a name is found: as a whole, and by the beginnings of its words."""
    return {"folded": name_key(name), "words": spaced(name)}


def _plain_names(row: type[rows.Base], owner: str) -> NameList:
    table = _table(row)

    def write(name: str, _: SharedIds) -> dict[str, Any]:
        return {"name": name, **sought(name)}

    return NameList("aliases", table, owner, write, lambda cells: cells[0], (table.c.name,))


def _names_in_languages(row: type[rows.Base], owner: str) -> NameList:
    table = _table(row)

    def write(alias: Alias, _: SharedIds) -> dict[str, Any]:
        return {"name": alias.name, "language": alias.language, **sought(alias.name)}

    columns = (table.c.name, table.c.language)
    return NameList("aliases", table, owner, write, lambda cells: Alias(cells[0], cells[1]), columns)


def _credits() -> NameList:
    table, source = _table(rows.SourceItemCreditRow), _table(rows.SourceRow)
    uid = select(source.c.uid).where(source.c.id == table.c.source_id).scalar_subquery()

    def write(uid: str, ids: SharedIds) -> dict[str, Any]:
        ids.learn([("source", uid)])
        return {"source_id": ids["source", uid]}

    return NameList("credits", table, "source_item_id", write, lambda cells: cells[0], (uid,))


def _mapper(kind: type[Any], row: type[rows.Base], refs: dict[str, str], *skip: str) -> Mapper[Any]:
    return Mapper(kind, _table(row), refs, frozenset(skip))


KINDS: dict[str, Kind] = {
    "actor": Kind(
        rows.ActorRow,
        _mapper(Actor, rows.ActorRow, {"parent": "actor"}, "aliases"),
        (_names_in_languages(rows.ActorNameRow, "actor_id"),),
        folded="name",
        named=("name", "aliases", "parent"),
    ),
    "source": Kind(
        rows.SourceRow,
        _mapper(Source, rows.SourceRow, {}, "aliases"),
        (_plain_names(rows.SourceNameRow, "source_id"),),
        folded="name",
        named=("name", "aliases", "reliability"),
    ),
    "source_item": Kind(
        rows.SourceItemRow,
        _mapper(SourceItem, rows.SourceItemRow, {"source": "source", "quoted_from": "source_item"}, "credits"),
        (_credits(),),
        folded="title",
        named=(
            "title",
            "author",
            "url",
            "source",
            "credits",
            "origin_group",
            "quoted_from",
            "reliability",
            "credibility",
        ),
    ),
    "tag": Kind(
        rows.TagRow,
        _mapper(Tag, rows.TagRow, {"parent": "tag"}, "aliases"),
        (_plain_names(rows.TagNameRow, "tag_id"),),
        folded="name",
        named=("name", "aliases", "parent"),
    ),
    "custom_field": Kind(rows.CustomFieldRow, _mapper(CustomField, rows.CustomFieldRow, {})),
    "own_place": Kind(
        rows.OwnPlaceRow,
        _mapper(OwnPlace, rows.OwnPlaceRow, {}, "aliases"),
        (_names_in_languages(rows.OwnPlaceNameRow, "own_place_id"),),
        folded="name",
    ),
    "saved_search": Kind(rows.SavedSearchRow, _mapper(SavedSearch, rows.SavedSearchRow, {})),
    "saved_mapping": Kind(rows.SavedMappingRow, _mapper(SavedMapping, rows.SavedMappingRow, {})),
    "setting": Kind(rows.SettingRow, _mapper(Setting, rows.SettingRow, {})),
}


class SharedKeeper:
    """Loads, saves and removes shared things of one kind inside one act."""

    def __init__(self, connection: Connection, kind: str, ids: SharedIds) -> None:
        self._connection = connection
        self._name = kind
        self._kind = KINDS[kind]
        self._ids = ids

    def load(self, uids: Sequence[str]) -> dict[str, Any]:
        """Those of `uids` that exist."""
        return {thing.uid: thing for thing in load(self._connection, self._name, uids)}

    def save(self, things: Sequence[Any], old: dict[str, Any]) -> dict[str, str]:
        """Store new ones and replace changed ones, each after what it names; the hash of each by uid."""
        known = ids_of(self._connection, self._kind.row, old) if old else {}
        fresh = [thing for thing in things if thing.uid not in known]
        numbers = {**known, **self._numbered(fresh)}
        self._ids.update(((self._name, uid), number) for uid, number in numbers.items())
        self._ids.learn(pair for thing in things for pair in self._kind.mapper.references(thing))
        table, keys = self._kind.table.name, (*self._kind.mapper.keys, *self._sought_keys(), "id")
        insert_rows(self._connection, table, keys, [self._row(thing, numbers) for thing in fresh])
        changed = [self._row(thing, numbers) for thing in things if thing.uid in known]
        update_rows(self._connection, table, keys[:-1], changed)
        self._save_lists(things, numbers, known)
        return {thing.uid: digest(to_text(thing)) for thing in things}

    def _numbered(self, fresh: Sequence[Any]) -> dict[str, int]:
        asked = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        used = self._connection.exec_driver_sql(asked, (self._kind.table.name,)).scalar() if fresh else 0
        return {thing.uid: number for number, thing in enumerate(fresh, start=int(used or 0) + 1)}

    def _row(self, thing: Any, numbers: Mapping[str, int]) -> tuple[Any, ...]:
        folded = tuple(sought(getattr(thing, self._kind.folded)).values()) if self._kind.folded else ()
        return (*self._kind.mapper.cells(thing, self._ids), *folded, numbers[thing.uid])

    def _sought_keys(self) -> tuple[str, ...]:
        return tuple(sought("")) if self._kind.folded else ()

    def remove(self, uids: Sequence[str]) -> None:
        """Take things out; what still names them is the caller's care."""
        table = self._kind.table
        for uid in uids:
            self._connection.execute(delete(table).where(table.c.uid == uid))
            self._ids.forget(self._name, uid)

    def renamed(self, things: Sequence[Any], old: dict[str, Any]) -> list[str]:
        """Uids of changed things of which something is shown or searched elsewhere."""
        return [
            thing.uid
            for thing in things
            if thing.uid in old
            and any(getattr(thing, field) != getattr(old[thing.uid], field) for field in self._kind.named)
        ]

    def moved(self, things: Sequence[Any], old: dict[str, Any]) -> list[str]:
        """Uids of changed things that stand elsewhere in their tree now."""
        if "parent" not in self._kind.named:
            return []
        return [thing.uid for thing in things if thing.uid in old and thing.parent != old[thing.uid].parent]

    def _save_lists(self, things: Sequence[Any], numbers: Mapping[str, int], known: Mapping[str, int]) -> None:
        for names in self._kind.lists:
            owners = list(known.values())
            for start in range(0, len(owners), CHUNK):
                mine = names.table.c[names.owner].in_(owners[start : start + CHUNK])
                self._connection.execute(delete(names.table).where(mine))
            values = [
                {names.owner: numbers[thing.uid], "n": n, **names.write(value, self._ids)}
                for thing in things
                for n, value in enumerate(getattr(thing, names.field), start=1)
            ]
            if values:
                rows_ = [tuple(value.values()) for value in values]
                insert_rows(self._connection, names.table.name, tuple(values[0]), rows_)


def load(connection: Connection, kind: str, uids: Sequence[str] | None = None) -> list[Any]:
    """Shared things of one kind: those named, in that order, or all of them in order of making."""
    if uids is None:
        return _load(connection, KINDS[kind], None)
    found: dict[str, Any] = {}
    for start in range(0, len(uids), CHUNK):
        found.update((thing.uid, thing) for thing in _load(connection, KINDS[kind], uids[start : start + CHUNK]))
    return [found[uid] for uid in uids if uid in found]


def _load(connection: Connection, kind: Kind, uids: Sequence[str] | None) -> list[Any]:
    some = {"uids": json.dumps(uids)} if uids is not None else {}
    heads = connection.execute(_heads(kind, some=uids is not None), some).all()
    numbers = json.dumps([head[0] for head in heads]) if uids is not None else None
    lists = {names.field: _list_values(connection, names, numbers) for names in kind.lists}
    read = _reader(kind)
    return [read(head, **{field: tuple(values.get(head[0], ())) for field, values in lists.items()}) for head in heads]


def _list_values(connection: Connection, names: NameList, numbers: str | None) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    asked = _lists(names, some=numbers is not None)
    for cells in connection.execute(asked, {"numbers": numbers} if numbers is not None else {}).all():
        found.setdefault(cells[0], []).append(names.read(cells[1:]))
    return found


@cache
def _reader(kind: Kind) -> Callable[..., Any]:
    return kind.mapper.reader("id")


@cache
def _heads(kind: Kind, *, some: bool) -> Select[Any]:
    asked = select(kind.table.c.id, *kind.mapper.columns()).order_by(kind.table.c.id)
    return asked.where(among(kind.table.c.uid, "uids")) if some else asked


@cache
def _lists(names: NameList, *, some: bool) -> Select[Any]:
    owner = names.table.c[names.owner]
    asked = select(owner, *names.columns).order_by(owner, names.table.c.n)
    return asked.where(among(owner, "numbers")) if some else asked


def rows_out_of_step(connection: Connection, kind: str, things: Sequence[Any]) -> list[str]:
    """Uids of those among all things of a kind, as loaded, whose row says what such a thing would not write."""
    lies, ids = KINDS[kind], SharedIds(connection)
    ids.learn(pair for thing in things for pair in lies.mapper.references(thing))
    names = ", ".join(f'"{key}"' for key in lies.mapper.keys)
    are = connection.exec_driver_sql(f'SELECT {names} FROM "{lies.table.name}" ORDER BY id')
    return [thing.uid for thing, row in zip(things, are, strict=True) if tuple(row) != lies.mapper.cells(thing, ids)]


def names_out_of_step(connection: Connection, kind: str) -> list[str]:
    """Names whose folded form or search words are not what follows from them, or that are numbered with gaps."""
    lies = KINDS[kind]
    if not lies.folded:
        return []
    found = _unlike(connection, lies.table, lies.folded)
    for names in lies.lists:
        found += _unlike(connection, names.table, "name") if "name" in names.table.c else []
        number, owner = names.table.c.n, names.table.c[names.owner]
        gaps = select(owner).group_by(owner).having((func.max(number) != func.count()) | (func.min(number) != 1))
        found += [f"number {owner}" for owner in connection.execute(gaps).scalars()]
    return found


def _unlike(connection: Connection, table: Table, name: str) -> list[str]:
    asked = select(table.c[name], table.c.folded, table.c.words)
    return [row[0] for row in connection.execute(asked) if {"folded": row[1], "words": row[2]} != sought(row[0])]
