"""Which incidents are worth measuring against each other, as one goes through them in order of time. Measures none."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Hashable, Iterator
from datetime import date, timedelta

from vedette.domain.folding import words
from vedette.domain.similarity import NEAR_DAYS, Traits

MOST = 60
"""So many at most are measured against one incident, those with most in common first."""

_CELL = 0.25
_COMMON = 300
_FOREVER = "9999-12-31"
_OPEN_DAYS = 31
_ENOUGH = 2
_PLACE_WEIGHT = 2


class NearBy:
    """Those met so far that may still be near in time to what comes next, found by place, point or words of the title.

    Incidents must come in order of their first day; undated ones first.
    """

    def __init__(self) -> None:
        self._traits: dict[int, Traits] = {}
        self._by_key: dict[Hashable, set[int]] = {}
        self._expires: list[tuple[str, int]] = []
        self._gone: list[int] = []

    def meet(self, number: int, one: Traits) -> list[int]:
        """Numbers of those met before that have enough in common with this one; it is remembered from now on."""
        self._forget(one.when.sort_day)
        shared: Counter[int] = Counter()
        for key, weight in _sought(one):
            there = self._by_key.get(key, ())
            if len(there) <= _COMMON:
                for other in there:
                    shared[other] += weight
        self._remember(number, one)
        return [other for other, weight in shared.most_common(MOST) if weight >= _ENOUGH]

    def forgotten(self) -> list[int]:
        """Numbers that will not be named any more, each told once."""
        gone, self._gone = self._gone, []
        return gone

    def _remember(self, number: int, one: Traits) -> None:
        self._traits[number] = one
        for key in _kept(one):
            self._by_key.setdefault(key, set()).add(number)
        heapq.heappush(self._expires, (_near_until(one), number))

    def _forget(self, day: str | None) -> None:
        """What ended too long before that day is not near to anything that still comes."""
        while day and self._expires and self._expires[0][0] < day:
            _, number = heapq.heappop(self._expires)
            self._gone.append(number)
            for key in _kept(self._traits.pop(number)):
                self._by_key[key].discard(number)
                if not self._by_key[key]:
                    del self._by_key[key]


def _near_until(one: Traits) -> str:
    """The last day on which another may begin and be near; one without an end counts as a month."""
    when = one.when
    try:
        if when.last_day:
            return (date.fromisoformat(when.last_day) + timedelta(days=NEAR_DAYS)).isoformat()
        if when.first_day:
            return (date.fromisoformat(when.first_day) + timedelta(days=_OPEN_DAYS)).isoformat()
    except (ValueError, OverflowError):
        return _FOREVER
    return ""


def _kept(one: Traits) -> set[Hashable]:
    keys: set[Hashable] = {("place", name) for name in one.places}
    keys |= {("word", word) for name in one.places for word in words(name) if len(word) > 3}
    keys |= {("cell", *_cell(lat, lon)) for lat, lon, _ in one.points}
    return keys | {("title", root) for root in one.title}


def _sought(one: Traits) -> Iterator[tuple[Hashable, int]]:
    """Keys to look under and what each counts; a point is looked for in the cells around it too."""
    cells = {_cell(lat, lon) for lat, lon, _ in one.points}
    around = {(row + a, column + b) for row, column in cells for a in (-1, 0, 1) for b in (-1, 0, 1)}
    for row, column in around:
        yield ("cell", row, column), _PLACE_WEIGHT
    for key in _kept(one):
        if isinstance(key, tuple) and key[0] != "cell":
            yield key, 1 if key[0] == "title" else _PLACE_WEIGHT


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _CELL), int(lon // _CELL)
