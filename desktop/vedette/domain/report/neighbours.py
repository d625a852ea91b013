"""The larger towns and the places of the border, by where they lie: what a locator sketch is oriented by."""

from __future__ import annotations

import csv
import math
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_MOST_BYTES = 500_000
"""Of the unpacked list, which has the most populous first: some thousand towns, read in a few milliseconds."""

_KM_OF_A_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A place with a name."""

    name: str
    lat: float
    lon: float
    people: int = 0


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Knows which places lie near a point."""

    places: tuple[Neighbour, ...] = ()

    @classmethod
    def read(cls, packed: bytes, border: bytes) -> Neighbours:
        """From the two files of `resources/gazetteer`; only the beginning of the long one is unpacked."""
        start = zlib.decompressobj(wbits=31).decompress(packed, _MOST_BYTES).decode("utf-8", "ignore")
        towns = start.split("\n\n")[1] if "\n\n" in start else ""
        whole_lines = towns.rpartition("\n")[0].split("\n")
        return cls((*_towns(whole_lines), *_border(border.decode("utf-8"))))

    def near(self, lat: float, lon: float, km: float) -> list[Neighbour]:
        """Places at most `km` to the north, south, west or east, the largest first."""
        high = km / _KM_OF_A_DEGREE
        wide = high / max(math.cos(math.radians(lat)), 0.05)
        found = [one for one in self.places if abs(one.lat - lat) <= high and abs(one.lon - lon) <= wide]
        return sorted(found, key=lambda one: -one.people)


def _towns(lines: Iterable[str]) -> list[Neighbour]:
    found = []
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 7:
            found.append(Neighbour(cells[0], float(cells[4]), float(cells[5]), int(cells[6])))
    return found


def _border(text: str) -> list[Neighbour]:
    rows = csv.DictReader(text.splitlines())
    settled = (row for row in rows if row["lat"] and row["lon"] and row["kind"] not in {"forest", "area", "river"})
    return [Neighbour(row["name"], float(row["lat"]), float(row["lon"])) for row in settled]
