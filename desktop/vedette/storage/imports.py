"""What an import asks of the store: incidents by foreign key, what the last import left, and the record of a batch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, bindparam, insert, select, update

from vedette.domain.document import Record
from vedette.domain.folding import name_key
from vedette.domain.key_numbers import KeyNumbers
from vedette.storage.acts import Act
from vedette.storage.journal import entries_of, entry_hash, unpack
from vedette.storage.mapping import among
from vedette.storage.rows import (
    ActRow,
    ExternalIdRow,
    ImportBatchRow,
    IncidentRow,
    RevisionRow,
    SourceItemRow,
    SourceRow,
)

_ACT, _REVISION = cast(Table, ActRow.__table__), cast(Table, RevisionRow.__table__)
_EXTERNAL, _INCIDENT = cast(Table, ExternalIdRow.__table__), cast(Table, IncidentRow.__table__)
_BATCH = cast(Table, ImportBatchRow.__table__)
_ITEM, _SOURCE = cast(Table, SourceItemRow.__table__), cast(Table, SourceRow.__table__)
_REMEMBERED = 8

KIND = "import"
"""The kind word of an act that is an import."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A file that was imported, by name and digest, and what became of its rows."""

    file: str
    sha256: str
    layout: str
    encoding: str
    delimiter: str
    mapping: str
    rows: int
    added: int
    updated: int
    unchanged: int
    rejected: int


@dataclass(frozen=True, slots=True)
class BatchLine:
    """An import as a list shows it; `state` is that of its act: done, undone or dropped."""

    act: int
    at: str
    by: str
    state: str
    batch: Batch


