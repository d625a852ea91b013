"""A locator sketch: where the places of an incident lie among places one knows. It draws no border: we ship none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from vedette.domain.place import Place
from vedette.domain.report.blocks import Figure, Section, para, quiet
from vedette.domain.report.drawing import Box, Drawing, Ring, Shape, Stroke, Words
from vedette.domain.report.neighbours import Neighbour, Neighbours
from vedette.domain.report.visible import one_line

WIDTH, HEIGHT = 300.0, 190.0
MOST_PLACES, MOST_NEIGHBOURS = 9, 14
_KM_OF_A_DEGREE = 111.32
_LEAST_KM = 12.0
_STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)
_STEPS_DEGREES = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
_LETTER, _LINE, _EDGE = 3.7, 9.0, 2.0


def locator_section(places: Sequence[Place], neighbours: Neighbours) -> Section:
    """Nothing where no place has a point."""
    known = [place for place in places if place.has_point][:MOST_PLACES]
    if not known:
        return Section("", ())
    sketch = _Sketch.around(known)
    drawing = Drawing(WIDTH, HEIGHT, tuple(sketch.shapes(known, neighbours)), "Locator sketch")
    named = "; ".join(f"{n} {one_line(place.label, 80) or 'place'}" for n, place in enumerate(known, 1))
    note = "Ring: as exactly as the place is known. Sketch without borders; towns from GeoNames."
    return Section("", (Figure(drawing, para(quiet(f"{named}. {note}"))),))


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A window on the earth, flat, with its middle at lat, lon; `km` is half its height."""

    lat: float
    lon: float
    km: float

    @classmethod
    def around(cls, places: Sequence[Place]) -> _Sketch:
        """Holds every point with its ring, and some land around."""
        lats, lons = [p.lat or 0.0 for p in places], [p.lon or 0.0 for p in places]
        lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        east = _KM_OF_A_DEGREE * max(math.cos(math.radians(lat)), 0.05)
        reach = _LEAST_KM
        for place, north_of, east_of in zip(places, lats, lons, strict=True):
            ring = (place.uncertainty_m or 0) / 1000
            across = (abs(east_of - lon) * east + ring) * HEIGHT / WIDTH
            reach = max(reach, (abs(north_of - lat) * _KM_OF_A_DEGREE + ring), across)
        return cls(lat, lon, min(reach * 1.35 + 3, 9_000))

    def shapes(self, places: Sequence[Place], neighbours: Neighbours) -> list[Shape]:
        marks: list[Shape] = []
        taken = [*self._corners()]
        for n, place in enumerate(places, 1):
            marks += self._mark(str(n), place, taken)
        near = neighbours.near(self.lat, self.lon, self.km * WIDTH / HEIGHT)
        found = self._towns(near, taken)
        rings = [one for one in marks if isinstance(one, Ring)]
        crosses = [one for one in marks if not isinstance(one, Ring)]
        return [*self._grid(), *rings, *found, *crosses, *self._scale(), *_north(), Box(0, 0, WIDTH, HEIGHT, "none")]

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point lies on the sheet."""
        per_km = HEIGHT / 2 / self.km
        east = (lon - self.lon) * _KM_OF_A_DEGREE * math.cos(math.radians(self.lat))
        return WIDTH / 2 + east * per_km, HEIGHT / 2 - (lat - self.lat) * _KM_OF_A_DEGREE * per_km

    def _corners(self) -> list[tuple[float, float, float, float]]:
        """What scale bar, north arrow and the numbers of the grid need."""
        return [(0, HEIGHT - 22, 110, HEIGHT), (WIDTH - 22, 0, WIDTH, 34), (0, 0, 24, HEIGHT), (0, 0, WIDTH, 9)]

    def _mark(self, number: str, place: Place, taken: list[tuple[float, float, float, float]]) -> list[Shape]:
        x, y = self.at(place.lat or 0.0, place.lon or 0.0)
        radius = (place.uncertainty_m or 0) / 1000 * HEIGHT / 2 / self.km
        cross = [Stroke(((x - 5, y), (x + 5, y)), 1.4), Stroke(((x, y - 5), (x, y + 5)), 1.4)]
        ring = [Ring(x, y, radius, width=1.2, dashed=True)] if radius > 2 else []
        taken += [(x - 7, y - 7, x + 7, y + 7), (x + 4, y - 16, x + 14, y - 3)]
        return [*ring, *cross, Words(x + 5, y - 5, number, 9.5, bold=True)]

    def _towns(self, near: Sequence[Neighbour], taken: list[tuple[float, float, float, float]]) -> list[Shape]:
        found: list[Shape] = []
        named: set[str] = set()
        for town in near:
            box = self._room_for(town, taken)
            if box is None or town.name in named:
                continue
            taken.append(box)
            named.add(town.name)
            x, y = self.at(town.lat, town.lon)
            found += [
                Box(x + 3, y - 4, len(town.name) * _LETTER, 8, "white"),
                Box(x - 1.4, y - 1.4, 2.8, 2.8, "dark"),
                Words(x + 4, y + 2.5, town.name, 7),
            ]
            if len(named) >= MOST_NEIGHBOURS:
                break
        return found

    def _room_for(
        self, town: Neighbour, taken: list[tuple[float, float, float, float]]
    ) -> tuple[float, float, float, float] | None:
        x, y = self.at(town.lat, town.lon)
        box = (x - _EDGE, y - _LINE / 2, x + 6 + len(town.name) * _LETTER, y + _LINE / 2)
        inside = box[0] > 2 and box[1] > 2 and box[2] < WIDTH - 2 and box[3] < HEIGHT - 2
        free = all(box[2] < o[0] or box[0] > o[2] or box[3] < o[1] or box[1] > o[3] for o in taken)
        return box if inside and free else None

    def _grid(self) -> list[Shape]:
        high = self.km * 2 / _KM_OF_A_DEGREE
        wide = high * WIDTH / HEIGHT / max(math.cos(math.radians(self.lat)), 0.05)
        found: list[Shape] = []
        for lat in _rounds(self.lat - high / 2, self.lat + high / 2, _step(high / 3, _STEPS_DEGREES)):
            y = self.at(lat, self.lon)[1]
            if 12 < y < HEIGHT - 24:
                found += [Stroke(((0, y), (WIDTH, y)), 0.3, faint=True), Words(2, y - 1.5, _degrees(lat, "NS"), 6)]
        for lon in _rounds(self.lon - wide / 2, self.lon + wide / 2, _step(wide / 4, _STEPS_DEGREES)):
            x = self.at(self.lat, lon)[0]
            if 30 < x < WIDTH - 50:
                found += [Stroke(((x, 0), (x, HEIGHT)), 0.3, faint=True), Words(x + 2, 7, _degrees(lon, "EW"), 6)]
        return found

    def _scale(self) -> list[Shape]:
        per_km = HEIGHT / 2 / self.km
        km = _step(70 / per_km, _STEPS_KM, below=True)
        width, y = km * per_km, HEIGHT - 8
        bar = Stroke(((8, y - 3), (8, y), (8 + width, y), (8 + width, y - 3)), 1.0)
        return [Box(3, y - 8, width + 44, 13, "white"), bar, Words(12 + width, y + 1, f"{km:g} km", 7)]


def _north() -> list[Shape]:
    x, y = WIDTH - 11, 8
    return [
        Stroke(((x, y + 16), (x, y)), 1.0),
        Stroke(((x - 3, y + 5), (x, y), (x + 3, y + 5)), 1.0),
        Words(x, y + 24, "N", 8, "middle", bold=True),
    ]


def _step(wanted: float, steps: Sequence[float], *, below: bool = False) -> float:
    if below:
        return max((step for step in steps if step <= wanted), default=steps[0])
    return min((step for step in steps if step >= wanted), default=steps[-1])


def _rounds(low: float, high: float, step: float) -> list[float]:
    first, last = math.ceil(low / step), math.floor(high / step)
    return [n * step for n in range(first, last + 1)]


def _degrees(value: float, letters: str) -> str:
    return f"{abs(round(value, 2)):g}° {letters[0] if value >= 0 else letters[1]}"
