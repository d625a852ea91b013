"""Places of the region by name, in any script, as one types; the country is the entry's own, never a map line's."""

from __future__ import annotations

import csv
import gzip
import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from vedette.domain.folding import name_key, skeleton
from vedette.domain.place import Place

SETTLEMENT = "settlement"
LANGUAGES = ("pl", "be", "ru", "lt", "lv", "uk")
LINES = ("river", "canal")
AREAS = ("lake", "forest", "area")
SURE_M = 2_500
BORDER_WEIGHT = 50_000
NEAR_LAT, NEAR_LON = 0.3, 0.5
"""Degrees, about 33 km either way here: a town so near to a place that we keep by hand is likely meant."""

ELSEWHERE = 4
"""A city counts for a fourth by what others call it: “bre” is Brest, in the country itself, before Breslau."""

CANDIDATES = 6
"""So many times the places that are asked for are weighed, since a village of the border has few people."""

LONGEST_ASKED = 100
SHORTEST_GUESS = 3

_HIGHEST = "\U0010ffff"
_CYRILLIC = re.compile("[\u0400-\u052f]")
# The circle that holds a whole place grows with its people; the steps are ours and generous.
_RADII_M = ((1_000, 1_000), (10_000, 2_000), (100_000, 5_000), (500_000, 10_000))
_LARGEST_RADIUS_M = 20_000


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One entry. `countries` are ISO codes, two or more for a crossing or a river; no point where none is sure."""

    name: str
    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    country_name: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    uncertainty_m: float | None = None
    kind: str = SETTLEMENT
    population: int = 0
    source: str = ""

    @property
    def precision(self) -> str:
        """P3 for a named locality, P4 where we know only roughly where it lies, P5 for a line; '' for an area."""
        if self.kind in AREAS:
            return ""
        if self.kind in LINES:
            return "P5"
        return "P4" if self.kind != SETTLEMENT and (self.uncertainty_m or 0) > SURE_M else "P3"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and the spelling of it that begins as was typed."""

    spelling: str
    entry: GazetteerPlace


@dataclass(frozen=True, slots=True)
class _Index:
    """Sorted keys and, beside each, the number of its place."""

    keys: Sequence[str]
    numbers: Sequence[int]

    @classmethod
    def read(cls, text: str) -> _Index:
        """What `index_text` wrote."""
        numbers, *keys = text.split("\n")
        return cls(keys, list(map(int, numbers.split(","))))

    def exact(self, key: str) -> list[int]:
        """Places of exactly that key, first ones first."""
        return sorted(set(self.numbers[bisect_left(self.keys, key) : bisect_left(self.keys, key + "\0")]))

    def beginning(self, key: str, most: int) -> list[int]:
        """Places with a key that begins so, first ones first."""
        found = self.numbers[bisect_left(self.keys, key) : bisect_left(self.keys, key + _HIGHEST)]
        return nsmallest(most, set(found))


