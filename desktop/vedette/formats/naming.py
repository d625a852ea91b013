"""Which fields name a shared thing by its uid, and all that an incident names in the end; looks nothing up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from vedette.domain.actor import Actor, Role
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Statement
from vedette.domain.document import Record, kind_of
from vedette.domain.incident import Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, SourceItem
from vedette.domain.tag import Tag
from vedette.formats.field_texts import nested_fields

Key = tuple[str, str]
"""A kind word of document.py and a uid."""

NAMES: Mapping[type[Any], Mapping[str, str]] = {
    Incident: {"tags": "tag"},
    Statement: {"party": "actor", "spokesperson": "actor", "addressee": "actor", "source_item": "source_item"},
    Role: {"actor": "actor"},
    Assessment: {"actor": "actor"},
    Quantity: {"source_item": "source_item"},
    Place: {"source_item": "source_item"},
    Link: {"source_item": "source_item"},
    Citation: {"item": "source_item"},
    Actor: {"parent": "actor"},
    Tag: {"parent": "tag"},
    SourceItem: {"source": "source", "credits": "source", "quoted_from": "source_item"},
}


def named_by(value: Any) -> Iterator[Key]:
    """(kind, uid) of every shared thing that a record or a part of one names; some more than once."""
    kind: Any = type(value)
    names, lists = _plan(kind)
    for field, named in names:
        yield from ((named, uid) for uid in _as_tuple(getattr(value, field)) if uid)
    for field in lists:
        for part in getattr(value, field):
            yield from named_by(part)
    if isinstance(value, Incident):
        yield from (("custom_field", field_value.key) for field_value in value.fields)


def named_in_the_end(incident: Incident, things: Mapping[Key, Record]) -> dict[Key, Record]:
    """Those of `things` that the incident names, and what they name in turn (parents, outlets, wires)."""
    found: dict[Key, Record] = {}
    asked = list(named_by(incident))
    while asked:
        key = asked.pop()
        if key in things and key not in found:
            found[key] = things[key]
            asked.extend(named_by(things[key]))
    return found


def by_key(records: Iterable[Record]) -> dict[Key, Record]:
    """Records to be found by kind and uid."""
    return {(kind_of(record), getattr(record, "uid", "")): record for record in records}


@lru_cache(maxsize=64)
def _plan(kind: Any) -> tuple[tuple[Key, ...], tuple[str, ...]]:
    """The fields of a dataclass that name shared things, with their kinds, and those that hold parts of it."""
    return tuple(NAMES.get(kind, {}).items()), tuple(nested_fields(kind))


def _as_tuple(got: Any) -> tuple[str, ...]:
    return got if isinstance(got, tuple) else (got or "",)
