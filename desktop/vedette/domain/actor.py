"""Who takes part: states, ministries, guards, persons, also unidentified ones; and their role in an incident."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, with the language it is written in."""

    name: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, state body, group or person. `parent` is the uid of the body it belongs to (a ministry's state)."""

    uid: str
    name: str
    aliases: tuple[Alias, ...] = ()
    kind: str = ""
    acled_inter: str = ""
    parent: str = ""
    country: str = ""
    side: str = ""
    tlp: str = ""
    unidentified: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What an actor did in an incident. `asserted_by` is the number of the statement that says so, if contested."""

    actor: str
    role: str = "affected"
    involvement: str = ""
    responsibility: str = ""
    asserted_by: int | None = None
    end_status: str = ""
    certainty: str = ""
    note: str = ""
