"""The references people say aloud: PREFIX-YEAR-NNNN, given out once and never again."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.sqlite import insert

from vedette.storage.rows import IncidentRow, ReferenceRow

_COUNTER = cast(Table, ReferenceRow.__table__)
_INCIDENT = cast(Table, IncidentRow.__table__)


def next_reference(connection: Connection, prefix: str, year: int) -> str:
    """A reference that no incident has or had; an imported one of the same form is stepped over."""
    asked = select(_COUNTER.c.last).where(_COUNTER.c.prefix == prefix, _COUNTER.c.year == year)
    last = connection.execute(asked).scalar() or 0
    while True:
        last += 1
        reference = f"{prefix}-{year:04d}-{last:04d}"
        if not taken(connection, reference):
            break
    row = {"prefix": prefix, "year": year, "last": last}
    put = insert(_COUNTER).values(row)
    connection.execute(put.on_conflict_do_update(index_elements=["prefix", "year"], set_={"last": last}))
    return reference


def taken(connection: Connection, reference: str) -> bool:
    """True when an incident carries that reference."""
    asked = select(_INCIDENT.c.id).where(_INCIDENT.c.reference == reference)
    return connection.execute(asked).first() is not None
