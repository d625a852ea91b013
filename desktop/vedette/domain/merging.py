"""Three versions of one record into one: what only the other side changed is taken, what both changed stays ours."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from vedette.domain.document import Record
from vedette.domain.incident import Incident

R = TypeVar("R", bound=Record)
_NONE: frozenset[str] = frozenset()
_OF_THE_LOGBOOK = frozenset(
    {"uid", "reference", "title_made", "created_at", "created_by", "updated_at", "updated_by"},
)
_NOT_EDITED = _OF_THE_LOGBOOK | {"codes", "external_ids"}
_UNKNOWN = object()


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field in which ours was kept against theirs, which is told."""

    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Versions:
    """What two sides started from. `base`: the record when the sides last agreed, None when nobody knows.

    `written`: the record when somebody took it out to change it, so that what still stands so here may be replaced.
    """

    base: Record | None
    written: Record | None = None


def merge(
    current: R, incoming: R, versions: Versions, fixed: Collection[str] = _NONE
) -> tuple[R, tuple[FieldConflict, ...]]:
    """Ours with what the other side alone changed, and the fields that both did; `fixed` ones always stay ours."""
    taken: dict[str, Any] = {}
    conflicts: list[FieldConflict] = []
    for field in fields(current):
        ours, theirs = getattr(current, field.name), getattr(incoming, field.name)
        if ours == theirs or field.name in fixed:
            continue
        known = getattr(versions.base, field.name, _UNKNOWN)
        if theirs == known:
            continue
        if ours in (known, getattr(versions.written, field.name, _UNKNOWN)):
            taken[field.name] = theirs
        else:
            conflicts.append(FieldConflict(field.name, ours, theirs))
    return (replace(current, **taken) if taken else current), tuple(conflicts)


def merge_incident(
    current: Incident, incoming: Incident, versions: Versions
) -> tuple[Incident, tuple[FieldConflict, ...]]:
    """As `merge`; reference and times stay ours, and a title that was only made never stands against a written one."""
    merged, conflicts = merge(current, incoming, versions, _OF_THE_LOGBOOK)
    if merged.title != current.title:
        merged = replace(merged, title_made=incoming.title_made)
    if incoming.title_made:
        conflicts = tuple(conflict for conflict in conflicts if conflict.field != "title")
    return merged, conflicts


def kept_edits(current: Incident, incoming: Incident, merged: Incident) -> tuple[FieldConflict, ...]:
    """Fields that were changed here alone: they stay ours and say something else than the other side still does.

    What is missing there, or is in ours beside more, is nothing that stands against ours.
    """
    found = []
    for field in fields(current):
        ours, theirs = getattr(current, field.name), getattr(incoming, field.name)
        made = field.name == "title" and incoming.title_made
        if ours == theirs or getattr(merged, field.name) != ours or made or field.name in _NOT_EDITED:
            continue
        if theirs and not (
            isinstance(theirs, tuple) and isinstance(ours, tuple) and all(one in ours for one in theirs)
        ):
            found.append(FieldConflict(field.name, ours, theirs))
    return tuple(found)
