"""The versions of one incident, read back from the journal: who changed which field, when, from what to what."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, select

from vedette.domain.document import to_plain
from vedette.domain.incident import Incident
from vedette.domain.redaction import shown
from vedette.storage import incidents
from vedette.storage.journal import entries_of, unpack
from vedette.storage.rows import ActRow, RevisionRow

_ACT = cast(Table, ActRow.__table__)
_REVISION = cast(Table, RevisionRow.__table__)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the document before and after; None where it was or is not there."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Revision:
    """One journal entry about an incident. `document` is the incident after it; None when it was taken out."""

    id: int
    act: int
    label: str
    kind: str
    by: str
    at: str
    hash: str
    changes: tuple[FieldChange, ...]
    document: Incident | None


def revisions(connection: Connection, uid: str) -> list[Revision]:
    """Newest first."""
    entries = _entries(connection, uid)
    now = next(iter(incidents.load(connection, [uid])), None)
    found: list[Revision] = []
    for row in reversed(entries):
        before = next((document for name, document in entries_of(row) if name == uid), None)
        changes = changes_between(cast(Incident | None, before), now)
        found.append(
            Revision(row.id, row.act_id, shown(row.label), row.act_kind, row.by, row.at, row.hash, changes, now)
        )
        now = cast(Incident | None, before)
    return found


def _entries(connection: Connection, uid: str) -> list[Row[Any]]:
    columns = (_ACT.c.label, _ACT.c.kind.label("act_kind"), _ACT.c.by, _ACT.c.at)
    asked = (
        select(_REVISION, *columns).join(_ACT, _ACT.c.id == _REVISION.c.act_id).where(_REVISION.c.kind == "incident")
    )
    single = list(connection.execute(asked.where(_REVISION.c.uid == uid)))
    packed = [
        row
        for row in connection.execute(asked.where(_REVISION.c.many.is_not(None)))
        if any(name == uid for name, _ in json.loads(unpack(row.many)))
    ]
    return sorted((*single, *packed), key=lambda row: int(row.id))


def changes_between(before: Incident | None, after: Incident | None) -> tuple[FieldChange, ...]:
    """The fields in which two versions of the document differ, by name."""
    old = to_plain(before) if before is not None else {}
    new = to_plain(after) if after is not None else {}
    fields = sorted((old.keys() | new.keys()) - {"schema", "uid", "updated_at", "updated_by"})
    return tuple(FieldChange(f, old.get(f), new.get(f)) for f in fields if old.get(f) != new.get(f))
