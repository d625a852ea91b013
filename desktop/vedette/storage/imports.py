"""What an import asks of the store: incidents by foreign key, what the last import left, and the record of a batch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, select, update

from vedette.domain.document import Record
from vedette.domain.folding import fold
from vedette.storage.ids import CHUNK
from vedette.storage.journal import Act, entries_of, entry_hash, unpack
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
    """(scheme, value) to the uid of the incident that carries it, the oldest where several do."""
    wanted: dict[str, list[str]] = {}
    for scheme, value in keys:
        wanted.setdefault(scheme, []).append(value)
    found: dict[tuple[str, str], str] = {}
    for scheme, values in wanted.items():
        for start in range(0, len(values), CHUNK):
            asked = (
                select(_EXTERNAL.c.value, _INCIDENT.c.uid)
                .join(_INCIDENT, _INCIDENT.c.id == _EXTERNAL.c.incident_id)
                .where(_EXTERNAL.c.scheme == scheme, _EXTERNAL.c.value.in_(values[start : start + CHUNK]))
                .order_by(_INCIDENT.c.id.desc())
            )
            found.update(((scheme, value), uid) for value, uid in connection.execute(asked))
    return found


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
    """Records of one kind as the last import left them; the journal is read through once, when first asked."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind
        self._next: dict[str, int] | None = None
        self._remembered: dict[int, dict[str, Record | None]] = {}

    def of(self, current: Mapping[str, Record]) -> dict[str, Record]:
        """By uid; those that no import ever touched are left out."""
        if self._next is None:
            self._next = self._read()
        found: dict[str, Record] = {}
        for uid, record in current.items():
            entry = self._next.get(uid)
            base = None if entry is None else record if entry == 0 else self._befores(entry).get(uid)
            if base is not None:
                found[uid] = base
        return found

    def _read(self) -> dict[str, int]:
        """uid to the entry that first changed it after its last import; 0 where none did."""
        later: dict[str, int] = {}
        found: dict[str, int] = {}
        asked = (
            select(_REVISION.c.id, _REVISION.c.uid, _REVISION.c.many, _ACT.c.kind, _ACT.c.state)
            .join(_ACT, _ACT.c.id == _REVISION.c.act_id)
            .where(_REVISION.c.kind == self._kind)
            .order_by(_REVISION.c.id.desc())
        )
        for row in self._connection.execute(asked):
            imported = row.kind == KIND and row.state == "done"
            for uid in _uids(row):
                if uid in found:
                    continue
                if imported:
                    found[uid] = later.pop(uid, 0)
                else:
                    later[uid] = row.id
        return found

    def _befores(self, entry: int) -> dict[str, Record | None]:
        if entry not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
            row = self._connection.execute(select(_REVISION).where(_REVISION.c.id == entry)).one()
            self._remembered[entry] = dict(entries_of(row))
        return self._remembered[entry]


def _uids(row: Any) -> list[str]:
    return [row.uid] if row.many is None else [uid for uid, _ in json.loads(unpack(row.many))]


def item_by_title(connection: Connection, source: str, title: str) -> str | None:
    """The uid of the source item of that title from that source (uid)."""
    asked = (
        select(_ITEM.c.uid)
        .join(_SOURCE, _SOURCE.c.id == _ITEM.c.source_id)
        .where(_ITEM.c.folded == fold(title), _ITEM.c.title == title, _SOURCE.c.uid == source)
        .order_by(_ITEM.c.id)
    )
    found = connection.execute(asked).scalar()
    return None if found is None else str(found)
