"""A place that the people of this logbook named themselves: a post, a gate, a clearing that no gazetteer lists."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.domain.actor import Alias
from vedette.domain.folding import name_key
from vedette.domain.place import Place


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """`country` and `border_segment` are what the people say, never worked out; `uncertainty_m` is a radius."""

    uid: str
    name: str
    aliases: tuple[Alias, ...] = ()
    kind: str = ""
    admin1: str = ""
    country: str = ""
    country_name: str = ""
    border_segment: str = ""
    lat: float | None = None
    lon: float | None = None
    coordinates_text: str = ""
    precision: str = ""
    uncertainty_m: float | None = None
    method: str = ""
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its own name first."""
        return (self.name, *(alias.name for alias in self.aliases))

    def spelling(self, typed: str) -> str:
        """Of its names the one that is what was typed, else that begins so, else that has a word that does."""
        wanted = name_key(typed)
        keys = [(name, name_key(name)) for name in self.names]
        steps = (
            [name for name, key in keys if key == wanted],
            [name for name, key in keys if key.startswith(wanted)],
            [name for name, key in keys if f" {wanted}" in key],
        )
        return next((names[0] for names in steps if names), self.name)


def to_place(own: OwnPlace, spelling: str = "") -> Place:
    """The place for an incident, called by `spelling`, with point, radius and country as the entry has them."""
    return Place(
        text=spelling or own.name,
        name=own.name,
        admin1=own.admin1,
        country=own.country,
        country_name=own.country_name,
        lat=own.lat,
        lon=own.lon,
        coordinates_text=own.coordinates_text,
        precision=own.precision,
        uncertainty_m=own.uncertainty_m,
        method=own.method,
        border_segment=own.border_segment,
    )
