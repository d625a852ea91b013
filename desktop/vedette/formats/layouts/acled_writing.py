"""What ACLED's columns say of an incident of ours: derived codes, or the reason why there are none."""

from __future__ import annotations

from collections.abc import Mapping

from vedette import paths
from vedette.domain.actor import Actor, Role
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.taxonomy import Entry
from vedette.formats.layouts.acled import ASSOCIATED, CROWD, KEEPING, TARGETED
from vedette.formats.layouts.acled_codes import inter_of, interaction, sub_event
from vedette.formats.layouts.carried import point_cells
from vedette.formats.layouts.codable_dates import for_acled
from vedette.formats.layouts.countries import country_cells
from vedette.formats.layouts.derived import (
    INITIATING,
    MEANT,
    death_rows,
    main_place,
    named,
    number_of,
    one_cell,
    source_names,
)
from vedette.formats.layouts.precisions import ACLED, code_of
from vedette.formats.layouts.writing_back import (
    Group,
    always,
    same_actors,
    same_place,
    same_quantities,
    same_sources,
    same_tags,
    same_type,
    same_when,
)

_FORCES = ("1", "2", "3", "4", "8")
_CROWDS = ("5", "6", "7")


def _key(dossier: Dossier) -> Mapping[str, str]:
    return {"event_id_cnty": KEEPING.key_of(dossier.incident) or dossier.incident.reference}


def _date(dossier: Dossier) -> Mapping[str, str] | str:
    coded = for_acled(dossier.incident.when)
    if isinstance(coded, str):
        return coded
    day = coded.day
    return {"event_date": day.isoformat(), "year": str(day.year), "time_precision": coded.precision}


def _type(dossier: Dossier) -> Mapping[str, str] | str:
    entry = _sub_event_of(dossier)
    if isinstance(entry, str):
        return entry
    return {
        "disorder_type": entry.text("disorder_type"),
        "event_type": entry.text("event_type"),
        "sub_event_type": entry.label,
    }


def _sub_event_of(dossier: Dossier) -> Entry | str:
    """ACLED's sub-event: as the subtype says, as the parties decide, or as our list suggests."""
    incident = dossier.incident
    if not incident.type:
        return "It has no type of event, which ACLED needs."
    ours = paths.taxonomies().event_types.get(incident.type)
    told = sub_event(incident.subtype) if incident.subtype else None
    if told is not None and (ours is None or ours.text("acled_type") in ("", told.text("event_type")) or _free(ours)):
        return told
    by_parties = sub_event(_by_parties(incident.type, dossier))
    if by_parties is not None:
        return by_parties
    name = ours.text("acled_type") if ours is not None else ""
    if ours is None or not name:
        label = ours.label if ours is not None else incident.type
        return f"ACLED has no type for “{label}”; give one of its sub-event types as the subtype if it fits."
    found = sub_event(ours.text("acled_sub_type"), name)
    return found or f"ACLED tells kinds of “{name}” apart; give one of its sub-event types as the subtype."


def _free(ours: Entry) -> bool:
    """Whether the ACLED type depends on more than ours."""
    return ours.key == "other" or bool(ours.text("acled_note"))


def _by_parties(kind: str, dossier: Dossier) -> str:
    """Where the sub-event follows from who acted and on whom; '' where it does not, or nobody says."""
    meant = {inter_of(actor) for _, actor in named(dossier, MEANT)}
    if kind == "shots_live":
        return "Attack" if "7" in meant else "Armed clash" if meant & set(_FORCES) else ""
    acting = {inter_of(actor) for _, actor in named(dossier, INITIATING)}
    return "Mob violence" if kind == "objects_thrown" and acting & set(_CROWDS) else ""


def _actors(dossier: Dossier) -> Mapping[str, str]:
    cells: dict[str, str] = {}
    groups = []
    for number, roles in (("1", INITIATING), ("2", MEANT)):
        found = named(dossier, roles)
        cells["actor" + number] = _main(found)
        cells["assoc_actor_" + number] = "; ".join(one_cell(actor.name) for _, actor in found[1:])
        groups.append(inter_of(found[0][1]) if found else "")
        cells["inter" + number] = groups[-1]
    return {**cells, "interaction": interaction(groups, in_words=False)}


def _main(found: list[tuple[Role, Actor]]) -> str:
    return found[0][1].name if found and found[0][0].note != ASSOCIATED else ""


def _place(dossier: Dossier) -> Mapping[str, str] | str:
    place = main_place(dossier)
    if not place.label:
        return "It has no place, which ACLED needs."
    precision = code_of(place, ACLED)
    if not precision:
        return "Its place is no more exact than a country, or nobody says how exact; ACLED has no code for that."
    if not place.has_point:
        return "Its place has no coordinates, which ACLED needs."
    latitude, longitude = point_cells(place)
    return {
        "location": place.label,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "admin3": place.admin3,
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": precision,
        **country_cells(place),
    }


def _fatalities(dossier: Dossier) -> Mapping[str, str]:
    """ACLED writes 0 also where nobody says."""
    return {"fatalities": str(sum(number_of(row) or 0 for row in death_rows(dossier)))}


def _same_tags(again: Incident, dossier: Dossier) -> bool:
    return same_tags(again, dossier) and same_quantities("persons")(again, dossier)


def _tags(dossier: Dossier) -> Mapping[str, str]:
    """Our own tags are not ACLED's: only the size of a crowd is told."""
    sizes = [q for q in dossier.incident.quantities if q.subject in ("persons", "protesters") and q.chosen]
    said = [one_cell(q.verbatim or q.describe("")).strip() for q in sizes]
    names = [dossier.tag_path(uid) for uid in dossier.incident.tags]
    return {
        "tags": "; ".join(f"{CROWD}={size}" for size in said if size),
        "civilian_targeting": TARGETED.capitalize() if TARGETED in names else "",
    }


def _sources(dossier: Dossier) -> Mapping[str, str]:
    items = [dossier.items[uid] for uid in dossier.incident.cited_items() if uid in dossier.items]
    scales = {dossier.sources[item.source].scale for item in items if item.source in dossier.sources}
    scale = scales.pop() if len(scales) == 1 else ""
    return {"source": "; ".join(map(one_cell, source_names(dossier))), "source_scale": scale}


def _notes(dossier: Dossier) -> Mapping[str, str]:
    return {"notes": dossier.incident.summary or dossier.incident.narrative}


GROUPS = (
    Group(("event_id_cnty",), always, _key),
    Group(("event_date", "year", "time_precision"), same_when, _date),
    Group(("disorder_type", "event_type", "sub_event_type"), same_type, _type),
    Group(
        ("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction"), same_actors, _actors
    ),
    Group(
        ("location", "admin1", "admin2", "admin3", "country", "latitude", "longitude", "geo_precision", "iso", "iso3",
         "region"),
        same_place,
        _place,
    ),
    Group(("fatalities",), same_quantities("deaths"), _fatalities),
    Group(("tags", "civilian_targeting"), _same_tags, _tags),
    Group(("source", "source_scale"), same_sources, _sources),
    Group(("notes",), lambda again, dossier: again.summary == dossier.incident.summary, _notes),
)  # fmt: skip
