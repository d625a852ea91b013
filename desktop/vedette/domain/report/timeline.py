"""A line of time: an incident a lane, dark where it is certain, hatched where it is possible; gaps stand open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vedette.domain.civil_days import day_words
from vedette.domain.report.blocks import Block, Figure, para, quiet
from vedette.domain.report.charts import Days, columns
from vedette.domain.report.drawing import Box, Drawing, Shape, Stroke, Words
from vedette.domain.report.time_axis import TimeAxis
from vedette.domain.when import When

MOST_LANES = 160
"""More of them are no picture any more; their days are counted instead."""

_WIDTHS = {False: 478.0, True: 724.0}
_ABREAST = {False: 48, True: 32}
_LABEL, _LANE, _BAR, _HEAD = 84.0, 11.0, 6.0, 16.0
_LEAST = 2.4


@dataclass(frozen=True, slots=True)
class Lane:
    """One incident by its reference."""

    label: str
    when: When


def timeline_blocks(lanes: Sequence[Lane], days: Days, *, landscape: bool = False) -> tuple[Block, ...]:
    """The lanes, or where there are too many of them, how many incidents fall on each day, month or year."""
    if len(lanes) <= MOST_LANES:
        drawn = timelines(lanes, landscape=landscape)
        note = (
            f"{_span(lanes)} Dark: dated to that day. Hatched: on one of these days, or all along them. "
            "…: may have begun before, or gone on after."
        )
        said = [*("Goes on in the next drawing." for _ in drawn[1:]), note]
        return tuple(Figure(one, para(quiet(words))) for one, words in zip(drawn, said, strict=bool(drawn)))
    noun, counts = days.counts()
    if not counts:
        return ()
    note = f"Incidents by {noun}, as there are too many for a lane each. Dark: dated to that {noun}. Hatched: possible."
    undated = f" Without a date: {days.undated}." if days.undated else ""
    return (Figure(columns(counts, "Line of time"), para(quiet(note + undated))),)


def timelines(lanes: Sequence[Lane], *, landscape: bool = False) -> list[Drawing]:
    """One drawing, or several that go on from each other on one scale; none where there is no day, or no room."""
    known = [day for lane in lanes for day in _ordinals(lane.when) if day is not None]
    if not known or len(lanes) > MOST_LANES:
        return []
    low, high = min(known), max(max(known), min(known) + 1)
    axis = TimeAxis(low, high + 1, _LABEL, _WIDTHS[landscape] - _LABEL - 4)
    count = -(-len(lanes) // _ABREAST[landscape])
    size = -(-len(lanes) // count)
    return [_drawn(axis, lanes[n : n + size], _WIDTHS[landscape]) for n in range(0, len(lanes), size)]


def _drawn(axis: TimeAxis, lanes: Sequence[Lane], width: float) -> Drawing:
    height = _HEAD + len(lanes) * _LANE + 2
    shapes: list[Shape] = [*_grid(axis, height, width)]
    for n, lane in enumerate(lanes):
        shapes += _lane(axis, lane, _HEAD + n * _LANE)
    return Drawing(width, height, tuple(shapes), "Line of time")


def _grid(axis: TimeAxis, height: float, width: float) -> list[Shape]:
    rule = Stroke(((_LABEL, _HEAD - 4), (width - 4, _HEAD - 4)), 0.6)
    found: list[Shape] = [rule]
    for x, label in axis.ticks():
        found += [Stroke(((x, _HEAD - 7), (x, height)), 0.3, faint=True)]
        found += [Words(min(x + 2, width - 38), 7, label, 6.5)]
    return found


def _lane(axis: TimeAxis, lane: Lane, y: float) -> list[Shape]:
    base = y + _LANE - 4
    label = Words(0, base, lane.label, 6.5, room=_LABEL - 10)
    first, last = _ordinals(lane.when)
    if first is None and last is None:
        return [label, Words(_LABEL + 4, base, "no date", 6.5)]
    start, end = (axis.low if first is None else first), (axis.high - 1 if last is None else last)
    left, right = axis.at(start), max(axis.at(end + 1), axis.at(start) + _LEAST)
    sure = first is not None and first == last
    bar = Box(left, y + 2, right - left, _BAR, "dark" if sure else "hatched")
    before = [Words(left - 1, base, "…", 7, "end")] if first is None else []
    after = [Words(right + 1, base, "…", 7)] if last is None else []
    return [label, bar, *before, *after]


def _span(lanes: Sequence[Lane]) -> str:
    known = [day for lane in lanes for day in _ordinals(lane.when) if day is not None]
    ends = [day_words(date.fromordinal(day)) for day in (min(known), max(known))] if known else []
    return f"{' to '.join(dict.fromkeys(ends))}." if ends else ""


def _ordinals(when: When) -> tuple[int | None, int | None]:
    return (None, None) if when.is_empty else (_ordinal(when.first_day), _ordinal(when.last_day))


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day is not None else None
    except ValueError:
        return None
