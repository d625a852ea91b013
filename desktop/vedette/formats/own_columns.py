"""The readable columns of our own CSV: which there are, and what stands in them for an incident. Reads nothing back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter, itemgetter

from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment
from vedette.domain.document import SCHEMA, digest, to_text
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.when import When
from vedette.formats.cell_language import joined
from vedette.formats.cell_names import CellNames
from vedette.formats.field_texts import number_text
from vedette.formats.part_cells import COLUMNS as PART_COLUMNS
from vedette.formats.part_cells import write_cell

COLUMNS = (
    "schema", "uid", "reference", "title", "event_type", "workflow_status", "report_stage",
    "date_text", "date_edtf", "date_earliest", "date_latest", "date_shape", "date_qualifier", "date_tz",
    "detected_edtf", "reported_edtf",
    "place_name", "admin1", "admin2", "country", "latitude", "longitude", "place_precision", "uncertainty_m",
    "border_segment", "side",
    "summary", "narrative", "actors", "quantities", "claims", "contested",
    "assessment", "likelihood", "confidence", "assessment_reason",
    "sources", "admiralty", "independent_sources", "links", "tags", "tlp", "attachments", "measures", "outcome",
    "created_at", "updated_at", "revision", "row_hash",
)  # fmt: skip

TEXTS: Mapping[str, str] = {
    "reference": "reference",
    "title": "title",
    "event_type": "type",
    "workflow_status": "workflow",
    "report_stage": "stage",
    "summary": "summary",
    "narrative": "narrative",
    "tlp": "sensitivity",
    "measures": "measures",
    "outcome": "outcome",
}
"""Column to the field of an incident that holds the very text."""

PLACE_TEXTS: Mapping[str, str] = {
    "admin1": "admin1",
    "admin2": "admin2",
    "place_precision": "precision",
    "border_segment": "border_segment",
    "side": "side",
}
"""Column to the field of the incident's main place."""

JUDGED: Mapping[str, str] = {"likelihood": "likelihood", "confidence": "confidence", "assessment_reason": "reason"}
"""Column to the field of our latest assessment of the incident as a whole."""

_texts = attrgetter(*TEXTS.values())
_place_texts = attrgetter(*PLACE_TEXTS.values())
_judged = attrgetter(*JUDGED.values())
_FOUND = (
    *TEXTS,
    "schema", "uid", "contested", "admiralty", "independent_sources", "attachments", "created_at", "updated_at",
    "revision",
    "date_text", "date_edtf", "date_earliest", "date_latest", "date_shape", "date_qualifier", "date_tz",
    "detected_edtf", "reported_edtf",
    *PLACE_TEXTS, "place_name", "country", "latitude", "longitude", "uncertainty_m",
    *JUDGED, *PART_COLUMNS, "tags", "row_hash",
)  # fmt: skip
"""The columns in the order in which they are worked out."""

_ordered = itemgetter(*map(_FOUND.index, COLUMNS))
_NOWHERE = Place()
_UNJUDGED = Assessment(status="")
_SCHEMA = str(SCHEMA)

WORKED_OUT = frozenset(
    {"schema", "contested", "admiralty", "independent_sources", "attachments", "created_at", "updated_at", "revision"}
    | {"row_hash"}
)
"""Columns that follow from the rest, or are no text at all: a change of them in a spreadsheet is not taken."""

FIELD_MARK = "field."
"""Before the key of a custom field in a heading."""


def headings(fields: Iterable[str]) -> tuple[str, ...]:
    """The readable columns, with one for each custom field."""
    return (*COLUMNS, *(f"{FIELD_MARK}{key}" for key in fields))


def cells(dossier: Dossier, names: CellNames, fields: Iterable[str] = (), revision: str = "") -> dict[str, str]:
    """What stands in each readable column; `fields` are keys of custom fields, `revision` that cell if it is known."""
    keys = tuple(fields)
    return dict(zip(headings(keys), row(dossier, names, keys, revision), strict=True))


def row(dossier: Dossier, names: CellNames, fields: Iterable[str], revision: str) -> list[str]:
    """The same in the order of the headings."""
    incident = dossier.incident
    found = (
        *_texts(incident),
        *_worked_out(dossier),
        revision or digest(to_text(incident)),
        *when_cells(incident.when),
        _short(incident.detected),
        _short(incident.reported),
        *place_cells(main_place(incident) or _NOWHERE),
        *_judged(latest_judgement(incident) or _UNJUDGED),
        *[write_cell(shape, getattr(incident, field), names) for field, shape in PART_COLUMNS.values()],
        joined([names.shown("tag", uid) for uid in incident.tags]),
        "",  # whoever writes the row knows its document too
    )
    return [*_ordered(found), *[field_cell(incident, key) for key in fields]]


def when_cells(when: When) -> tuple[str, ...]:
    """The columns of an incident's own date."""
    return (when.text, when.edtf, when.earliest or "", when.latest or "", when.shape, when.qualifier, when.tz)


def place_cells(place: Place) -> tuple[str, ...]:
    """The columns of the main place."""
    return (
        *_place_texts(place),
        place.text or place.name,
        place.country or place.country_name,
        number_text(place.lat),
        number_text(place.lon),
        number_text(place.uncertainty_m),
    )


def main_place(incident: Incident) -> Place | None:
    """Where it happened: the first place of that role, else the first there is."""
    return next((place for place in incident.places if place.role == "where"), next(iter(incident.places), None))


def latest_judgement(incident: Incident) -> Assessment | None:
    """Our last assessment of the incident as a whole."""
    return next((one for one in reversed(incident.assessments) if one.claim is None), None)


def field_cell(incident: Incident, key: str) -> str:
    """The value of a custom field."""
    return joined(value.value for value in incident.fields if value.key == key)


def _worked_out(dossier: Dossier) -> tuple[str, ...]:
    incident = dossier.incident
    return (
        _SCHEMA,
        incident.uid,
        "yes" if incident.contested else "no",
        joined([dossier.item_grade(citation.item) for citation in incident.sources]),
        str(dossier.independent_sources),
        joined(map(_attachment, incident.attachments)),
        incident.created_at,
        incident.updated_at,
    )


def _attachment(attachment: Attachment) -> str:
    return f"{attachment.name} (sha256 {attachment.sha256})"


def _short(when: When | None) -> str:
    """The EDTF, else the words as said: an interval that only words describe must not vanish."""
    return "" if when is None else when.edtf or when.text
