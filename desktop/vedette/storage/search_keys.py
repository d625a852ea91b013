"""Facts of an incident as words of the search index, so that one look into it answers words and fields together.

No folded text holds the letter thorn or eth: what begins with them can never be typed, and never be meant by a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.query_fields import CREDIBILITIES, RELIABILITIES
from vedette.domain.searchable import countries, has_words
from vedette.storage.names import IncidentNames

MARK = "þ"
BREAK = "ð"
"""A word between two texts, so that a phrase never runs from one into the next."""

ALL = MARK
"""The key that every incident has."""

CONTESTED, TRASHED = f"{MARK}contested", f"{MARK}trashed"

Kind = Literal[
    "tag", "actor", "party", "source", "item", "type", "status", "workflow", "country", "stance", "speech", "has",
    "reliability", "credibility", "independent",
]  # fmt: skip
_LETTERS: dict[Kind, str] = {
    "tag": "g", "actor": "a", "party": "p", "source": "o", "item": "i", "type": "y", "status": "u", "workflow": "w",
    "country": "n", "stance": "s", "speech": "k", "has": "h", "reliability": "r", "credibility": "q",
    "independent": "m",
}  # fmt: skip
_MOST_INDEPENDENT = 100


@lru_cache(maxsize=50_000)
def key(kind: Kind, value: str | int) -> str:
    """The key of one fact; different values never share one."""
    return f"{MARK}{_LETTERS[kind]}{spelled(str(value))}"


def spelled(value: str) -> str:
    """Small letters and digits as they are, any other character by its number: one word to the tokenizer."""
    return "".join(c if c.isascii() and (c.islower() or c.isdigit()) else f"{BREAK}{ord(c):x}{BREAK}" for c in value)


def keys_of(incident: Incident, names: IncidentNames) -> str:
    """All keys of an incident, in order."""
    return " ".join(sorted({ALL, *_numbered(names), *_own(incident), *_graded(incident, names)}))


def independent_at_least(number: int) -> str | None:
    """The key of having so many independent sources; None where no key can say so."""
    return key("independent", number) if 1 <= number <= _MOST_INDEPENDENT else None


def _numbered(names: IncidentNames) -> Iterator[str]:
    behind = names.behind
    yield from (key("tag", number) for number in behind.tags)
    yield from (key("actor", number) for number in behind.actors)
    yield from (key("party", number) for number in behind.parties)
    yield from (key("source", number) for number in behind.sources)
    yield from (key("item", number) for number in behind.items)
    yield from (key("independent", n) for n in range(1, min(names.independent, _MOST_INDEPENDENT) + 1))


def _own(incident: Incident) -> Iterator[str]:
    yield key("status", incident.status)
    yield from _each("type", (incident.type, incident.subtype))
    yield from _each("workflow", (incident.workflow,))
    yield from _each("country", map(name_key, countries(incident)))
    yield from _each("stance", (statement.stance for _, statement in incident.statements()))
    yield from _each("speech", (statement.speech_act for _, statement in incident.statements()))
    yield from _each("has", has_words(incident))
    if incident.contested:
        yield CONTESTED
    if incident.trashed_at:
        yield TRASHED


def _graded(incident: Incident, names: IncidentNames) -> Iterator[str]:
    own = (grade for _, said in incident.statements() for grade in (said.reliability, said.credibility))
    for grade in {*names.behind.grades, *own}:
        if grade in RELIABILITIES:
            yield key("reliability", grade)
        elif grade in CREDIBILITIES:
            yield key("credibility", grade)


def _each(kind: Kind, values: Iterable[str]) -> Iterator[str]:
    return (key(kind, value) for value in values if value)
