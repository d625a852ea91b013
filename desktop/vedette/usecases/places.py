"""Places to choose from while one types: the logbook's own, those it used before, then those of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from threading import Lock

from vedette import paths
from vedette.domain.folding import name_key
from vedette.domain.gazetteer import Found, Gazetteer, to_place
from vedette.domain.own_place import OwnPlace
from vedette.domain.own_place import to_place as own_as_place
from vedette.domain.place import Place
from vedette.domain.suggestion import Suggestion
from vedette.storage import vocabulary
from vedette.usecases.desk import Desk

LIMIT = 12
_READING = Lock()


class Places:
    """Suggestions by beginning, in any script; each has its place with point, radius and country."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def suggest(self, text: str, limit: int = LIMIT) -> list[Suggestion]:
        """At most `limit`, no two with the same words; for nothing typed only what was used before."""
        with self._desk.store.reading() as connection:
            own = _once(_own(place, text) for place in vocabulary.own_places(connection, text, limit) if text.strip())
            mine = {name_key(one.text) for one in own}
            recorded = vocabulary.places(connection, text, limit)
        used = [*own, *(one for one in recorded if name_key(one.text) not in mine)]
        known = {_identity(suggestion.place) for suggestion in used if suggestion.place is not None}
        listed = [found for found in gazetteer().find(text, limit) if _identity(to_place(found)) not in known]
        taken = {suggestion.text for suggestion in used}
        return [*used, *_distinct(listed, taken)][:limit]


def gazetteer() -> Gazetteer:
    """While one letter's question reads the list, those of the next letters wait instead of reading it too."""
    with _READING:
        return paths.gazetteer()


def _own(own: OwnPlace, typed: str) -> Suggestion:
    place = own_as_place(own, own.spelling(typed))
    name = own.name if own.name != place.text else ""
    beside = ", ".join(part for part in (name, own.kind, own.admin1, own.country_name or own.country) if part)
    return Suggestion(place.text, note=beside, place=place)


def _once(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Of those with the same words the first."""
    found: dict[str, Suggestion] = {}
    for one in suggestions:
        found.setdefault(one.text, one)
    return list(found.values())


def _identity(place: Place) -> tuple[str, str, str]:
    """By what a place of the logbook and one of the gazetteer are the same."""
    return name_key(place.name or place.text), place.country, place.admin1


def _distinct(listed: list[Found], taken: set[str]) -> Iterator[Suggestion]:
    """Words that name one place each: the region stands beside a name that was given out already."""
    for found in listed:
        place = to_place(found)
        text = next(one for one in _ways_to_say(place, found.spelling) if one not in taken)
        taken.add(text)
        yield Suggestion(text, note=_beside(found, place), place=replace(place, text=text))


def _ways_to_say(place: Place, spelling: str) -> Iterator[str]:
    yield spelling
    region = place.admin1 or place.country_name or place.border_segment
    yield f"{spelling} ({region})"
    yield f"{spelling} ({region}, {place.lat}, {place.lon})"
    number = 2
    while True:
        yield f"{spelling} ({region}, {number})"
        number += 1


def _beside(found: Found, place: Place) -> str:
    """Name, region and country, and what it is where it is no town."""
    kind = found.entry.kind if found.entry.source != "GeoNames" else ""
    name = place.name if place.name != found.spelling else ""
    return ", ".join(part for part in (name, kind, place.admin1, place.country_name or place.border_segment) if part)
