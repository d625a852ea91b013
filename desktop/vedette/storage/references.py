"""The references people say aloud: PREFIX-YEAR-NNNN, given out once and never again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.sqlite import insert

from vedette.storage.ids import CHUNK
from vedette.storage.rows import IncidentRow, ReferenceRow

_COUNTER = cast(Table, ReferenceRow.__table__)
_INCIDENT = cast(Table, IncidentRow.__table__)


def next_reference(connection: Connection, prefix: str, year: int) -> str:
    """A reference that no incident has or had; an imported one of the same form is stepped over."""
    return next_references(connection, prefix, year, 1)[0]


def next_references(
    connection: Connection, prefix: str, year: int, count: int, *, spoken_for: Collection[str] = frozenset()
) -> list[str]:
    """As many references that no incident has or had, nor is about to get (`spoken_for`)."""
    asked = select(_COUNTER.c.last).where(_COUNTER.c.prefix == prefix, _COUNTER.c.year == year)
    last = connection.execute(asked).scalar() or 0
    found: list[str] = []
    while len(found) < count:
        wanted = range(last + 1, last + 1 + min(count - len(found), CHUNK))
        some = [f"{prefix}-{year:04d}-{number:04d}" for number in wanted]
        last = wanted[-1]
        used = taken_of(connection, some)
        found += [reference for reference in some if reference not in used and reference not in spoken_for]
    put = insert(_COUNTER).values(prefix=prefix, year=year, last=last)
    connection.execute(put.on_conflict_do_update(index_elements=["prefix", "year"], set_={"last": last}))
    return found


def taken(connection: Connection, reference: str) -> bool:
    """True when an incident carries that reference."""
    asked = select(_INCIDENT.c.id).where(_INCIDENT.c.reference == reference)
    return connection.execute(asked).first() is not None


def taken_of(connection: Connection, references: Sequence[str]) -> set[str]:
    """Those of the references that incidents carry; at most CHUNK of them."""
    asked = select(_INCIDENT.c.reference).where(_INCIDENT.c.reference.in_(references))
    return set(connection.execute(asked).scalars())
