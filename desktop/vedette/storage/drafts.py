"""Typing that is not recorded yet, in a table of its own beside the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from vedette.storage.rows import DraftRow

_TABLE = cast(Table, DraftRow.__table__)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One kept draft: `incident` is the uid of the one it would change, '' for a new one; `document` is JSON."""

    key: str
    incident: str
    document: str
    at: str


def keep(connection: Connection, line: DraftLine) -> None:
    """Store, or store anew under the same key."""
    values = {"incident": line.incident, "document": line.document, "at": line.at}
    put = insert(_TABLE).values(key=line.key, **values)
    connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=values))


def drop(connection: Connection, key: str) -> None:
    """Forget it."""
    connection.execute(delete(_TABLE).where(_TABLE.c.key == key))


def load(connection: Connection) -> list[DraftLine]:
    """All, newest first."""
    asked = select(_TABLE.c.key, _TABLE.c.incident, _TABLE.c.document, _TABLE.c.at).order_by(_TABLE.c.at.desc())
    return [DraftLine(*row) for row in connection.execute(asked)]
