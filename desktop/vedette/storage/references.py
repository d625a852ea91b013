"""The references people say aloud: PREFIX-YEAR-NNNN, given out once and never again."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.dialects.sqlite import insert

from vedette.storage.ids import CHUNK
from vedette.storage.mapping import among
from vedette.storage.rows import IncidentRow, ReferenceRow

_COUNTER = cast(Table, ReferenceRow.__table__)
_INCIDENT = cast(Table, IncidentRow.__table__)


def next_reference(connection: Connection, prefix: str, year: int) -> str:
    """A reference that no incident has or had; an imported one of the same form is stepped over."""
    return next_references(connection, prefix, year, 1, lambda _: False)[0]


def next_references(
    connection: Connection, prefix: str, year: int, count: int, spoken_for: Callable[[str], bool]
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
        found += [reference for reference in some if reference not in used and not spoken_for(reference)]
    _count_to(connection, prefix, year, last)
    return found


def give_back(connection: Connection, prefix: str, year: int, unused: Sequence[str]) -> None:
    """The last of those that `next_references` gave were not used after all: they are given out again."""
    first = min(int(reference.rpartition("-")[2]) for reference in unused)
    _count_to(connection, prefix, year, first - 1)


def _count_to(connection: Connection, prefix: str, year: int, last: int) -> None:
    put = insert(_COUNTER).values(prefix=prefix, year=year, last=last)
    connection.execute(put.on_conflict_do_update(index_elements=["prefix", "year"], set_={"last": last}))


def taken(connection: Connection, reference: str) -> bool:
    """True when an incident carries that reference."""
    asked = select(_INCIDENT.c.id).where(_INCIDENT.c.reference == reference)
    return connection.execute(asked).first() is not None


def taken_of(connection: Connection, references: Sequence[str]) -> set[str]:
    """Those of the references that incidents carry."""
    return set(connection.execute(_taken(), {"wanted": json.dumps(references)}).scalars())


@cache
def _taken() -> Select[Any]:
    """Made once: what SQLAlchemy makes of a list refers to itself, and the list waits for the garbage collector."""
    return select(_INCIDENT.c.reference).where(among(_INCIDENT.c.reference, "wanted"))
