"""Which keys of the search index an incident has: the facts by which fields of a query find it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.query_fields import HAS_WORDS
from vedette.domain.searchable import countries, has_words
from vedette.storage.names import IncidentNames, graded
from vedette.storage.search_keys import ALL, CONTESTED, MOST_INDEPENDENT, TRASHED, key

_INDEPENDENT = tuple(key("independent", n) for n in range(1, MOST_INDEPENDENT + 1))
_HAS = {word: key("has", word) for word in HAS_WORDS}


def keys_of(incident: Incident, names: IncidentNames) -> str:
    """All keys of an incident, in order."""
    found = {ALL, key("status", incident.status), *names.keys, *_own(incident)}
    found.update(_INDEPENDENT[: names.independent])
    if incident.claims:
        found.update(_said(incident))
    return " ".join(sorted(found))


def _own(incident: Incident) -> Iterator[str]:
    for kind in (incident.type, incident.subtype):
        if kind:
            yield key("type", kind)
    if incident.workflow:
        yield key("workflow", incident.workflow)
    for country in countries(incident):
        yield _country(country)
    for word in has_words(incident):
        yield _HAS[word]
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
