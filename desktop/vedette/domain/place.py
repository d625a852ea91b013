"""Where something happened: the words as said, the point they stand for, and how exact it is (field-guide 3.6)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One place of an incident. `uncertainty_m` is the radius in metres of the smallest circle that holds it all."""

    role: str = "where"
    text: str = ""
    language: str = ""
    name: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    country: str = ""
    country_name: str = ""
    lat: float | None = None
    lon: float | None = None
    coordinates_text: str = ""
    precision: str = ""
    uncertainty_m: float | None = None
    method: str = ""
    border_segment: str = ""
    side: str = ""
    marker: str = ""
    nil_reason: str = ""
    note: str = ""
    source_item: str = ""

    @property
    def label(self) -> str:
        """What to call the place in a list: the words as said, else the standard name, else region or country."""
        return self.text or self.name or self.admin1 or self.country_name or self.country

    def reading(self) -> str:
        """What the words were taken for: “Kuźnica, Podlaskie, Poland”; '' where it says no more than the words do."""
        name, words = self.name.strip(), self.text.strip()
        around = (self.admin3, self.admin2, self.admin1, self.country_name or self.country)
        wider = [part for part in dict.fromkeys(one.strip() for one in around) if part and part not in (name, words)]
        if name and (wider or name != words):
            return ", ".join((name, *wider))
        return f"{'a place in ' if words else ''}{', '.join(wider)}" if wider else ""

    @property
    def has_point(self) -> bool:
        """True when both coordinates are known."""
        return self.lat is not None and self.lon is not None
