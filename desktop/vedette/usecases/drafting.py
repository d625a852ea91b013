"""From the few things a person types to an incident: what was understood, and what can't be, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from vedette import paths
from vedette.domain import coordinates, phrases
from vedette.domain.attachment import Attachment
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.source import Citation
from vedette.domain.taxonomy import CodeList
from vedette.domain.when import When
from vedette.usecases.naming import named

LONGEST_TITLE = 120
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as typed; None for a field that was not touched. Names, not uids. Attachments are added."""

    title: str | None = None
    when: str | None = None
    said_on: str | None = None
    place: str | None = None
    lat: str | None = None
    lon: str | None = None
    coordinates: str | None = None
    type: str | None = None
    tags: Sequence[str] | None = None
    text: str | None = None
    source: str | None = None
    party: str | None = None
    stance: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Customs:
    """How this logbook reads dates, and which fields of its own it has."""

    today: date
    zone: str = ""
    night: tuple[int, int] = (18, 6)
    week_starts_sunday: bool = False
    custom_fields: tuple[CustomField, ...] = ()

    def when(self, text: str, anchor: date | None, tz: str = "") -> When:
        """What the words mean; NeedsChoice or another UserError when they can't be understood for certain."""
        return phrases.read(
            text,
            anchor=anchor or self.today,
            tz=tz or self.zone,
            night=self.night,
            week_starts_sunday=self.week_starts_sunday,
        )

    def when_again(self, when: When, anchor: date) -> When:
        """The same words against another said-on day."""
        return phrases.resolve_again(when, anchor, night=self.night, week_starts_sunday=self.week_starts_sunday)


