"""Are the records what was recorded? Each is put together from its rows, hashed, and taken apart again to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Connection, Table, select

from vedette.domain.document import KINDS, digest, to_text
from vedette.domain.errors import FileDamaged, UserError
from vedette.storage import shared
from vedette.storage.faults import reading_in_words
from vedette.storage.ids import CHUNK, SharedIds
from vedette.storage.incidents import CHILD_KEYS, Batch, IncidentKeeper
from vedette.storage.indexing import Words
from vedette.storage.loading import load
from vedette.storage.order import in_its_place
from vedette.storage.rows import IncidentRow
from vedette.storage.search_keys import COLUMNS

Tick = Callable[[int, int], None]
"""Told how many of how many are done; raises `Cancelled` to stop."""

Latest = Mapping[str, Mapping[str, str]]
"""Kind and uid to the hash of the document after the last journal entry."""

_TABLE = cast(Table, IncidentRow.__table__)
_UNREADABLE = (UserError, ValueError, TypeError, AttributeError, LookupError, RecursionError, OverflowError)
_SOUGHT, _WORDS = 5, 3
"""So many incidents of a chunk are looked for in the index, by so many words each."""

_NONE: Mapping[str, str] = {}


@dataclass(slots=True)
class Found:
    """What is wrong, by name: reference and uid of incidents, words about the rest."""

    count: int = 0
    changed: list[tuple[str, str]] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    unrecorded: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    index: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    superfluous: int = 0
    stopped: str = ""

    @property
    def ok(self) -> bool:
        """True when each record is what was recorded."""
        wrong = (self.changed, self.unreadable, self.unrecorded, self.missing, self.derived, self.shared, self.stopped)
        return not any(wrong)


def look(connection: Connection, latest: Latest, tick: Tick) -> Found:
    """Every incident and every shared thing, against its rows, its hash and the journal."""
    found = Found()
    recorded = latest.get("incident", _NONE)
    total = len(recorded)
    seen = 0
    keeper = IncidentKeeper(connection, SharedIds(connection))
    try:
        for heads in _chunks(connection):
            _Chunk(connection, keeper, heads, found).look(recorded)
            found.count += len(heads)
            seen += sum(1 for head in heads if recorded.get(head.uid))
            tick(found.count, max(total, found.count))
    except FileDamaged:
        found.stopped = f"after {found.count:,} incidents the rest can't be read"
    if not found.stopped and seen < sum(1 for after in recorded.values() if after):
        there = set(_uids(connection))
        found.missing += sorted(str(uid) for uid, after in recorded.items() if after and uid not in there)
    found.superfluous = _superfluous(connection)
    for kind in KINDS:
        if kind != "incident":
            _look_at_shared(connection, kind, latest.get(kind, _NONE), found)
    return found


def _chunks(connection: Connection) -> Iterator[Sequence[Any]]:
    asked = select(_TABLE.c.id, _TABLE.c.uid, _TABLE.c.reference, _TABLE.c.hash, _TABLE.c.order_key)
    last = 0
    while True:
        with reading_in_words(connection):
            heads = connection.execute(asked.where(_TABLE.c.id > last).order_by(_TABLE.c.id).limit(CHUNK)).all()
        if not heads:
            return
        last = heads[-1].id
        yield heads


def _superfluous(connection: Connection) -> int:
    asked = "SELECT count(*) FROM incident_search_docsize WHERE id NOT IN (SELECT order_key FROM incident)"
    try:
        with reading_in_words(connection):
            return int(connection.exec_driver_sql(asked).scalar_one())
    except FileDamaged:
        return 0  # what is wrong there is told by SQLite's own check of the index


def _uids(connection: Connection) -> Iterator[str]:
    with reading_in_words(connection):
        yield from connection.execute(select(_TABLE.c.uid)).scalars()


class _Chunk:
    """Some hundred incidents; where all together can't be read, one by one."""

    def __init__(self, connection: Connection, keeper: IncidentKeeper, heads: Sequence[Any], found: Found) -> None:
        self._connection = connection
        self._keeper = keeper
        self._heads = heads
        self._found = found

    def look(self, recorded: Mapping[str, str]) -> None:
        try:
            with reading_in_words(self._connection):
                self._compare(recorded)
        except _UNREADABLE:
            if len(self._heads) == 1:
                self._found.unreadable.append((self._heads[0].reference, self._heads[0].uid))
                return
            for head in self._heads:
                _Chunk(self._connection, self._keeper, [head], self._found).look(recorded)

    def _compare(self, recorded: Mapping[str, str]) -> None:
        found = {incident.uid: incident for incident in load(self._connection, [head.uid for head in self._heads])}
        keys = {head.uid: head.order_key for head in self._heads}
        batch = self._keeper.apart(list(found.values()), {head.uid: head.id for head in self._heads}, keys)
        rows = _Rows(self._connection, self._heads, batch).differing()
        misplaced = {uid for uid, incident in found.items() if not in_its_place(incident, keys[uid])}
        for head in self._heads:
            name = (str(head.reference), str(head.uid))
            after = recorded.get(head.uid)
            if batch.hashes.get(head.uid) != head.hash or (after is not None and after != head.hash):
                self._found.changed.append(name)  # and its index row belongs to what it was
                continue
            if after is None:
                self._found.unrecorded.append(name)
            elif head.id in rows.parts or head.uid in misplaced:
                self._found.derived.append(name[0])
            if head.id in rows.index:
                self._found.index.append(name[0])


