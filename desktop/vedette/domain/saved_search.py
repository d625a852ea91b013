"""A search somebody gave a name, kept in the logbook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """Name and query text; `position` orders the list, `icon` names a picture of ours."""

    uid: str
    name: str
    query: str = ""
    icon: str = ""
    position: int = 0
