"""What somebody changed in the readable cells of one row, put into the incident; knows nothing of CSV or documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from vedette.domain import coordinates, edtf
from vedette.domain.assessment import Assessment
from vedette.domain.custom_field import FieldValue
from vedette.domain.errors import CannotRead, UserError
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.when import When
from vedette.formats.cell_language import split
from vedette.formats.cell_names import CellNames
from vedette.formats.field_texts import read_number
from vedette.formats.own_columns import FIELD_MARK, JUDGED, PLACE_TEXTS, TEXTS, latest_judgement, main_place
from vedette.formats.part_cells import COLUMNS as PART_COLUMNS
from vedette.formats.part_cells import read_cell


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why the value of a cell can't be used, in one sentence."""

    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Edits:
    """The changed cells of one row by column, what the row was before, and the names by which it speaks of things."""

    cells: Mapping[str, str]
    before: Incident
    names: CellNames


_UNSAID = {"stage": "initial"}
"""What fields say where nobody says anything."""

Step = Callable[[Incident, str, Edits], Incident]


def apply(edits: Edits) -> tuple[Incident, list[CellProblem]]:
    """The incident with every change that can be understood, and what is wrong with the others."""
    incident, problems = edits.before, list[CellProblem]()
    for column, step in _steps(edits.cells):
        value = edits.cells[column]
        try:
            incident = step(incident, value, edits)
        except UserError as error:
            problems.append(CellProblem(column, value, str(error)))
    dates = [column for column in edits.cells if column.startswith("date_")]
    if dates and not problems:
        incident = replace(incident, when=_with_fitting_shape(incident.when, edits))
        problems = [CellProblem(dates[-1], edits.cells[dates[-1]], reason) for reason in incident.when.problems()]
    return incident, problems


def _steps(changed: Mapping[str, str]) -> list[tuple[str, Step]]:
    ordered = {**_STEPS, **{column: _field_step(column) for column in changed if column.startswith(FIELD_MARK)}}
    return [(column, step) for column, step in ordered.items() if column in changed]


def _text_step(field: str) -> Step:
    def step(incident: Incident, value: str, _: Edits) -> Incident:
        changed: dict[str, Any] = {field: value or _UNSAID.get(field, "")}
        return replace(incident, **changed)

    return step


def _title(incident: Incident, value: str, _: Edits) -> Incident:
    return replace(incident, title=value, title_made=False)


def _when_step(change: Callable[[When, str, Edits], When]) -> Step:
    def step(incident: Incident, value: str, edits: Edits) -> Incident:
        return replace(incident, when=change(incident.when, value, edits))

    return step


def _with_fitting_shape(when: When, edits: Edits) -> When:
    """An interval of days that nobody called a shape happened once, somewhere inside."""
    stretched = when.shape == "point" and not when.is_empty and when.first_day != when.last_day
    return replace(when, shape="within") if stretched and "date_shape" not in edits.cells else when


def _date_text(when: When, value: str, edits: Edits) -> When:
    alone = not any(column in edits.cells for column in ("date_edtf", "date_earliest", "date_latest"))
    if when.is_empty and alone and edtf.looks_like(value.strip()):
        return edtf.read(value)
    return replace(when, text=value)


def _date_edtf(when: When, value: str, _: Edits) -> When:
    if not value.strip():
        return When(text=when.text, language=when.language)
    read = edtf.read(value)
    return replace(read, text=when.text or value, tz=read.tz or when.tz, language=when.language, anchor=when.anchor)


def _bound_step(field: str) -> Callable[[When, str, Edits], When]:
    def change(when: When, value: str, _: Edits) -> When:
        bound: dict[str, Any] = {field: value.strip() or None}
        changed = replace(when, **bound)
        # what the words were once worked out to no longer stands for these ends
        return replace(changed, unit="", part_of_day="", inferred=False, overruled=bool(when.text), nil_reason="")

    return change


def _word_step(field: str, default: str) -> Callable[[When, str, Edits], When]:
    def change(when: When, value: str, _: Edits) -> When:
        word: dict[str, Any] = {field: value.strip() or default}
        return replace(when, **word)

    return change


def _moment_step(field: str) -> Step:
    def step(incident: Incident, value: str, _: Edits) -> Incident:
        moment: dict[str, Any] = {field: edtf.read(value) if value.strip() else None}
        return replace(incident, **moment)

    return step


def _place_step(change: Callable[[Place, str, Edits], Place]) -> Step:
    def step(incident: Incident, value: str, edits: Edits) -> Incident:
        old = main_place(incident)
        new = change(old or Place(), value, edits)
        places = incident.places if old is not None else (Place(),)
        at = places.index(old) if old is not None else 0
        kept = (*places[:at], new, *places[at + 1 :])
        return replace(incident, places=kept if new != Place() or old is not None else incident.places)

    return step


