"""Columns that follow from an incident's document: for filters, counts and sorting, never a second truth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.query_fields import PERSON_SUBJECTS
from vedette.domain.searchable import names_of_place
from vedette.storage.indexing import Fold, Words, spaced
from vedette.storage.names import IncidentNames
from vedette.storage.rows.incident import PEOPLE_COLUMNS
from vedette.storage.search_keys import BREAK

_LONGEST = 80
_DIGITS = 9
_NUMBER = re.compile("[0-9]+")


def derived_columns(incident: Incident, names: IncidentNames, found_by: Words, fold: Fold) -> dict[str, Any]:
    """The derived columns of an incident row."""
    title = incident.title
    first = incident.places[0].label if incident.places else ""
    return {
        "first_day": incident.when.first_day,
        "last_day": incident.when.last_day,
        "status": incident.status,
        "contested": incident.contested,
        "sort_reference": _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), fold(incident.reference)),
        "sort_title": found_by.title.strip() if len(title) <= _LONGEST else _sort_key([title], fold),
        "sort_place": _sort_key([first], fold),
        "sort_parties": _sort_key(names.parties, fold),
        "sort_tags": _sort_key(names.tags, fold),
        "source_count": names.source_count,
        "independent_sources": names.independent,
        **people(incident),
    }


def people(incident: Incident) -> dict[str, float | None]:
    """Sums over the chosen quantities of persons; None where none of them has such a figure."""
    persons = [row for row in incident.quantities if row.chosen and row.subject in PERSON_SUBJECTS]
    sums = {}
    for name, op in zip(PEOPLE_COLUMNS, (">", "<", "="), strict=True):
        known = [figure for row in persons if (figure := row.comparable(op)) is not None]
        sums[name] = sum(known) if known else None
    return sums


def _sort_key(words: Iterable[str], fold: Fold) -> str:
    """Folded words to sort by; empty where there is nothing."""
    return fold(" ".join(words)[:_LONGEST]).strip()


PART_COLUMNS = {
    "places": ("order_key", "words"),
    "fields": ("order_key", "name", "words"),
    "quantities": ("order_key",),
}
"""Derived columns of the rows of some parts, by field."""


def part_cells(field: str, value: Any, order_key: int, fold: Fold) -> tuple[Any, ...]:
    """The derived cells of one part; `words` is what is searched, each name of a place with a break behind it."""
    match field:
        case "places":
            return order_key, BREAK.join(filter(None, [spaced(name, fold) for name in names_of_place(value)]))
        case "fields":
            return order_key, name_key(value.key), spaced(value.value, fold)
        case "quantities":
            return (order_key,)
        case _:
            return ()