def by_external(connection: Connection, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(scheme, value) to the uid of the incident that carries it: one not in the trash, and of these the oldest."""
    wanted: dict[str, list[str]] = {}
    for scheme, value in keys:
        wanted.setdefault(scheme, []).append(value)
    found: dict[tuple[str, str], str] = {}
    for scheme, values in wanted.items():
        rows = connection.execute(_carrying(), {"scheme": scheme, "wanted": json.dumps(values)})
        found.update(((scheme, value), uid) for value, uid in rows)
    return found


@cache
def _carrying() -> Select[Any]:
    """Made once: what SQLAlchemy makes of a list refers to itself, and the list waits for the garbage collector."""
    return (
        select(_EXTERNAL.c.value, _INCIDENT.c.uid)
        .join(_INCIDENT, _INCIDENT.c.id == _EXTERNAL.c.incident_id)
        .where(_EXTERNAL.c.scheme == bindparam("scheme"), among(_EXTERNAL.c.value, "wanted"))
        .order_by(_INCIDENT.c.trashed_at.desc(), _INCIDENT.c.id.desc())
    )


def record_batch(connection: Connection, act: int, batch: Batch) -> None:
    """Note what file an act imported."""
    connection.execute(insert(_BATCH).values(act_id=act, **asdict(batch)))


def batches(connection: Connection) -> list[BatchLine]:
    """All imports, newest first."""
    asked = select(_BATCH, _ACT.c.at, _ACT.c.by, _ACT.c.state).join(_ACT, _ACT.c.id == _BATCH.c.act_id)
    names = Batch.__dataclass_fields__
    return [
        BatchLine(row.act_id, row.at, row.by, row.state, Batch(**{name: getattr(row, name) for name in names}))
        for row in connection.execute(asked.order_by(_BATCH.c.act_id.desc()))
    ]


def relabel(connection: Connection, act_id: int, label: str) -> None:
    """Say at the end of an act what it did; its entries are chained anew, for their hashes cover the label.

    Nothing may be put under the act after that.
    """
    row = connection.execute(select(_ACT).where(_ACT.c.id == act_id)).one()
    if row.label == label:
        return
    connection.execute(update(_ACT).where(_ACT.c.id == act_id).values(label=label))
    act = Act(label, row.by, row.at, kind=row.kind, of=row.of)
    numbers = connection.execute(select(_REVISION.c.id).where(_REVISION.c.act_id == act_id).order_by(_REVISION.c.id))
    hashed = ""
    for number in numbers.scalars().all():
        entry = dict(connection.execute(select(_REVISION).where(_REVISION.c.id == number)).one()._mapping)
        entry["previous"] = hashed or entry["previous"]
        hashed = entry_hash(entry, act)
        changed = update(_REVISION).where(_REVISION.c.id == number)
        connection.execute(changed.values(previous=entry["previous"], hash=hashed))


class Bases:
    """Records of one kind as imports set them, field by field; the journal is read through once, when first asked.

    A field that was changed here after an import, and that a later import therefore left alone, is still ours: so it is
    not enough to know what the record was after the last import.
    """

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind
        self._entries: list[tuple[int, ...]] = []
        self._entries_of = KeyNumbers()  # their places in that list, by uid: most records share theirs with many others
        self._imports: set[int] = set()
        self._remembered: dict[int, dict[str, Record | None]] = {}

    def of(self, current: Mapping[str, Record]) -> dict[str, Record]:
        """By uid; those that no import ever touched are left out."""
        if not self._entries:
            self._read()
        entries = {uid: self._entries[self._entries_of.get(uid)] for uid in current}
        found = {uid: self._base(record, entries[uid]) for uid, record in current.items()}
        return {uid: base for uid, base in found.items() if base is not None}

    def _base(self, current: Record, entries: tuple[int, ...]) -> Record | None:
        """Each field as the last import that changed it left it."""
        if not self._imports.intersection(entries):
            return None
        if len(entries) == 1:
            return current
        names = [field.name for field in fields(current)]
        set_by_import: dict[str, Any] = {}
        after: Record | None = current
        for entry in reversed(entries):
            before = self._befores(entry).get(current.uid)
            if entry in self._imports and after is not None:
                changed = {n: getattr(after, n) for n in names if before is None or _differ(before, after, n)}
                set_by_import = {**changed, **set_by_import}
            after = before
        return replace(current, **set_by_import)

    def _read(self) -> None:
        """Which entries are about each uid, oldest first; about others than those, none."""
        places: dict[tuple[int, ...], int] = {(): 0}
        self._entries.append(())
        asked = (
            select(_REVISION.c.id, _REVISION.c.uid, _REVISION.c.many, _ACT.c.kind, _ACT.c.state)
            .join(_ACT, _ACT.c.id == _REVISION.c.act_id)
            .where(_REVISION.c.kind == self._kind)
            .order_by(_REVISION.c.id)
        )
        for row in self._connection.execute(asked):
            if row.kind == KIND and row.state == "done":
                self._imports.add(row.id)
            for uid in _uids(row):
                entries = (*self._entries[self._entries_of.get(uid)], row.id)
                place = places.setdefault(entries, len(places))
                if place == len(self._entries):
                    self._entries.append(entries)
                self._entries_of.put(uid, place)

    def _befores(self, entry: int) -> dict[str, Record | None]:
        if entry not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
            row = self._connection.execute(select(_REVISION).where(_REVISION.c.id == entry)).one()
            self._remembered[entry] = dict(entries_of(row))
        return self._remembered[entry]


def _differ(one: Record, other: Record, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))


def _uids(row: Any) -> list[str]:
    return [row.uid] if row.many is None else [uid for uid, _ in json.loads(unpack(row.many))]


def item_by_title(connection: Connection, source: str, title: str) -> str | None:
    """The uid of the source item of that title from that source (uid)."""
    asked = (
        select(_ITEM.c.uid)
        .join(_SOURCE, _SOURCE.c.id == _ITEM.c.source_id)
        .where(_ITEM.c.folded == name_key(title), _ITEM.c.title == title, _SOURCE.c.uid == source)
        .order_by(_ITEM.c.id)
    )
    found = connection.execute(asked).scalar()
    return None if found is None else str(found)
