"""Incidents read back whole: put together from their rows, many at a time, by statements that are built once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, bindparam, select

from vedette.domain.attachment import Attachment
from vedette.domain.claim import Claim
from vedette.domain.incident import Incident
from vedette.storage import rows
from vedette.storage.ids import CHUNK
from vedette.storage.mapping import Mapper
from vedette.storage.parts import CUSTODY, INCIDENT, PARTS, STATEMENT

_TABLE = cast(Table, rows.IncidentRow.__table__)
_TAGGED = cast(Table, rows.IncidentTagRow.__table__)
_EMPTY: dict[type[Any], dict[str, Any]] = {Claim: {"statements": ()}, Attachment: {"custody": ()}}


def load(connection: Connection, uids: Iterable[str]) -> list[Incident]:
    """Whole incidents, in the order asked; uids that name none are left out."""
    wanted = list(uids)
    found: dict[str, Incident] = {}
    for start in range(0, len(wanted), CHUNK):
        for incident in _load_chunk(connection, wanted[start : start + CHUNK]):
            found[incident.uid] = incident
    return [found[uid] for uid in wanted if uid in found]


def _load_chunk(connection: Connection, uids: Sequence[str]) -> list[Incident]:
    heads = connection.execute(_heads(), {"uids": uids}).all()
    numbers = [head[0] for head in heads]
    if not numbers:
        return []
    parts: dict[str, dict[int, list[Any]]] = {p.field: _values(connection, p.mapper, numbers) for p in PARTS}
    _join(parts["claims"], _grouped(connection, STATEMENT, "claim_n", numbers), "statements")
    _join(parts["attachments"], _grouped(connection, CUSTODY, "attachment_n", numbers), "custody")
    parts["tags"] = _tags(connection, numbers)
    found = []
    for head in heads:
        more = {name: tuple(values.get(head[0], ())) for name, values in parts.items()}
        found.append(INCIDENT.value(head, 1, **more))
    return found


def _values(connection: Connection, mapper: Mapper[Any], numbers: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    extra = _EMPTY.get(mapper.kind, {})
    for cells in connection.execute(_parts(mapper), {"numbers": numbers}):
        found.setdefault(cells[0], []).append(mapper.value(cells, 1, **extra))
    return found


def _grouped(
    connection: Connection, mapper: Mapper[Any], parent: str, numbers: Sequence[int]
) -> dict[tuple[int, int], list[Any]]:
    found: dict[tuple[int, int], list[Any]] = {}
    for cells in connection.execute(_parts(mapper, parent), {"numbers": numbers}):
        found.setdefault((cells[0], cells[1]), []).append(mapper.value(cells, 2))
    return found


def _join(parents: dict[int, list[Any]], children: dict[tuple[int, int], list[Any]], field: str) -> None:
    for number, values in parents.items():
        parents[number] = [
            replace(value, **{field: tuple(children[number, value.n])}) if (number, value.n) in children else value
            for value in values
        ]


def _tags(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, uid in connection.execute(_tagged(), {"numbers": numbers}):
        found.setdefault(number, []).append(uid)
    return found


@cache
def _heads() -> Select[Any]:
    return select(_TABLE.c.id, *INCIDENT.columns()).where(_TABLE.c.uid.in_(bindparam("uids", expanding=True)))


@cache
def _parts(mapper: Mapper[Any], *more: str) -> Select[Any]:
    table = mapper.table
    asked = select(table.c.incident_id, *(table.c[name] for name in more), *mapper.columns())
    mine = table.c.incident_id.in_(bindparam("numbers", expanding=True))
    return asked.where(mine).order_by(table.c.incident_id, table.c.n)


@cache
def _tagged() -> Select[Any]:
    tag = cast(Table, rows.TagRow.__table__)
    asked = select(_TAGGED.c.incident_id, tag.c.uid).join(tag, tag.c.id == _TAGGED.c.tag_id)
    return asked.where(_TAGGED.c.incident_id.in_(bindparam("numbers", expanding=True))).order_by(tag.c.uid)