class Reading:
    """Applies a draft to an incident, gathering one sentence per field that can't be understood."""

    def __init__(self, customs: Customs) -> None:
        self._customs = customs
        self._problems: dict[str, str] = {}

    def apply(self, draft: Draft, incident: Incident) -> Incident:
        """The incident with what the draft says; InvalidDraft names every field that is wrong."""
        for step in (self._words, self._times, self._place, self._type, self._source, self._party, self._fields):
            incident = step(draft, incident)
        incident = _with_files(draft, incident)
        if self._problems:
            raise InvalidDraft(self._problems)
        return with_title(incident)

    def _words(self, draft: Draft, incident: Incident) -> Incident:
        if draft.title is not None:
            title = " ".join(draft.title.split())
            if len(title) > LONGEST_TITLE:
                self._problems["title"] = (
                    f"A title has at most {LONGEST_TITLE} characters, this one has {len(title)}; "
                    "put the rest into “What happened”."
                )
            incident = replace(incident, title=title, title_made=False)
        if draft.text is not None:
            incident = replace(incident, narrative=draft.text)
        if draft.tags is not None:
            incident = replace(incident, tags=tuple(named(tag) for tag in draft.tags if tag.strip()))
        return incident

    def _times(self, draft: Draft, incident: Incident) -> Incident:
        if draft.said_on is not None:
            reported = self._when("said_on", draft.said_on, None) if draft.said_on.strip() else None
            incident = replace(incident, reported=reported)
        anchor = said_day(incident.reported)
        if draft.when is not None:
            when = self._when("when", draft.when, anchor) if draft.when.strip() else When()
            return replace(incident, when=(when or incident.when).counted_from(incident.reported))
        if draft.said_on is not None and anchor is not None:
            return replace(incident, when=self._again(incident.when, anchor).counted_from(incident.reported))
        return incident

    def _when(self, field: str, text: str, anchor: date | None) -> When | None:
        return self._try(field, lambda: self._customs.when(text, anchor))

    def _again(self, when: When, anchor: date) -> When:
        return self._try("when", lambda: self._customs.when_again(when, anchor)) or when

    def _place(self, draft: Draft, incident: Incident) -> Incident:
        place = incident.places[0] if incident.places else Place()
        if draft.place is not None:
            place = Place(role=place.role, text=draft.place.strip()) if draft.place.strip() != place.text else place
        if draft.coordinates is not None:
            place = self._point(place, draft.coordinates, lambda: coordinates.read(draft.coordinates or ""))
        elif draft.lat is not None or draft.lon is not None:
            lat, lon = _halves(draft, place)
            place = self._point(place, f"{lat} {lon}".strip(), lambda: coordinates.read_pair(lat, lon))
        elif draft.place is not None:
            place = pointed(place)
        rest = incident.places[1:]
        return replace(incident, places=(place, *rest) if place != Place(role=place.role) else rest)

    def _point(self, place: Place, text: str, read: Callable[[], coordinates.Point]) -> Place:
        if not text:
            return replace(place, lat=None, lon=None, coordinates_text="")
        point = self._try("coordinates", read)
        if point is None:
            return place
        return replace(place, lat=point.lat, lon=point.lon, coordinates_text=text)

    def _type(self, draft: Draft, incident: Incident) -> Incident:
        if draft.type is None:
            return incident
        return replace(incident, type=self._key("type", draft.type, paths.taxonomies().event_types))

    def _source(self, draft: Draft, incident: Incident) -> Incident:
        if draft.source is None:
            return incident
        rest = incident.sources[1:]
        if not draft.source.strip():
            return replace(incident, sources=rest)
        return replace(incident, sources=(Citation(named(draft.source)), *rest))

    def _party(self, draft: Draft, incident: Incident) -> Incident:
        if draft.party is None and draft.stance is None:
            return incident
        if not (draft.party and draft.stance):
            self._problems["party"] = "A party and its stance go together: who says it, and what they say about it."
            return incident
        stance = self.stance(draft.stance)
        item = incident.sources[0].item if incident.sources else ""
        said = Statement(party=named(draft.party), stance=stance, said_on=incident.reported, source_item=item)
        if len(incident.claims) == 1:  # what else could it be about
            (claim,) = incident.claims
            return replace(incident, claims=(replace(claim, statements=(*claim.statements, said)),))
        claim = Claim(text=incident.title or incident.narrative, statements=(said,))
        return replace(incident, claims=(*incident.claims, claim))

    def stance(self, text: str) -> str:
        """The key of a stance; plain “denies” means that the act is denied."""
        return "denies_act" if text.strip() == "denies" else self._key("stance", text, paths.taxonomies().stances)

    def _fields(self, draft: Draft, incident: Incident) -> Incident:
        known = {field.key: field for field in self._customs.custom_fields}
        values = {value.key: value.value for value in incident.fields}
        for key, value in draft.fields:
            problem = known[key].problem(value) if key in known else f"This logbook has no field “{key}”."
            if problem:
                self._problems[f"field.{key}"] = problem
            values[key] = value
        return replace(incident, fields=tuple(FieldValue(key, value) for key, value in values.items() if value))

    def _key(self, field: str, text: str, codes: CodeList) -> str:
        if not text.strip():
            return ""
        entry = codes.find(text)
        if entry is not None:
            return entry.key
        near = get_close_matches(text, codes.keys(), n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else f"choose one of: {', '.join(codes.keys())}."
        self._problems[field] = f"“{text}” is no {field} that Vedette knows; {hint}"
        return ""

    def _try(self, field: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except UserError as error:
            self._problems[field] = str(error)
            return None


def _halves(draft: Draft, place: Place) -> tuple[str, str]:
    """Latitude and longitude as typed; a half that was not touched is the one there is, beside a half that is one."""
    lat, lon = draft.lat or "", draft.lon or ""
    if place.lat is None or place.lon is None or not coordinates.is_half(lat or lon):
        return lat, lon
    return (lat if draft.lat is not None else repr(place.lat)), (lon if draft.lon is not None else repr(place.lon))


def pointed(place: Place) -> Place:
    """The place with the point that its words are, where they are coordinates and nothing else."""
    point = coordinates.stated(place.text) if place.lat is None else None
    return replace(place, lat=point.lat, lon=point.lon, coordinates_text=place.text) if point is not None else place


def said_day(reported: When | None) -> date | None:
    """The day that relative words of an incident are counted from: its said-on day."""
    day = reported.first_day if reported is not None else None
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _with_files(draft: Draft, incident: Incident) -> Incident:
    there = {one.sha256 for one in incident.attachments}
    fresh = tuple(one for one in draft.attachments if one.sha256 not in there)
    return replace(incident, attachments=(*incident.attachments, *fresh)) if fresh else incident


def with_title(incident: Incident) -> Incident:
    """The incident with a title; one made from type, place and date, and marked as made, where there was none."""
    if incident.title and not incident.title_made:
        return incident
    kind = paths.taxonomies().event_types.label(incident.type) if incident.type else "Incident"
    place = incident.places[0].label if incident.places else ""
    when = incident.when.describe() if not incident.when.is_empty else incident.when.text
    made = ", ".join(part for part in (kind, place, when) if part)
    return replace(incident, title=made[:LONGEST_TITLE], title_made=True)
