"""Charts of counts: bars for words, columns for days; black, hatched and white, so that any printer can show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vedette.domain.civil_days import day_words
from vedette.domain.report.drawing import Box, Drawing, Shape, Stroke, Words
from vedette.domain.when import When

WIDTH = 470.0
MOST_BARS, MOST_COLUMNS = 12, 62
MOST_DAYS_SHADED = 400
_BAR, _GAP, _LABEL = 8.0, 5.0, 190.0
_WIDEST = 32.0
"""Of what stands for one incident, so that a single one does not fill the page."""

_HEIGHT, _FOOT, _HEAD = 110.0, 24.0, 14.0


@dataclass(frozen=True, slots=True)
class Count:
    """How many under one label: `certain` ones, and those that are only `possible` there."""

    label: str
    certain: int
    possible: int = 0


def bars(counts: Sequence[Count], says: str) -> Drawing:
    """One bar a label, the longest label cut; the number stands behind its bar."""
    most = max((one.certain for one in counts), default=1) or 1
    room = min(WIDTH - _LABEL - 40, most * _WIDEST)
    shapes: list[Shape] = []
    for n, one in enumerate(counts):
        y = n * (_BAR + _GAP)
        length = one.certain / most * room
        shapes += [
            Words(_LABEL - 6, y + _BAR - 1.5, one.label, 7.5, "end", room=_LABEL - 8),
            Box(_LABEL, y, max(length, 0.5), _BAR, "dark"),
            Words(_LABEL + length + 4, y + _BAR - 1.5, str(one.certain), 7.5, bold=True),
        ]
    height = max(len(counts) * (_BAR + _GAP), _BAR)
    return Drawing(WIDTH, height, (*shapes, Stroke(((_LABEL, 0), (_LABEL, height - _GAP)), 0.8)), says)


def columns(counts: Sequence[Count], says: str) -> Drawing:
    """One column a label; what is certain is dark, what may belong there stands hatched upon it."""
    most = max((one.certain + one.possible for one in counts), default=1) or 1
    step = min(WIDTH / max(len(counts), 1), 60.0)
    base, room = _HEIGHT - _FOOT, _HEIGHT - _FOOT - _HEAD
    shapes: list[Shape] = []
    for n, one in enumerate(counts):
        shapes += _column(one, n * step, step, base, room / most)
    shapes += _below(counts, step, base)
    return Drawing(WIDTH, _HEIGHT, (*shapes, Stroke(((0, base), (step * len(counts), base)), 0.8)), says)


def _column(one: Count, x: float, step: float, base: float, unit: float) -> list[Shape]:
    wide, solid, open_ = step * 0.76, one.certain * unit, one.possible * unit
    left, found = x + step * 0.12, []
    if one.certain:
        found.append(Box(left, base - solid, wide, solid, "dark"))
    if one.possible:
        found.append(Box(left, base - solid - open_, wide, open_, "hatched"))
    shapes: list[Shape] = [*found]
    if (one.certain or one.possible) and step >= 12:
        number = f"{one.certain}+{one.possible}" if one.possible else str(one.certain)
        shapes.append(Words(x + step / 2, base - solid - open_ - 3, number, 6.5, "middle"))
    return shapes


def _below(counts: Sequence[Count], step: float, base: float) -> list[Shape]:
    """Labels under the columns, as many as there is room for."""
    every = max(1, -(-44 // int(max(step, 1))))
    found: list[Shape] = []
    for n in range(0, len(counts), every):
        x = n * step + step / 2
        found += [
            Stroke(((x, base), (x, base + 3)), 0.6),
            Words(max(x, 18), base + 12, _label(counts[n].label), 6.5, "middle"),
        ]
    return found


def _label(key: str) -> str:
    """An ISO day as “4 Nov”, a month as “Nov 2021”."""
    try:
        day, month, year = day_words(date.fromisoformat(f"{key}-01"[:10])).split()
    except ValueError:
        return key
    return {10: f"{day} {month[:3]}", 7: f"{month[:3]} {year}"}.get(len(key), key)


@dataclass(slots=True)
class Days:
    """Counts incidents by day as they pass by: on a day for certain, or possibly on any of some days."""

    certain: dict[str, int]
    spans: list[tuple[str, str]]
    undated: int = 0

    @classmethod
    def none(cls) -> Days:
        return cls({}, [])

    def add(self, when: When) -> None:
        """One more incident."""
        first, last = when.first_day, when.last_day
        if first is None and last is None:
            self.undated += 1
        elif first == last and first is not None:
            self.certain[first] = self.certain.get(first, 0) + 1
        else:
            self.spans.append((first or last or "", last or first or ""))

    def counts(self) -> tuple[str, list[Count]]:
        """By day; by month or year where days would be too many to see. First the noun."""
        for noun, length in (("day", 10), ("month", 7)):
            found = self._by(length)
            if len(found) <= MOST_COLUMNS:
                return noun, found
        return "year", self._by(4)[-MOST_COLUMNS:]

    def _by(self, length: int) -> list[Count]:
        """`length` letters of an ISO day are its day, month or year."""
        sure: dict[str, int] = {}
        for day, count in self.certain.items():
            sure[day[:length]] = sure.get(day[:length], 0) + count
        maybe: dict[str, int] = {}
        for first, last in self.spans:
            for key in _keys(first, last, length):
                maybe[key] = maybe.get(key, 0) + 1
        used = sorted(sure.keys() | maybe.keys())
        every = _keys(used[0], used[-1], length) if used else []
        shown = every if 0 < len(every) <= MOST_COLUMNS else used
        return [Count(key, sure.get(key, 0), maybe.get(key, 0)) for key in shown]


def _keys(first: str, last: str, length: int) -> list[str]:
    """The days, months or years from one to another; the ends alone where they are too far apart."""
    try:
        start = date.fromisoformat((first + "-01-01")[:10])
        end = date.fromisoformat((last + "-12-28")[:10] if len(last) == 4 else (last + "-28")[:10])
    except ValueError:
        return sorted({first[:length], last[:length]})
    if (end - start).days > MOST_DAYS_SHADED * 40:
        return sorted({first[:length], last[:length]})
    return list(dict.fromkeys((start + timedelta(n)).isoformat()[:length] for n in range((end - start).days + 1)))
