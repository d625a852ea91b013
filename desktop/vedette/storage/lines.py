"""Incidents as rows of a list, read in five questions for a whole screen of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, func, select

from vedette.domain.incident_line import IncidentLine, NamedTag
from vedette.domain.when import When
from vedette.storage import rows
from vedette.storage.ids import CHUNK
from vedette.storage.mapping import read_when


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


_INCIDENT, _PLACE = _table(rows.IncidentRow), _table(rows.PlaceRow)
_STATEMENT, _ACTOR = _table(rows.StatementRow), _table(rows.ActorRow)
_TAGGED, _TAG = _table(rows.IncidentTagRow), _table(rows.TagRow)
_DAMAGED = "\N{REPLACEMENT CHARACTER}"
"""Stands for a text that another program has left as bytes."""

_WHEN = tuple(_INCIDENT.c[f"when_{part}"] for part in ("text", "earliest", "latest", "shape", "qualifier", "detail"))


def lines(connection: Connection, uids: Sequence[str]) -> list[IncidentLine]:
    """Lines in the order asked; uids that name no incident are left out."""
    found: dict[str, IncidentLine] = {}
    for start in range(0, len(uids), CHUNK):
        found.update((line.uid, line) for line in _some(connection, uids[start : start + CHUNK]))
    return [found[uid] for uid in uids if uid in found]


def _some(connection: Connection, uids: Sequence[str]) -> list[IncidentLine]:
    row = _INCIDENT.c
    asked = select(
        row.id, row.uid, row.reference, row.title, row.type, row.status, row.contested, row.source_count,
        row.independent_sources, row.workflow, row.trashed_at, row.created_at, *_WHEN,
    )  # fmt: skip
    heads = connection.execute(asked.where(row.uid.in_(uids))).all()
    numbers = [head.id for head in heads]
    places, parties, tags = (ask(connection, numbers) for ask in (_places, _parties, _tags))
    return [
        _line(head, places.get(head.id, [""])[0], tuple(parties.get(head.id, ())), tuple(tags.get(head.id, ())))
        for head in heads
    ]


def _line(head: Any, place: str, parties: tuple[str, ...], tags: tuple[NamedTag, ...]) -> IncidentLine:
    return IncidentLine(
        uid=head.uid,
        reference=head.reference,
        title=head.title if isinstance(head.title, str) else _DAMAGED,
        when=read_when(head[-len(_WHEN) :]) or When(),
        place=place,
        type=head.type,
        status=head.status,
        contested=head.contested,
        parties=parties,
        tags=tags,
        sources=head.source_count,
        independent=head.independent_sources,
        workflow=head.workflow,
        trashed=bool(head.trashed_at),
        created_at=head.created_at,
    )


def _places(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Any]]:
    """What the first place is called (`Place.label` says it for one that is loaded whole)."""
    place = _PLACE.c
    words = (place.text, place.name, place.admin1, place.country_name, place.country)
    label = func.coalesce(*(func.nullif(word, "") for word in words), "")
    return _by_incident(
        connection, select(place.incident_id, label).where(place.incident_id.in_(numbers), place.n == 1)
    )


def _parties(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Any]]:
    said = _STATEMENT.c
    asked = select(said.incident_id, _ACTOR.c.name).join(_ACTOR, _ACTOR.c.id == said.party_id)
    asked = asked.where(said.incident_id.in_(numbers)).group_by(said.incident_id, _ACTOR.c.id)
    return _by_incident(connection, asked.order_by(said.incident_id, func.min(said.claim_n * 1_000_000 + said.n)))


def _tags(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Any]]:
    asked = select(_TAGGED.c.incident_id, _TAG.c.uid, _TAG.c.name, _TAG.c.colour)
    asked = asked.join(_TAG, _TAG.c.id == _TAGGED.c.tag_id).where(_TAGGED.c.incident_id.in_(numbers))
    return _by_incident(connection, asked.order_by(_TAG.c.folded, _TAG.c.uid))


def _by_incident(connection: Connection, asked: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for number, *cells in connection.execute(asked):
        found.setdefault(number, []).append(NamedTag(*cells) if len(cells) > 1 else cells[0])
    return found
