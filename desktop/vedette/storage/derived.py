"""Columns that follow from an incident's document: for filters, counts and sorting, never a second truth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vedette.domain.folding import fold
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.storage.names import IncidentNames

LAST = "\uffff"
"""Sort key of an empty value: it comes after everything else."""

_LONGEST = 80


def derived_columns(incident: Incident, names: IncidentNames) -> dict[str, Any]:
    """The derived columns of an incident row."""
    first = incident.places[0].label if incident.places else ""
    return {
        "first_day": incident.when.first_day,
        "last_day": incident.when.last_day,
        "status": incident.status,
        "contested": incident.contested,
        "sort_title": sort_key([incident.title]),
        "sort_place": sort_key([first]),
        "sort_parties": sort_key(names.parties),
        "sort_tags": sort_key(names.tags),
        "source_count": names.source_count,
        "independent_sources": names.independent,
    }


def sort_key(words: Iterable[str]) -> str:
    """Folded words to sort by, the empty ones last."""
    return fold(" ".join(words)[:_LONGEST]).strip() or LAST


def searched_names(place: Place) -> tuple[str, ...]:
    """What `place:` looks into."""
    return (
        place.text, place.name, place.admin1, place.admin2, place.admin3, place.border_segment, place.marker
    )  # fmt: skip


def place_words(parts: Iterable[str]) -> str:
    """The folded words of a place that `place:` looks into."""
    return fold(" \ue000 ".join(part for part in parts if part))
