"""What happened, when, where, who took part and how many: the head of a summary, its SALUTE block and its tables."""

from __future__ import annotations

from vedette.domain.actor import Role
from vedette.domain.coordinates import Point, as_decimal, as_dms, as_mgrs
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity, shown
from vedette.domain.report.blocks import (
    Cell,
    Facts,
    Grid,
    Para,
    Prose,
    Run,
    Section,
    cell,
    para,
    quiet,
    said,
    strong,
    words,
)
from vedette.domain.report.status_reason import status_reason
from vedette.domain.report.visible import isolated, one_line, visible
from vedette.domain.report.voice import Voice

NOT_RECORDED = "not recorded"
_EQUIPMENT = frozenset({"weapons", "vehicles", "aircraft", "drones", "vessels", "projectiles"})
_Lines = list[tuple[str, Cell]]


def head_section(voice: Voice) -> Section:
    """Status, type, the times of event, detection and report, places, sharing level, tags."""
    incident, codes = voice.dossier.incident, voice.codes
    lines: _Lines = [
        (
            "Status",
            cell(para(strong(voice.status()), words(f" – {status_reason(incident)}"))),
        ),
        ("Type", cell(_type(voice))),
        ("Event", cell(voice.when(incident.when) or "no date")),
        ("Detected", cell(voice.when(incident.detected))),
        ("Said on", cell(voice.when(incident.reported))),
        *((_place_label(voice, place), place_cell(voice, place)) for place in incident.places),
        ("Stage", cell(_stage(voice))),
        ("Sharing", cell(voice.label(codes.tlp, incident.sensitivity) or "not marked")),
        ("Content", cell("; ".join(voice.label(codes.content_flags, flag) for flag in incident.content_flags))),
        ("Tags", cell(", ".join(one_line(voice.dossier.tag_path(uid)) for uid in incident.tags))),
    ]
    if not incident.places:
        lines.insert(5, ("Place", cell(NOT_RECORDED)))
    return Section("", (Facts(tuple(line for line in lines if line[1])),))


def salute_section(voice: Voice) -> Section:
    """Size, Activity, Location, Unit, Time, Equipment, in this order; nothing where the head has said it all."""
    incident = voice.dossier.incident
    people = [q for q in incident.quantities if _counts(voice, q, "people") or _counts(voice, q, "outcome")]
    equipment = [q for q in incident.quantities if q.subject in _EQUIPMENT]
    lines: _Lines = [
        ("Size", cell(*(amount(voice, q) for q in people))),
        ("Activity", cell(_type(voice), words(incident.summary))),
        ("Location", cell(*(_place_line(voice, place) for place in incident.places))),
        ("Unit", cell(*(_role_line(voice, role) for role in incident.actors))),
        ("Time", cell("" if incident.when.is_empty else voice.read_as(incident.when))),
        ("Equipment", cell(*(amount(voice, q) for q in equipment))),
    ]
    adds = bool(people or equipment or incident.actors or incident.summary.strip())
    return Section("SALUTE", (Facts(tuple(line for line in lines if line[1])),) if adds else ())


def account_section(voice: Voice) -> Section:
    """The account as somebody wrote it for the record, and that it is no finding where only parties speak."""
    incident = voice.dossier.incident
    found = prose_section("What happened", incident.narrative)
    if not found.blocks or incident.status not in {"contested", "asserted"}:
        return found
    by = f" by {one_line(incident.created_by, 80)}" if incident.created_by.strip() else ""
    lead = f"As recorded{by}, and not established: who says what stands apart from it."
    return Section(found.title, (Prose((para(quiet(lead)),)), *found.blocks))


def prose_section(title: str, text: str) -> Section:
    """Running text under a title, line by line as each may have its own direction; nothing where there is no text."""
    lines = [line for line in visible(text).split("\n") if line.strip()]
    return Section(title, (Prose(tuple(para(Run(isolated(line))) for line in lines)),) if lines else ())


def numbers_section(voice: Voice) -> Section:
    """Every quantity: as said, then low, best and high; an empty limit stays empty."""
    rows = tuple(_quantity_row(voice, q) for q in voice.dossier.incident.quantities)
    head = tuple(cell(strong(name)) for name in ("As said", "Read as", "Low", "Best", "High", "From"))
    return Section("Numbers", (Grid((21, 26, 13, 13, 13, 14), rows, head, frozenset({2, 3, 4})),) if rows else ())


def actors_section(voice: Voice) -> Section:
    """Who took part, as what, and who says so."""
    rows = tuple(_role_row(voice, role) for role in voice.dossier.incident.actors)
    head = tuple(cell(strong(name)) for name in ("Actor", "Role", "Says who"))
    return Section("Actors and roles", (Grid((40, 36, 24), rows, head),) if rows else ())


