"""Which part of an incident lies in which table."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import Table

from vedette.domain.actor import Role
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment, Custody
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import FieldValue
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation
from vedette.storage import rows
from vedette.storage.mapping import Mapper

_NONE: frozenset[str] = frozenset()


def _mapper(kind: type[Any], row: type[rows.Base], refs: dict[str, str] | None = None, *skip: str) -> Mapper[Any]:
    return Mapper(kind, cast(Table, row.__table__), refs or {}, frozenset(skip))


_PARTS_OF_INCIDENT = (
    "places", "claims", "assessments", "actors", "quantities", "sources", "links", "tags", "attachments", "fields",
    "codes", "external_ids",
)  # fmt: skip

INCIDENT = _mapper(Incident, rows.IncidentRow, None, *_PARTS_OF_INCIDENT)


@dataclass(frozen=True, slots=True)
class Part:
    """A list of an incident: its field, its mapper, and whether its values carry a number `n` of their own."""

    field: str
    mapper: Mapper[Any]
    numbered: bool = False


_ITEM = {"source_item": "source_item"}

PARTS = (
    Part("places", _mapper(Place, rows.PlaceRow, _ITEM)),
    Part("claims", _mapper(Claim, rows.ClaimRow, None, "statements"), numbered=True),
    Part("assessments", _mapper(Assessment, rows.AssessmentRow, {"actor": "actor"}), numbered=True),
    Part("actors", _mapper(Role, rows.IncidentActorRow, {"actor": "actor"})),
    Part("quantities", _mapper(Quantity, rows.QuantityRow, _ITEM), numbered=True),
    Part("sources", _mapper(Citation, rows.CitationRow, {"item": "source_item"})),
    Part("links", _mapper(Link, rows.LinkRow, _ITEM)),
    Part("attachments", _mapper(Attachment, rows.AttachmentRow, None, "custody"), numbered=True),
    Part("fields", _mapper(FieldValue, rows.CustomValueRow)),
    Part("codes", _mapper(FieldValue, rows.CodeRow)),
    Part("external_ids", _mapper(ExternalId, rows.ExternalIdRow)),
)
STATEMENT = _mapper(
    Statement,
    rows.StatementRow,
    {"party": "actor", "spokesperson": "actor", "addressee": "actor", "source_item": "source_item"},
)
CUSTODY = _mapper(Custody, rows.CustodyRow)
_NAMING = tuple(
    (attrgetter(part.field), kind, attrgetter(name)) for part in PARTS for name, kind in part.mapper.refs.items()
)
_SAYING = tuple((kind, attrgetter(name)) for name, kind in STATEMENT.refs.items())


def references(incident: Incident) -> list[tuple[str, str]]:
    """(kind, uid) of every shared thing that an incident names."""
    found = [("tag", tag) for tag in incident.tags]
    for values, kind, named in _NAMING:
        found += [(kind, uid) for value in values(incident) if (uid := named(value))]
    for claim in incident.claims:
        for statement in claim.statements:
            found += [(kind, uid) for kind, named in _SAYING if (uid := named(statement))]
    return found
