"""How the tests of the quick line read: dates from 4 November 2021, a handful of places, our code lists."""

from __future__ import annotations

from datetime import date

from vedette import paths
from vedette.capture.captured import Captured, Ways
from vedette.capture.line import read
from vedette.domain import phrases
from vedette.domain.folding import name_key
from vedette.domain.place import Place
from vedette.domain.subject_words import SUBJECT_WORDS
from vedette.domain.when import When

TODAY = date(2021, 11, 4)
PLACES = (
    Place(
        text="Usnarz", name="Usnarz Górny", country="PL", country_name="Poland", lat=53.25, lon=23.66, precision="P3"
    ),
    Place(text="Brest", name="Brest", country="BY", country_name="Belarus", lat=52.1, lon=23.7, precision="P3"),
    Place(text="Brest", name="Brest", country="UA", country_name="Ukraine", lat=48.1, lon=37.7, precision="P3"),
)


def when(text: str, anchor: date | None) -> When:
    return phrases.read(text, anchor=anchor or TODAY)


def places(name: str) -> tuple[Place, ...]:
    return tuple(place for place in PLACES if name_key(place.text) == name_key(name))


def ways() -> Ways:
    lists = paths.taxonomies()
    return Ways(when, places, lists.stances, lists.event_types, SUBJECT_WORDS)


def understood(line: str) -> Captured:
    return read(line, ways())


def kinds(line: str) -> list[str]:
    """The kinds of the pieces in their order."""
    return [piece.kind for piece in understood(line).pieces]
