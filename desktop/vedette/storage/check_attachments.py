"""Are the bytes of attachments what was added? Each is hashed anew; a missing or superfluous one is named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Connection, Table, select

from vedette.storage.faults import reading_in_words
from vedette.storage.rows import AttachmentContentRow, AttachmentRow, IncidentRow

_CONTENT = cast(Table, AttachmentContentRow.__table__)
_ATTACHMENT = cast(Table, AttachmentRow.__table__)
_INCIDENT = cast(Table, IncidentRow.__table__)


@dataclass(slots=True)
class Kept:
    """References of incidents with a changed or absent attachment, and how many contents nobody names."""

    count: int = 0
    changed: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    orphans: int = 0


def look(connection: Connection, tick: Callable[[int, int], None]) -> Kept:
    """FileDamaged where the bytes can't be read at all."""
    found = Kept()
    with reading_in_words(connection):
        hashes = connection.execute(select(_CONTENT.c.sha256).distinct()).scalars().all()
        for number, sha256 in enumerate(hashes, start=1):
            users = _users(connection, sha256)
            found.count += 1
            found.orphans += not users
            if _bytes_of(connection, sha256) != sha256:
                found.changed += users or [f"one that no incident names ({sha256[:12]})"]
            tick(number, len(hashes))
        there = select(_CONTENT.c.sha256)
        bare = select(_INCIDENT.c.reference).join(_ATTACHMENT, _ATTACHMENT.c.incident_id == _INCIDENT.c.id)
        bare = bare.where(_ATTACHMENT.c.sha256 != "", _ATTACHMENT.c.sha256.not_in(there)).distinct()
        found.absent = sorted(connection.execute(bare).scalars())
    return found


def _users(connection: Connection, sha256: str) -> list[str]:
    asked = select(_INCIDENT.c.reference).join(_ATTACHMENT, _ATTACHMENT.c.incident_id == _INCIDENT.c.id)
    return sorted(connection.execute(asked.where(_ATTACHMENT.c.sha256 == sha256).distinct()).scalars())


def _bytes_of(connection: Connection, sha256: str) -> str:
    """Their hash; '' when pieces are missing, out of place or of the wrong kind."""
    found = hashlib.sha256()
    asked = select(_CONTENT.c.seq, _CONTENT.c.bytes).where(_CONTENT.c.sha256 == sha256).order_by(_CONTENT.c.seq)
    before = None
    for seq, piece in connection.execute(asked.execution_options(yield_per=4)):
        if seq not in ((0, 1) if before is None else (before + 1,)) or not isinstance(piece, bytes):
            return ""
        before = seq
        found.update(piece)
    return found.hexdigest()
