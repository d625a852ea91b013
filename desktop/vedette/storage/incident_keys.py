"""Which keys of the search index an incident has: the facts by which fields of a query find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.query_fields import CREDIBILITIES, RELIABILITIES
from vedette.domain.searchable import countries, has_words
from vedette.storage.names import IncidentNames
from vedette.storage.search_keys import ALL, CONTESTED, MOST_INDEPENDENT, TRASHED, Kind, key, saying


def keys_of(incident: Incident, names: IncidentNames) -> str:
    """All keys of an incident, in order."""
    return " ".join(sorted({ALL, *_numbered(names), *_own(incident), *_graded(incident, names)}))


def _numbered(names: IncidentNames) -> Iterator[str]:
    behind = names.behind
    yield from (key("tag", number) for number in behind.tags)
    yield from (key("actor", number) for number in behind.actors)
    yield from (key("party", number) for number in behind.parties)
    yield from (key("saying", saying(*said)) for said in behind.sayings)
    yield from (key("source", number) for number in behind.sources)
    yield from (key("item", number) for number in behind.items)
    yield from (key("independent", n) for n in range(1, min(names.independent, MOST_INDEPENDENT) + 1))


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
