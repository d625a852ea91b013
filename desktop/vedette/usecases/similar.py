"""What may be in the logbook already, while an incident is still being typed. Finds and measures; merges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vedette.domain.folding import words
from vedette.domain.incident import Incident
from vedette.domain.query import And, Condition, DayIs, Near, Or, Query, Word
from vedette.domain.similarity import NEAR_DAYS, NEAR_METRES, Likeness, Traits, likeness, traits
from vedette.storage.loading import load
from vedette.storage.search import Searcher
from vedette.usecases.desk import Desk
from vedette.usecases.searching import day_start

MOST = 2
_MOST_LOOKED_AT = 120
_MOST_WORDS = 12
_LIKEST_FIRST = ("relevance", True)
_ENOUGH_WORDS = 3
_SHORTEST_WORD = 3
_FARTHEST_METRES = 50_000


@dataclass(frozen=True, slots=True)
class Alike:
    """An incident on record that is worth a look."""

    uid: str
    reference: str
    title: str
    when: str
    likeness: Likeness


class Similar:
    """Off the GUI thread: it reads up to a hundred incidents."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def to(self, typed: Incident, most: int = MOST) -> tuple[Alike, ...]:
        """The likest ones outside the trash, best first; none where too little is known of it yet."""
        seen = traits(typed)
        with self._desk.store.reading() as connection:
            uids: dict[str, None] = {}
            for asked in _questions(seen):
                found = Searcher(connection, Query(asked), day_start)
                uids.update(dict.fromkeys(found.page(0, _MOST_LOOKED_AT, _LIKEST_FIRST)))
            others = load(connection, [uid for uid in uids if uid != typed.uid][:_MOST_LOOKED_AT])
        measured = [(likeness(seen, traits(other)), other) for other in others]
        worth = sorted((one for one in measured if one[0].possible), key=lambda one: (-one[0].score, one[1].reference))
        return tuple(_alike(found, other) for found, other in worth[:most])


def _alike(found: Likeness, other: Incident) -> Alike:
    return Alike(other.uid, other.reference, other.title, other.when.describe(), found)


def _questions(seen: Traits) -> Iterator[Condition]:
    """Nets around what is known, the narrow ones first; what they all leave out could hardly be alike enough."""
    title = [Word(root) for root in sorted(seen.title, key=lambda root: (-len(root), root))][:_MOST_WORDS]
    place = list(_places(seen))
    days = list(_days(seen))
    if len(title) >= _ENOUGH_WORDS:
        yield And(tuple(title))
    if place and title:
        yield And((*days, _any(place), _any(title)))
    for known in (place, title) if days else ():
        if known:
            yield And((*days, _any(known)))


def _days(seen: Traits) -> Iterator[Condition]:
    first, last = _shifted(seen.when.first_day, -NEAR_DAYS), _shifted(seen.when.last_day, NEAR_DAYS)
    if first:
        yield DayIs("from", first, None)
    if last:
        yield DayIs("to", None, last)


def _places(seen: Traits) -> Iterator[Condition]:
    for name in sorted(seen.places):
        yield from (Word(word) for word in words(name) if len(word) > _SHORTEST_WORD)
    for lat, lon, radius in seen.points:
        yield Near(lat, lon, int(min(NEAR_METRES + radius, _FARTHEST_METRES)))


def _any(parts: list[Condition] | list[Word]) -> Condition:
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def _shifted(day: str | None, days: int) -> str | None:
    try:
        return (date.fromisoformat(day or "") + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return None
