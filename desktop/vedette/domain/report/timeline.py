"""A line of time: an incident a lane, dark where it is certain, hatched where it is possible; gaps stand open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vedette.domain.report.drawing import Box, Drawing, Shape, Stroke, Words
from vedette.domain.when import When

WIDTH = 470.0
MOST_LANES = 40
_LABEL, _LANE, _BAR, _HEAD = 84.0, 11.0, 6.0, 22.0
_TICKS = 6
_LEAST = 2.4


@dataclass(frozen=True, slots=True)
class Lane:
    """One incident by its reference."""

    label: str
    when: When


def timeline(lanes: Sequence[Lane]) -> Drawing | None:
    """None where no incident has a day, or there are too many to see."""
    dated = [(lane, *_ordinals(lane.when)) for lane in lanes if not lane.when.is_empty]
    known = [day for _, first, last in dated for day in (first, last) if day is not None]
    if not known or len(lanes) > MOST_LANES:
        return None
    low, high = min(known), max(max(known), min(known) + 1)
    axis = _Axis(low, high + 1)
    height = _HEAD + len(lanes) * _LANE + 4
    shapes: list[Shape] = [*axis.ticks(height)]
    for n, lane in enumerate(lanes):
        shapes += axis.lane(lane, _HEAD + n * _LANE)
    return Drawing(WIDTH, height, tuple(shapes), "Line of time")


@dataclass(frozen=True, slots=True)
class _Axis:
    """From day `low` to before day `high`, as proleptic ordinals."""

    low: int
    high: int

    def at(self, day: float) -> float:
        return _LABEL + (day - self.low) / (self.high - self.low) * (WIDTH - _LABEL - 4)

    def ticks(self, height: float) -> list[Shape]:
        step = max(1, -(-(self.high - self.low) // _TICKS))
        found: list[Shape] = []
        for day in range(self.low, self.high, step):
            x = self.at(day)
            found += [Stroke(((x, 12), (x, height)), 0.3, faint=True)]
            found += [Words(min(x, WIDTH - 42), 8, date.fromordinal(day).isoformat(), 6.5)]
        return found

    def lane(self, lane: Lane, y: float) -> list[Shape]:
        label = Words(0, y + _LANE - 4, lane.label, 6.5, room=_LABEL - 4)
        first, last = _ordinals(lane.when)
        if first is None and last is None:
            return [label, Words(_LABEL + 4, y + _LANE - 4, "no date", 6.5)]
        start, end = (self.low if first is None else first), (self.high - 1 if last is None else last)
        left, right = self.at(start), max(self.at(end + 1), self.at(start) + _LEAST)
        sure = first is not None and first == last
        bar = Box(left, y + 2, right - left, _BAR, "dark" if sure else "hatched")
        ends = [Words(left - 1, y + _LANE - 4, "…", 7, "end")] if first is None else []
        return [label, bar, *ends]


def _ordinals(when: When) -> tuple[int | None, int | None]:
    return _ordinal(when.first_day), _ordinal(when.last_day)


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day is not None else None
    except ValueError:
        return None