def fields_section(voice: Voice) -> Section:
    """The logbook's own fields, codes as imported, and the keys the incident has elsewhere."""
    incident = voice.dossier.incident
    lines: _Lines = [(one_line(voice.fields.get(f.key, f.key)), cell(f.value)) for f in incident.fields]
    lines += [(f"Imported {one_line(f.key, 60)}", cell(f.value)) for f in incident.codes]
    lines += [(_key(voice, x.scheme), cell(x.value)) for x in incident.external_ids]
    return Section("Further fields", (Facts(tuple(lines)),) if lines else ())


def _key(voice: Voice, scheme: str) -> str:
    """What a key elsewhere is called; one that came from a column of a spreadsheet is named as that column was."""
    kind, _, column = scheme.partition(":")
    if kind == "plain" and column:
        return f"“{one_line(column.split(':')[0].replace('_', ' '))}” in the imported file"
    return f"{voice.label(voice.codes.external_schemes, scheme)} key"


def amount(voice: Voice, quantity: Quantity) -> str:
    """One quantity in words, with what was said where that says more: “around 250 migrants” (about 250 migrants)."""
    noun = None if quantity.subject == "other" else voice.label(voice.codes.quantity_subjects, quantity.subject)
    said_so = one_line(quantity.verbatim)
    counted = "" if quantity.chosen else " [not counted in totals]"
    if said_so and not quantity.figures():
        return f"“{said_so}” ({noun or 'other'}; in words, no figure){counted}"
    return f"{_reading(voice, quantity, noun)}{f', said as “{said_so}”' if said_so else ''}{counted}"


def place_cell(voice: Voice, place: Place) -> Cell:
    """The words as said, what they stand for, the point in three notations and how exact it is."""
    first = (
        para(said(place.text), words(_after(", read as ", one_line(place.reading()))))
        if place.text.strip()
        else one_line(place.reading())
    )
    more = [
        _point(place),
        _precision(voice, place),
        f"coordinates as given: “{one_line(place.coordinates_text)}”" if place.coordinates_text.strip() else "",
        f"placed by {voice.label(voice.codes.place_methods, place.method)}" if place.method else "",
        f"border segment {one_line(place.border_segment)}" if place.border_segment.strip() else "",
        f"side: {voice.label(voice.codes.sides, place.side)}" if place.side else "",
        f"post or marker {one_line(place.marker)}" if place.marker.strip() else "",
        f"source {voice.source(place.source_item)}" if place.source_item else "",
        f"note: {one_line(place.note, 2_000)}" if place.note.strip() else "",
    ]
    return cell(first or _nil(voice, place.nil_reason), quiet("; ".join(part for part in more if part)))


def where_exactly(voice: Voice, place: Place) -> str:
    """The point in three notations and how exact it is; '' where neither is recorded."""
    return "; ".join(part for part in (_point(place), _precision(voice, place)) if part)


def _type(voice: Voice) -> str:
    incident, codes = voice.dossier.incident, voice.codes
    kind = "" if incident.kind == "single" else voice.label(codes.incident_kinds, incident.kind)
    parts = (voice.label(codes.event_types, incident.type), one_line(incident.subtype), kind)
    return "; ".join(part for part in parts if part)


def _stage(voice: Voice) -> str:
    incident, codes = voice.dossier.incident, voice.codes
    parts = (
        f"{voice.label(codes.report_stages, incident.stage)} report" if incident.stage else "",
        voice.label(codes.workflow_statuses, incident.workflow),
        f"monitoring {voice.label(codes.monitoring_statuses, incident.monitoring)}" if incident.monitoring else "",
        f"priority {voice.label(codes.priorities, incident.priority)}" if incident.priority else "",
    )
    return "; ".join(part for part in parts if part)


def _nil(voice: Voice, reason: str) -> str:
    return voice.label(voice.codes.nil_reasons, reason) or NOT_RECORDED


def _place_label(voice: Voice, place: Place) -> str:
    return "Place" if place.role == "where" else f"Place: {voice.label(voice.codes.place_roles, place.role)}"


def _place_line(voice: Voice, place: Place) -> str:
    role = "" if place.role == "where" else f"{voice.label(voice.codes.place_roles, place.role)}: "
    name = (
        f"“{one_line(place.text)}”{_after(', read as ', one_line(place.reading()))}"
        if place.text.strip()
        else one_line(place.reading())
    )
    precision = _precision(voice, place)
    return f"{role}{name or _nil(voice, place.nil_reason)}" + (f" ({precision})" if precision else "")


