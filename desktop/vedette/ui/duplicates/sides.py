"""Two incidents as rows of texts, field by field, so that one sees in what they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vedette.domain.dossier import Dossier
from vedette.paths import taxonomies
from vedette.usecases.duplicates import UNKEYED

LONGEST = 1_500
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Side:
    """One field of both; `differ` only where both say something."""

    name: str
    one: str
    other: str
    differ: bool


Words = Callable[[str], str]
"""From the name of a field to the word for it on the screen."""


def sides(one: Dossier, other: Dossier, words: Words) -> list[Side]:
    """Fields of which at least one says something."""
    ours, theirs = dict(_fields(one)), dict(_fields(other))
    found = []
    for name in {**ours, **theirs}:
        a, b = ours.get(name, ""), theirs.get(name, "")
        if a or b:
            found.append(Side(words(name), a[:LONGEST] or _NOTHING, b[:LONGEST] or _NOTHING, bool(a and b and a != b)))
    return found


def _fields(dossier: Dossier) -> Iterator[tuple[str, str]]:
    incident = dossier.incident
    yield "title", incident.title
    yield "when", "" if incident.when.is_empty else incident.when.describe()
    yield "words", incident.when.text
    yield "where", "\n".join(filter(None, (place.label for place in incident.places)))
    kind = taxonomies().event_types.label(incident.type) if incident.type else ""
    yield "type", " / ".join(filter(None, (kind, incident.subtype)))
    yield "status", taxonomies().incident_statuses.label(incident.status)
    yield "summary", incident.summary
    yield "narrative", incident.narrative
    yield "claims", "\n".join(_claims(dossier))
    yield "numbers", "\n".join(quantity.describe() for quantity in incident.quantities)
    yield "actors", "\n".join(dict.fromkeys(_actors(dossier)))
    yield "sources", "\n".join(filter(None, map(dossier.item_name, incident.cited_items())))
    yield "tags", ", ".join(sorted(filter(None, map(dossier.tag_path, incident.tags))))
    yield "fields", "\n".join(f"{field.key}: {field.value}" for field in incident.fields)
    yield "keys", "\n".join(f"{key.scheme} {key.value}" for key in incident.external_ids if key.scheme != UNKEYED)
    yield "note", incident.note
    yield "recorded", " ".join(filter(None, (incident.created_at[:10], incident.created_by)))


def _claims(dossier: Dossier) -> Iterator[str]:
    for claim in dossier.incident.claims:
        stance = taxonomies().stances.label
        said = (f"{dossier.actor_name(s.party) or '?'} {stance(s.stance)}" for s in claim.statements)
        yield f"{claim.text} ({'; '.join(said)})" if claim.statements else claim.text


def _actors(dossier: Dossier) -> Iterator[str]:
    for role in dossier.incident.actors:
        yield f"{dossier.actor_name(role.actor)} ({taxonomies().roles.label(role.role)})"
