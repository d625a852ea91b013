"""Incidents read back whole: put together from their rows, many at a time, by statements that are built once."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, select

from vedette.domain.incident import Incident
from vedette.storage import rows
from vedette.storage.ids import CHUNK
from vedette.storage.mapping import Mapper, among
from vedette.storage.parts import CUSTODY, INCIDENT, PARTS, STATEMENT

Below = Mapping[tuple[int, int], tuple[Any, ...]]
"""Parts of parts, by the id of the incident and the number of the part they belong to."""

_TABLE = cast(Table, rows.IncidentRow.__table__)
_TAGGED = cast(Table, rows.IncidentTagRow.__table__)
_LISTS = {*(part.field for part in PARTS), "tags"}
_IN_ORDER = tuple(f.name for f in dataclasses.fields(Incident) if f.name in _LISTS)


def load(connection: Connection, uids: Iterable[str]) -> list[Incident]:
    """Whole incidents, in the order asked; uids that name none are left out."""
    wanted = list(uids)
    found: dict[str, Incident] = {}
    for start in range(0, len(wanted), CHUNK):
        for incident in _load_chunk(connection, wanted[start : start + CHUNK]):
            found[incident.uid] = incident
    return [found[uid] for uid in wanted if uid in found]


def _load_chunk(connection: Connection, uids: Sequence[str]) -> list[Incident]:
    heads = connection.execute(_heads(), {"uids": json.dumps(uids)}).all()
    if not heads:
        return []
    numbers = json.dumps([head[0] for head in heads])
    below = {
        "claims": _grouped(connection, STATEMENT, "claim_n", numbers),
        "attachments": _grouped(connection, CUSTODY, "attachment_n", numbers),
    }
    found = {part.field: _values(connection, part.mapper, numbers, below.get(part.field)) for part in PARTS}
    found["tags"] = _by_incident(connection.execute(_tagged(), {"numbers": numbers}).all(), lambda row: row[1])
    lists = [found[name] for name in _IN_ORDER]
    read = _reader(INCIDENT, "id")
    return [read(head, *[values.get(head[0], ()) for values in lists]) for head in heads]


def _values(
    connection: Connection, mapper: Mapper[Any], numbers: str, below: Below | None
) -> dict[int, tuple[Any, ...]]:
    found = connection.execute(_parts(mapper, "n"), {"numbers": numbers}).all()
    read = _reader(mapper, "incident_id", "n")
    if below is None:
        return _by_incident(found, read)
    return _by_incident(found, lambda row: read(row, below.get((row[0], row[1]), ())))


def _by_incident(found: Sequence[Any], read: Callable[[Any], Any]) -> dict[int, tuple[Any, ...]]:
    lists: dict[int, list[Any]] = {}
    for row in found:
        lists.setdefault(row[0], []).append(read(row))
    return {number: tuple(values) for number, values in lists.items()}


def _grouped(connection: Connection, mapper: Mapper[Any], parent: str, numbers: str) -> Below:
    lists: dict[tuple[int, int], list[Any]] = {}
    read = _reader(mapper, "incident_id", parent)
    for row in connection.execute(_parts(mapper, parent), {"numbers": numbers}).all():
        lists.setdefault((row[0], row[1]), []).append(read(row))
    return {key: tuple(values) for key, values in lists.items()}


@cache
def _reader(mapper: Mapper[Any], *before: str) -> Callable[..., Any]:
    return mapper.reader(*before)


@cache
def _heads() -> Select[Any]:
    return select(_TABLE.c.id, *INCIDENT.columns()).where(among(_TABLE.c.uid, "uids"))


@cache
def _parts(mapper: Mapper[Any], number: str) -> Select[Any]:
    table = mapper.table
    asked = select(table.c.incident_id, table.c[number].label("_number"), *mapper.columns())
    return asked.where(among(table.c.incident_id, "numbers")).order_by(table.c.incident_id, table.c.n)


@cache
def _tagged() -> Select[Any]:
    tag = cast(Table, rows.TagRow.__table__)
    asked = select(_TAGGED.c.incident_id, tag.c.uid).join(tag, tag.c.id == _TAGGED.c.tag_id)
    return asked.where(among(_TAGGED.c.incident_id, "numbers")).order_by(tag.c.uid)