@dataclass(frozen=True, slots=True)
class _Differing:
    parts: frozenset[int]
    index: frozenset[int]


class _Rows:
    """The rows of some incidents as they are and as they should be, derived columns and search words included."""

    def __init__(self, connection: Connection, heads: Sequence[Any], batch: Batch) -> None:
        self._connection = connection
        self._ids = [head.id for head in heads]
        self._keys = {head.order_key: head.id for head in heads}
        self._batch = batch

    def differing(self) -> _Differing:
        """The ids of incidents with a row that is not as it should be, in the tables and in the search index."""
        parts: set[int] = set()
        keys = self._batch.head_keys
        for one in self._differences("incident", keys, "id", self._batch.heads):
            parts.add(one[-1])
        for table, columns in CHILD_KEYS.items():
            for one in self._differences(table, columns, "incident_id", self._batch.children.get(table, [])):
                parts.add(one[0])
        return _Differing(frozenset(parts), self._out_of_step())

    def _differences(self, table: str, columns: Sequence[str], by: str, should: Sequence[Any]) -> set[Any]:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(self._ids))
        asked = f'SELECT {names} FROM "{table}" WHERE "{by}" IN ({marks})'
        # SQLite knows no booleans, Python no difference between 1, 1.0 and True: so equal rows are equal here
        are = {tuple(row) for row in self._connection.exec_driver_sql(asked, tuple(self._ids))}
        return are.symmetric_difference(map(tuple, should))

    def _out_of_step(self) -> frozenset[int]:
        try:
            with reading_in_words(self._connection):
                return frozenset(self._unlike_index())
        except FileDamaged:
            return frozenset(self._ids)

    def _unlike_index(self) -> Iterator[int]:
        marks = ", ".join("?" * len(self._keys))
        asked = f"SELECT rowid, {', '.join(COLUMNS)} FROM incident_search WHERE rowid IN ({marks})"
        are = {row[0]: Words(*row[1:]) for row in self._connection.exec_driver_sql(asked, tuple(self._keys))}
        for key, number in self._keys.items():
            should = self._batch.words.get(key)
            if key not in are or should is None or are[key] != should:
                yield number
        for key in list(self._keys)[:: max(1, len(self._keys) // _SOUGHT)]:
            if key in are and not self._is_found(key, are[key]):
                yield self._keys[key]

    def _is_found(self, key: int, words: Words) -> bool:
        """A few are looked for by their longest words: lists of words can be whole and yet not be found."""
        longest = sorted({word for word in words.text.split() if word.isalnum()}, key=lambda word: (len(word), word))
        asked = "SELECT count(*) FROM incident_search WHERE incident_search MATCH ? AND rowid = ?"
        return all(
            self._connection.exec_driver_sql(asked, (f'"{word}"', key)).scalar_one() for word in longest[-_WORDS:]
        )


def _look_at_shared(connection: Connection, kind: str, recorded: Mapping[str, str], found: Found) -> None:
    try:
        with reading_in_words(connection):
            things = shared.load(connection, kind)
            hashes = {thing.uid: digest(to_text(thing)) for thing in things}
            strange = set(shared.rows_out_of_step(connection, kind, things))
            unlike = shared.names_out_of_step(connection, kind)
    except _UNREADABLE:
        found.shared.append(f"{_named(kind)} can't be read")
        return
    present = {uid: after for uid, after in recorded.items() if after}
    for uid in sorted(hashes.keys() | present.keys(), key=str):
        if hashes.get(uid) != present.get(uid) or uid in strange:
            found.shared.append(f"{_named(kind)} {uid} is not as it was recorded")
    found.shared += [f"the search words of {_named(kind)} “{name}” are not those of its name" for name in unlike]


def _named(kind: str) -> str:
    return kind.replace("_", " ")
