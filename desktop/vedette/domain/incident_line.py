"""An incident as lists show it: much less than the whole, so that a window of rows is quickly asked for."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.domain.when import When


@dataclass(frozen=True, slots=True)
class NamedTag:
    """A tag as a list shows it."""

    uid: str
    name: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident as one row of a list."""

    uid: str
    reference: str
    title: str
    when: When
    place: str
    type: str
    status: str
    contested: bool
    parties: tuple[str, ...]
    tags: tuple[NamedTag, ...]
    sources: int
    independent: int
    workflow: str
    trashed: bool
    created_at: str