@dataclass(frozen=True, slots=True)
class _Listing:
    """Numbered places, the weightiest first: `whole` finds them by name, `loose` by a later word or by sound."""

    whole: _Index
    loose: _Index
    entry: Callable[[int], GazetteerPlace]

    def named(self, key: str) -> Iterator[GazetteerPlace]:
        return map(self.entry, self.whole.exact(key))

    def beginning(self, key: str, most: int) -> Iterator[GazetteerPlace]:
        return map(self.entry, self.whole.beginning(key, most))

    def like(self, key: str, most: int) -> Iterator[GazetteerPlace]:
        return map(self.entry, self.loose.beginning(key, most))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The towns and villages that others list, and the places of the border that we keep by hand."""

    _border: _Listing
    _towns: _Listing
    _points: Sequence[tuple[float, float]]

    @classmethod
    def read(cls, packed: bytes, border: bytes) -> Gazetteer:
        """From the two files of `resources/gazetteer`."""
        head, *parts = gzip.decompress(packed).decode("utf-8").split("\n\n")
        header = json.loads(head)
        rows = csv.DictReader(border.decode("utf-8").splitlines())
        entries = [_border_place(row, header["countries"]) for row in rows]
        points = [(entry.lat, entry.lon) for entry in entries if entry.lat is not None and entry.lon is not None]
        return cls(_border_listing(entries), _town_listing(header, parts), points)

    def find(self, text: str, limit: int = 10) -> list[Found]:
        """Exact names first, then beginnings of names, then of later words, then of what sounds alike."""
        wanted = name_key(text[:LONGEST_ASKED])
        if not wanted or limit < 1:
            return []
        entries: dict[GazetteerPlace, None] = {}
        for step in self._steps(wanted, text[:LONGEST_ASKED], limit):
            entries |= dict.fromkeys(step)
            if len(entries) >= limit:
                break
        return [Found(_spelling(entry, text), entry) for entry in list(entries)[:limit]]

    def _steps(self, wanted: str, text: str, most: int) -> Iterator[list[GazetteerPlace]]:
        listings = (self._border, self._towns)
        yield list(chain.from_iterable(listing.named(wanted) for listing in listings))
        yield self._likeliest((listing.beginning(wanted, most * CANDIDATES) for listing in listings), wanted)
        yield self._likeliest(listing.like(wanted, most * CANDIDATES) for listing in listings)
        sound = skeleton(text)
        if len(sound) >= SHORTEST_GUESS:
            yield self._likeliest(listing.beginning(sound, most * CANDIDATES) for listing in listings)
            yield self._likeliest(listing.like(sound, most * CANDIDATES) for listing in listings)

    def _likeliest(self, parts: Iterable[Iterable[GazetteerPlace]], begun: str = "") -> list[GazetteerPlace]:
        """The weightiest first; a place that only bears such a name elsewhere counts for a part of its people."""
        return sorted(
            chain.from_iterable(parts),
            key=lambda entry: -self._weight(entry) // (1 if name_key(entry.name).startswith(begun) else ELSEWHERE),
        )

    def _weight(self, entry: GazetteerPlace) -> int:
        """People, and as many as a town has for what we keep by hand of the border and for what lies beside it."""
        if entry.kind != SETTLEMENT or entry.lat is None or entry.lon is None:
            return BORDER_WEIGHT
        near = any(abs(entry.lat - lat) < NEAR_LAT and abs(entry.lon - lon) < NEAR_LON for lat, lon in self._points)
        return entry.population + (BORDER_WEIGHT if near else 0)


def to_place(found: Found) -> Place:
    """The place for an incident: the words as found, with point, radius and how they came about."""
    entry = found.entry
    return Place(
        text=found.spelling,
        name=entry.name,
        admin1=entry.admin1,
        country=entry.countries[0] if len(entry.countries) == 1 else "",
        country_name=entry.country_name,
        lat=entry.lat,
        lon=entry.lon,
        precision=entry.precision,
        uncertainty_m=entry.uncertainty_m,
        method="gazetteer" if entry.lat is not None else "",
        border_segment="-".join(entry.countries) if len(entry.countries) > 1 else "",
    )


def keys_of(name: str, others: Sequence[str], *, all_words: bool = False) -> tuple[set[str], set[str]]:
    """What a place is found by: its whole names; then sounds of them, and later words of the first one or of all."""
    names = (name, *others)
    whole = {name_key(one) for one in names} - {""}
    parted = [name_key(one).split() for one in (names if all_words else names[:1])]
    later = {" ".join(parts[at:]) for parts in parted for at in range(1, len(parts))}
    return whole, (later | {skeleton(one) for one in names}) - whole - {""}


def index_text(pairs: Iterable[tuple[str, int]]) -> str:
    """How an index is written down: the numbers in one line, then the key of each, sorted."""
    ordered = sorted(set(pairs))
    return "\n".join([",".join(str(number) for _, number in ordered), *(key for key, _ in ordered)])


def radius_m(population: int) -> int:
    """Radius in metres of a circle that holds a whole place of so many people, generously."""
    return next((radius for people, radius in _RADII_M if population < people), _LARGEST_RADIUS_M)


def _spelling(entry: GazetteerPlace, text: str) -> str:
    """Of its names the one that fits best; the words as typed where a name is exactly that in another script."""
    names = (entry.name, *entry.names)
    wanted, cyrillic = name_key(text), _is_cyrillic(text)
    exact = [name for name in names if name_key(name) == wanted]
    if exact:
        return next((name for name in exact if _is_cyrillic(name) == cyrillic), text.strip())
    fitting = [name for name in names if _fits(name_key(name), wanted)]
    if not fitting:
        sound = skeleton(text)
        fitting = [name for name in names if _fits(skeleton(name), sound)] or [entry.name]
    typed = text.strip().casefold()
    return min(
        fitting,
        key=lambda name: (
            _is_cyrillic(name) != cyrillic,
            name != entry.name,
            not name.casefold().startswith(typed),
            len(name),
            name,
        ),
    )


def _fits(key: str, wanted: str) -> bool:
    return key.startswith(wanted) or f" {wanted}" in key


def _is_cyrillic(text: str) -> bool:
    return _CYRILLIC.search(text) is not None


def _town_listing(header: dict[str, dict[str, str]], parts: Sequence[str]) -> _Listing:
    towns, whole, loose = parts
    lines = towns.split("\n")

    def entry(number: int) -> GazetteerPlace:
        name, names, country, region, lat, lon, population = lines[number].split("\t")
        return GazetteerPlace(
            name=name,
            names=tuple(names.split("|")) if names else (),
            countries=(country,),
            country_name=header["countries"].get(country, ""),
            admin1=header["regions"].get(f"{country}.{region}", ""),
            lat=float(lat),
            lon=float(lon),
            uncertainty_m=radius_m(int(population)),
            population=int(population),
            source="GeoNames",
        )

    return _Listing(_Index.read(whole), _Index.read(loose), entry)


def _border_listing(entries: Sequence[GazetteerPlace]) -> _Listing:
    keys = [keys_of(entry.name, entry.names, all_words=True) for entry in entries]
    whole = index_text((key, number) for number, (found, _) in enumerate(keys) for key in found)
    loose = index_text((key, number) for number, (_, found) in enumerate(keys) for key in found)
    return _Listing(_Index.read(whole), _Index.read(loose), entries.__getitem__)


def _border_place(row: dict[str, str], country_names: dict[str, str]) -> GazetteerPlace:
    others = [row[language] for language in LANGUAGES] + [name.strip() for name in row["other"].split(";")]
    countries = tuple(row["countries"].split(";"))
    return GazetteerPlace(
        name=row["name"],
        names=tuple(dict.fromkeys(name for name in others if name)),
        countries=countries,
        country_name=country_names.get(countries[0], "") if len(countries) == 1 else "",
        admin1=row["admin1"],
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        uncertainty_m=float(row["uncertainty_m"]) if row["uncertainty_m"] else None,
        kind=row["kind"],
        source=row["source"],
    )
