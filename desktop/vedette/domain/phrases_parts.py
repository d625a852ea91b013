"""Parts of a day and of a period: nights, mornings, clock times, "early October" on a span of whole days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vedette.domain.civil_days import month_end, quoted, shift
from vedette.domain.errors import NeedsChoice, NotADate
from vedette.domain.phrases_grammar import Side
from vedette.domain.phrases_span import Context, Span

_WINDOWS = {
    "early_morning": ("00:00", "08:59"),
    "morning": ("04:00", "11:59"),
    "midday": ("11:00", "13:59"),
    "afternoon": ("12:00", "17:59"),
    "evening": ("18:00", "23:59"),
}
FIRST_OF_NIGHT, LAST_OF_NIGHT = 16, 10
"""Hours from which, and before which, a time may be said to be of a night."""

_EARLY = frozenset({"early", "begin"})
_EDGED_PARTS = {
    ("early", "morning"): "early_morning",
    ("early", "night"): "evening",
    ("late", "night"): "evening",
    ("late", "night_either"): "evening",
}


def narrowed(span: Span, side: Side, context: Context) -> Span | None:
    """The span with the time, part of the day or edge that was said; None where they do not go together."""
    span = replace(
        span, approximate=span.approximate or "approx" in side, uncertain=span.uncertain or "uncertain" in side
    )
    if "clock" in side:
        return _at(span, side, context)
    if span.rule == "last_night":
        return night(span, context) if "edge" not in side else None
    if "part" in side:
        return _part(span, _edged(side), context)
    return _edge(span, side["edge"]) if "edge" in side else span


def night(span: Span, context: Context) -> Span:
    """The night that begins on the evening of the span's first day."""
    begins, ends = context.night
    last = shift(span.first, 1)
    first = span.first if begins >= ends else last  # a window such as 0 to 6 lies on the second day alone
    start, end = f"{begins:02d}:00", f"{ends:02d}:00"
    return replace(span, first=first, last=last, start=start, end=end, unit="part_of_day", part="night")


def _at(span: Span, side: Side, context: Context) -> Span | None:
    if span.unit != "day" or "edge" in side:
        return None
    clock, part = side["clock"], "night" if span.rule == "last_night" else side.get("part", "")
    if part in _WINDOWS:
        start, end = _WINDOWS["early_morning"][0] if part == "morning" else _WINDOWS[part][0], _WINDOWS[part][1]
        if not start <= clock[:5] <= end:
            raise _other_part(context)
    elif part:
        span = _day_of_night(span, side, context)
    return replace(span, start=clock, end=clock, unit="minute")


def _day_of_night(span: Span, side: Side, context: Context) -> Span:
    """The evening of a night is that of the day by which it is called, its morning that of the day after."""
    hour = int(side["clock"][:2])
    if LAST_OF_NIGHT <= hour < FIRST_OF_NIGHT:
        raise _other_part(context)
    if hour >= FIRST_OF_NIGHT:
        return span
    after = shift(span.first, 1)
    if span.rule == "last_night" or (side.get("rel") == "today" and side["part"] == "night"):
        return replace(span, first=after, last=after)
    choices = tuple(f"{day.isoformat()} {side['clock'][:5]}" for day in (span.first, after))
    raise NeedsChoice(
        f"{quoted(context.said)} can be {choices[0]} or {choices[1]}: write the one that is meant.", choices
    )


def _other_part(context: Context) -> NotADate:
    return NotADate(f"{quoted(context.said)} names an hour that is of another part of the day; correct one of them.")


def _edged(side: Side) -> str:
    part, edge = side["part"], side.get("edge", "")
    if edge in {"", "early", "mid", "late"}:
        return _EDGED_PARTS.get((edge, part), part)
    return ""


def _part(span: Span, part: str, context: Context) -> Span | None:
    if span.unit != "day" or not part:
        return None
    if part == "night":
        return night(span, context)
    if part == "night_either":  # "ночью 2 ноября" is before its dawn to some and after its dusk to others
        return replace(night(span, context), first=span.first, start="00:00")
    if part == "overnight":  # into the day, or out of it
        before = night(replace(span, first=shift(span.first, -1)), context)
        return replace(before, last=shift(span.first, 1))
    start, end = _WINDOWS[part]
    return replace(span, start=start, end=end, unit="part_of_day", part=part)


def _edge(span: Span, edge: str) -> Span | None:
    if span.unit == "day":
        return _edge_of_day(span, edge)
    first, last = _third(span, 0 if edge in _EARLY else 1 if edge == "mid" else 2)
    return replace(span, first=first, last=last, unit="days", edge=edge, approximate=True)


def _edge_of_day(span: Span, edge: str) -> Span | None:
    part = {"early": "early_morning", "late": "evening"}.get(edge)
    if part is None:
        return None
    start, end = _WINDOWS[part]
    return replace(span, start=start, end=end, unit="part_of_day", part=part)


def _third(span: Span, third: int) -> tuple[date, date]:
    """Days 1-10, 11-20 and 21 to the end of a month; four months of a year; else a third of the days."""
    first, last = span.first, span.last
    if span.unit == "month" and first.day == 1 and last == month_end(first.year, first.month):
        bounds = ((1, 10), (11, 20), (21, last.day))[third]
        return first.replace(day=bounds[0]), first.replace(day=bounds[1])
    if span.unit == "year" and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return first.replace(month=1 + 4 * third), month_end(first.year, 4 + 4 * third)
    days = (last - first).days + 1
    length = -(-days // 3)
    begin = shift(first, (0, (days - length) // 2, days - length)[third])
    return begin, shift(begin, length - 1)
