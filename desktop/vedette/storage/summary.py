"""A logbook in five figures: by these a copy is recognised, compared and followed from outside the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Table, func, select

from vedette.storage.rows import ActRow, IncidentRow, RevisionRow

_ACT = cast(Table, ActRow.__table__)
_INCIDENT = cast(Table, IncidentRow.__table__)
_REVISION = cast(Table, RevisionRow.__table__)


@dataclass(frozen=True, slots=True)
class Summary:
    """`first` and `head` are the hashes of the first and last of `entries` journal entries, '' in an empty logbook.

    `last_act` is when the last act was, UTC, ISO 8601; `incidents` counts those in the trash too.
    """

    first: str = ""
    head: str = ""
    entries: int = 0
    incidents: int = 0
    last_act: str = ""


def summarise(connection: Connection) -> Summary:
    """Read in a moment, however large the logbook."""
    first = connection.execute(select(_REVISION.c.hash).order_by(_REVISION.c.id).limit(1)).scalar()
    last = connection.execute(select(_REVISION.c.id, _REVISION.c.hash).order_by(_REVISION.c.id.desc()).limit(1)).first()
    incidents = connection.execute(select(func.count()).select_from(_INCIDENT)).scalar_one()
    act = connection.execute(select(_ACT.c.at).order_by(_ACT.c.id.desc()).limit(1)).scalar()
    return Summary(first or "", last.hash if last else "", last.id if last else 0, incidents, act or "")