def _place_text(field: str) -> Step:
    def change(place: Place, value: str, _: Edits) -> Place:
        text: dict[str, Any] = {field: value}
        return replace(place, **text)

    return _place_step(change)


def _place_name(place: Place, value: str, _: Edits) -> Place:
    return replace(place, text=value) if place.text or value else replace(place, name="")


def _country(place: Place, value: str, _: Edits) -> Place:
    by_name = (not place.country and place.country_name) or len(value) > 3
    # The old country's name is not the new one's; the code alone says which it is.
    return replace(place, country="", country_name=value) if by_name else replace(place, country=value, country_name="")


def _point(place: Place, _: str, edits: Edits) -> Place:
    """Both coordinates at once, for one alone may lie anywhere."""
    old = {"latitude": place.lat, "longitude": place.lon}
    lat, lon = (edits.cells.get(column, "" if old[column] is None else repr(old[column])) for column in old)
    if not lat.strip() and not lon.strip():
        return replace(place, lat=None, lon=None, coordinates_text="")
    if not lat.strip() or not lon.strip():
        raise CannotRead("One coordinate stands alone; give latitude and longitude, or neither.")
    point = coordinates.read_pair(lat, lon)
    return replace(place, lat=point.lat, lon=point.lon, coordinates_text="")


def _uncertainty(place: Place, value: str, _: Edits) -> Place:
    radius = read_number(value) if value.strip() else None
    if radius is not None and radius <= 0:
        raise CannotRead("The radius of uncertainty is more than zero metres; leave it empty where it is unknown.")
    return replace(place, uncertainty_m=radius)


def _parts_step(column: str) -> Step:
    field, shape = PART_COLUMNS[column]

    def step(incident: Incident, value: str, edits: Edits) -> Incident:
        parts: dict[str, Any] = {field: read_cell(shape, value, edits.names)}
        return replace(incident, **parts)

    return step


def _assessments(incident: Incident, value: str, edits: Edits) -> Incident:
    changed = _parts_step("assessment")(incident, value, edits)
    now = {one.n: one for one in changed.assessments}
    if any(now.get(one.n) != one for one in edits.before.assessments):
        raise CannotRead("An assessment is never edited or removed; add one with a new number that supersedes it.")
    return changed


def _judgement(incident: Incident, _: str, edits: Edits) -> Incident:
    """A new assessment that supersedes the last one: what we once thought stays as it was written."""
    old = latest_judgement(incident)
    said: dict[str, Any] = {field: edits.cells[column] for column, field in JUDGED.items() if column in edits.cells}
    if old is not None and old not in edits.before.assessments:  # this very row brought it
        kept = tuple(replace(one, **said) if one is old else one for one in incident.assessments)
        return replace(incident, assessments=kept)
    number = max([0, *(one.n for one in incident.assessments)]) + 1
    new = replace(old or Assessment(), n=number, by="", at="", supersedes=old.n if old else None)
    return replace(incident, assessments=(*incident.assessments, replace(new, **said)))


def _tags(incident: Incident, value: str, edits: Edits) -> Incident:
    uids = {edits.names.uid("tag", name) or edits.names.uid("tag", name.strip()) for name in split(value)}
    return replace(incident, tags=tuple(sorted(uid for uid in uids if uid)))


def _field_step(column: str) -> Step:
    key = column.removeprefix(FIELD_MARK)

    def step(incident: Incident, value: str, _: Edits) -> Incident:
        at = next((i for i, old in enumerate(incident.fields) if old.key == key), len(incident.fields))
        new = tuple(FieldValue(key, text) for text in split(value))
        before, after = (
            tuple(old for old in part if old.key != key) for part in (incident.fields[:at], incident.fields[at:])
        )
        return replace(incident, fields=(*before, *new, *after))

    return step


_STEPS: Mapping[str, Step] = {
    **{column: _text_step(field) for column, field in TEXTS.items()},
    "title": _title,
    "date_text": _when_step(_date_text),
    "date_edtf": _when_step(_date_edtf),
    "date_earliest": _when_step(_bound_step("earliest")),
    "date_latest": _when_step(_bound_step("latest")),
    "date_shape": _when_step(_word_step("shape", "point")),
    "date_qualifier": _when_step(_word_step("qualifier", "exact")),
    "date_tz": _when_step(_word_step("tz", "")),
    "detected_edtf": _moment_step("detected"),
    "reported_edtf": _moment_step("reported"),
    **{column: _place_text(field) for column, field in PLACE_TEXTS.items()},
    "place_name": _place_step(_place_name),
    "country": _place_step(_country),
    "latitude": _place_step(_point),
    "longitude": _place_step(_point),
    "uncertainty_m": _place_step(_uncertainty),
    **{column: _parts_step(column) for column in PART_COLUMNS},
    "assessment": _assessments,
    **dict.fromkeys(JUDGED, _judgement),
    "tags": _tags,
}