def _after(lead: str, text: str) -> str:
    return lead + text if text else ""


def _point(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return ""
    point = Point(place.lat, place.lon)
    notations = (as_decimal(point), as_dms(point), _grid_square(as_mgrs(point), place.uncertainty_m))
    return " = ".join(one for one in notations if one)


def _grid_square(mgrs: str, radius: float | None) -> str:
    """No finer than the circle: within 25 km stands the square of 10 km, in which the point lies."""
    if not mgrs or radius is None:
        return mgrs
    kept = 5 - min(max(len(str(int(max(radius, 1)))) - 1, 0), 5)
    square, digits = mgrs[:-10], mgrs[-10:]
    return f"{square}{digits[:5][:kept]}{digits[5:][:kept]}"


def _precision(voice: Voice, place: Place) -> str:
    if not place.precision and place.uncertainty_m is None:
        return ""
    known = voice.label(voice.codes.place_precisions, place.precision)
    words_ = f"precision {place.precision}, {known}" if known != place.precision else f"precision {known}"
    if place.uncertainty_m is None:
        return words_ if place.precision else ""
    circle = f"within {_metres(place.uncertainty_m)}"
    return f"{words_}, {circle}" if place.precision else circle


def _metres(radius: float) -> str:
    return f"{shown(radius / 1000)}\u00a0km" if radius >= 10_000 else f"{shown(radius)}\u00a0m"


def _counts(voice: Voice, quantity: Quantity, what: str) -> bool:
    entry = voice.codes.quantity_subjects.get(quantity.subject)
    return entry is not None and entry.flag(what)


def _quantity_row(voice: Voice, quantity: Quantity) -> tuple[Cell, ...]:
    noun = None if quantity.subject == "other" else voice.label(voice.codes.quantity_subjects, quantity.subject)
    remarks = [
        f"as of {voice.when(quantity.as_of)}" if quantity.as_of is not None else "",
        "" if quantity.chosen else "not counted in totals",
        one_line(quantity.note, 2_000),
    ]
    origin = [
        f"claim\u00a0{quantity.claim}" if quantity.claim is not None else "",
        f"statement\u00a0{quantity.statement}" if quantity.statement is not None else "",
        voice.source(quantity.source_item or ""),
    ]
    figures = (quantity.low, quantity.best, quantity.high)
    return (
        cell(said(quantity.verbatim)) if quantity.verbatim.strip() else cell("no words recorded"),
        cell(_reading(voice, quantity, noun), quiet("; ".join(part for part in remarks if part))),
        *(cell(words("–" if figure is None else shown(figure))) for figure in figures),
        cell(quiet(", ".join(part for part in origin if part))),
    )


def _reading(voice: Voice, quantity: Quantity, noun: str | None) -> str:
    if quantity.figures():
        return quantity.describe(noun)
    reason = voice.label(voice.codes.nil_reasons, quantity.nil_reason)
    what = f"{noun}: " if noun else ""
    return f"{what}no figure, {reason}" if reason else f"{what}no figure, words only"


def _role_row(voice: Voice, role: Role) -> tuple[Cell, ...]:
    actor = voice.dossier.actors.get(role.actor)
    unknown = "unidentified" if actor is not None and actor.unidentified else ""
    return (
        cell(words(voice.actor(role.actor)), quiet(unknown)),
        cell(words(_role_words(voice, role)), quiet(one_line(role.note, 2_000))),
        cell(quiet(_says_who(voice, role))),
    )


def _role_words(voice: Voice, role: Role) -> str:
    codes = voice.codes
    parts = (
        voice.label(codes.roles, role.role),
        voice.label(codes.involvement, role.involvement),
        voice.label(codes.state_responsibility, role.responsibility),
        f"in the end: {voice.label(codes.end_statuses, role.end_status)}" if role.end_status else "",
        f"certainty: {voice.label(codes.certainties, role.certainty)}" if role.certainty else "",
    )
    return "; ".join(part for part in parts if part)


def _role_line(voice: Voice, role: Role) -> Para:
    by = f" ({_says_who(voice, role)})" if role.asserted_by is not None else ""
    return para(words(f"{voice.actor(role.actor)}: {voice.label(voice.codes.roles, role.role)}"), quiet(by))


def _says_who(voice: Voice, role: Role) -> str:
    """A role that a statement gives is that party's word, not ours."""
    if role.asserted_by is None:
        return "our reading of the record"
    party = next((voice.party(s) for _, s in voice.dossier.incident.statements() if s.n == role.asserted_by), "")
    number = f"statement\u00a0{role.asserted_by}"
    return f"according to {party}, {number}" if party else f"according to {number}"
