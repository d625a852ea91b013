"""Which keys of the search index an incident has: the facts by which fields of a query find it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.searchable import countries, has_words
from vedette.storage.names import IncidentNames, graded
from vedette.storage.search_keys import ALL, CONTESTED, MOST_INDEPENDENT, TRASHED, key


def keys_of(incident: Incident, names: IncidentNames) -> str:
    """All keys of an incident, in order."""
    found = {ALL, *names.keys, *_own(incident)}
    found.update(key("independent", n) for n in range(1, min(names.independent, MOST_INDEPENDENT) + 1))
    if incident.claims:
        found.update(_said(incident))
    return " ".join(sorted(found))


def _own(incident: Incident) -> Iterator[str]:
    yield key("status", incident.status)
    for kind in (incident.type, incident.subtype):
        if kind:
            yield key("type", kind)
    if incident.workflow:
        yield key("workflow", incident.workflow)
    for country in countries(incident):
        yield _country(country)
    for word in has_words(incident):
        yield key("has", word)
    if incident.trashed_at:
        yield TRASHED


def _said(incident: Incident) -> Iterator[str]:
    for _, statement in incident.statements():
        if statement.stance:
            yield key("stance", statement.stance)
        if statement.speech_act:
            yield key("speech", statement.speech_act)
        yield from graded(statement.reliability, statement.credibility)
    if incident.contested:
        yield CONTESTED


@lru_cache(maxsize=1_000)
def _country(name: str) -> str:
    return key("country", name_key(name))
