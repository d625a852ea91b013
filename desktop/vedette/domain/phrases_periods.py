"""The calendar behind one side of a date phrase: "3 November", "last month", "two days ago" as first and last day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from vedette.domain.civil_days import (
    WEEKDAYS,
    check_day_of_no_year,
    day_of,
    day_words,
    month_end,
    months_back,
    quoted,
    season_of,
    shift,
    week_of,
)
from vedette.domain.errors import NeedsChoice, NotADate
from vedette.domain.phrases_grammar import Side
from vedette.domain.phrases_span import Context, Span

MODIFIERS = frozenset({"approx", "uncertain", "part", "edge", "zone", "clock"})
_LEAP_GAP = 8  # 29 February comes back after eight years at the latest


def core(side: Side) -> frozenset[str]:
    """The kinds that name the day or period, without what only colours it."""
    return frozenset(side.keys() - MODIFIERS)


def period(side: Side, context: Context) -> Span | None:
    """The span of a spelled-out side before parts of the day; None where its words make no period."""
    rule = _RULES.get(core(side) - {"weekday"}) if "num" in side else _RULES.get(core(side))
    span = rule(side, context) if rule else None
    if span is not None and "weekday" in side and "num" in side:
        _check_weekday(span.first, int(side["weekday"]), context)
    return span


def _check_weekday(day: date, weekday: int, context: Context) -> None:
    if day.weekday() != weekday:
        raise NotADate(
            f"{quoted(context.said)} does not fit the calendar: {day_words(day)} is a {WEEKDAYS[day.weekday()]}, "
            f"not a {WEEKDAYS[weekday]}; correct one of them."
        )


def _full_day(side: Side, context: Context) -> Span:
    day = day_of(int(side["year"]), int(side["month"]), int(side["num"]), context.said)
    return Span(day, day, "day")


def _day_of_no_year(side: Side, context: Context) -> Span:
    month, number = int(side["month"]), int(side["num"])
    check_day_of_no_year(month, number, context.said)
    days = [date(year, month, number) for year in _years(context) if number <= month_end(year, month).day]
    return _of_the_right_year([Span(day, day, "day") for day in days], "such_day", context)


def _month_of_no_year(side: Side, context: Context) -> Span:
    month = int(side["month"])
    check_day_of_no_year(month, 1, context.said)
    months = [Span(date(year, month, 1), month_end(year, month), "month") for year in _years(context)]
    return _of_the_right_year(months, "such_month", context)


def _years(context: Context) -> range:
    """The years that come into question, the most likely first."""
    if context.floor is not None:
        return range(context.floor.year, min(context.floor.year + _LEAP_GAP, date.max.year) + 1)
    end = context.limit or context.day_said
    latest = min(end.year + context.nearest, date.max.year)
    return range(latest, max(latest - _LEAP_GAP, 1) - 1, -1)


def _of_the_right_year(spans: list[Span], what: str, context: Context) -> Span:
    """With the other side known, the one next to it; else the latest on or before the day it was said."""
    if context.floor is not None:
        floor = context.floor
        following = [span for span in spans if span.last >= floor]
        return _first(following, context)  # its year follows from the other side, where it is stated
    if context.limit is not None:
        limit = context.limit
        before = _first([span for span in spans if span.first <= limit], context)
        return replace(before, rule=context.limit_rule, inferred=context.limit_inferred)
    said = context.day_said
    if context.nearest:
        nearest = min(spans, key=lambda span: _distance(span, said), default=None)
        return replace(_first([nearest] if nearest else [], context), rule=f"nearest_{what}", inferred=True)
    latest = _first([span for span in spans if span.first <= said], context)
    return replace(latest, rule=f"latest_{what}", inferred=True)


def _first(spans: list[Span], context: Context) -> Span:
    if not spans:
        raise NotADate(f"{quoted(context.said)} has no such day near the date it is counted from; give its year.")
    return spans[0]


def _distance(span: Span, day: date) -> int:
    return max((span.first - day).days, (day - span.last).days, 0)


def _month(side: Side, context: Context) -> Span:
    first = day_of(int(side["year"]), int(side["month"]), 1, context.said)
    return Span(first, month_end(first.year, first.month), "month")


def _year(side: Side, context: Context) -> Span:
    first = day_of(int(side["year"]), 1, 1, context.said)
    return Span(first, date(first.year, 12, 31), "year")


def _season(side: Side, context: Context) -> Span:
    year = _year(side, context).first.year
    if side["season"] == "winter":
        choices = (f"winter {year - 1}/{year % 100:02d}", f"winter {year}/{(year + 1) % 100:02d}")
        raise NeedsChoice(
            f"{quoted(context.said)} can be the {choices[0]} or the {choices[1]}: say which one is meant.", choices
        )
    return Span(*season_of(side["season"], year), "season")


def _of_a_year_said(side: Side, context: Context) -> Span | None:
    """ "3 October last year", "October this year"."""
    back = {"prev_year": 1, "this_year": 0}.get(side["rel"])
    if back is None:
        return None
    dated = {kind: value for kind, value in side.items() if kind != "rel"}
    dated["year"] = str(context.day_said.year - back)
    span = period(dated, context)
    return span and replace(span, rule=side["rel"])


def _weekday(side: Side, context: Context) -> Span:
    weekday = int(side["weekday"])
    if context.floor is not None:
        day = shift(context.floor, (weekday - context.floor.weekday()) % 7)
        return Span(day, day, "day", rule="latest_such_weekday")
    end = context.limit or context.day_said
    day = shift(end, -((end.weekday() - weekday) % 7))
    return Span(day, day, "day", rule="latest_such_weekday")


def _last_weekday(side: Side, context: Context) -> Span:
    """ "Last Monday" is the latest one to some and the one of the week before to others: the interval of both."""
    latest = _weekday(side, context).first
    if latest == context.day_said:
        day = shift(latest, -7)
        return Span(day, day, "day", rule="last_weekday")
    first = shift(latest, -7)
    return Span(first, latest, "days", uncertain=True, rule="last_weekday_either")


def _ago(side: Side, context: Context) -> Span:
    said, count, unit = context.day_said, int(side["num"]), side["unit"]
    rule = f"{count}_{unit}_ago"
    if unit == "day":
        day = shift(said, -count)
        return Span(day, day, "day", rule=rule)
    if unit == "week":
        day = shift(said, -7 * count)
        return Span(shift(day, -3), min(shift(day, 3), said), "days", approximate=True, rule=rule)
    if unit == "month":
        day = months_back(said, count)
        return Span(day.replace(day=1), month_end(day.year, day.month), "month", approximate=True, rule=rule)
    year = day_of(said.year - count, 1, 1, context.said)
    return Span(year, date(year.year, 12, 31), "year", approximate=True, rule=rule)


def _earlier(side: Side, context: Context) -> Span | None:
    """ "A day earlier" than the statement, or than an event of the day before it: the interval of both."""
    if side["unit"] != "day":
        return None
    count = int(side["num"])
    said = context.day_said
    return Span(shift(said, -count - 1), shift(said, -count), "days", uncertain=True, rule=f"{count}_day_earlier")


def _past(side: Side, context: Context) -> Span:
    said, count, unit = context.day_said, int(side["num"]), side["unit"]
    months = {"month": 1, "year": 12}.get(unit)
    first = months_back(said, months * count) if months else shift(said, -count * (7 if unit == "week" else 1))
    return Span(first, said, "days" if unit == "day" else unit, rule=f"past_{count}_{unit}")


def _relative(side: Side, context: Context) -> Span:
    span = _RELATIVE[side["rel"]](context)
    return replace(span, rule=side["rel"])


def _days_from_said(days: int) -> Callable[[Context], Span]:
    def span(context: Context) -> Span:
        day = shift(context.day_said, days)
        return Span(day, day, "day")

    return span


def _recent(days: int, unit: str) -> Callable[[Context], Span]:
    return lambda context: Span(shift(context.day_said, -days), context.day_said, unit, approximate=True)


def _recent_months(context: Context) -> Span:
    return Span(months_back(context.day_said, 6), context.day_said, "month", approximate=True)


def _week(back: int, *, so_far: bool = False) -> Callable[[Context], Span]:
    def span(context: Context) -> Span:
        first, last = week_of(shift(context.day_said, -7 * back), context.week_starts_sunday)
        return Span(first, context.day_said if so_far else last, "week")

    return span


def _calendar_month(back: int, *, so_far: bool = False) -> Callable[[Context], Span]:
    def span(context: Context) -> Span:
        first = months_back(context.day_said.replace(day=1), back)
        return Span(first, context.day_said if so_far else month_end(first.year, first.month), "month")

    return span


def _calendar_year(back: int, *, so_far: bool = False) -> Callable[[Context], Span]:
    def span(context: Context) -> Span:
        first = day_of(context.day_said.year - back, 1, 1, context.said)
        return Span(first, context.day_said if so_far else date(first.year, 12, 31), "year")

    return span


def _weekend(context: Context) -> Span:
    saturday = shift(context.day_said, -((context.day_said.weekday() - 5) % 7))
    return Span(saturday, shift(saturday, 1), "days")


_RELATIVE: dict[str, Callable[[Context], Span]] = {
    "today": _days_from_said(0),
    "yesterday": _days_from_said(-1),
    "last_night": _days_from_said(-1),
    "day_before_yesterday": _days_from_said(-2),
    "tomorrow": _days_from_said(1),
    "anchor_day": _days_from_said(0),
    "weekend": _weekend,
    "recent_days": _recent(7, "days"),
    "recent_weeks": _recent(28, "week"),
    "recent_months": _recent_months,
    "prev_week": _week(1),
    "this_week": _week(0),
    "this_week_so_far": _week(0, so_far=True),
    "prev_calendar_month": _calendar_month(1),
    "this_month": _calendar_month(0),
    "this_month_so_far": _calendar_month(0, so_far=True),
    "prev_year": _calendar_year(1),
    "this_year": _calendar_year(0),
    "this_year_so_far": _calendar_year(0, so_far=True),
}

_RULES: dict[frozenset[str], Callable[[Side, Context], Span | None]] = {
    frozenset({"num", "month", "year"}): _full_day,
    frozenset({"num", "month"}): _day_of_no_year,
    frozenset({"num", "month", "rel"}): _of_a_year_said,
    frozenset({"month"}): _month_of_no_year,
    frozenset({"month", "year"}): _month,
    frozenset({"month", "rel"}): _of_a_year_said,
    frozenset({"year"}): _year,
    frozenset({"season", "year"}): _season,
    frozenset({"season", "rel"}): _of_a_year_said,
    frozenset({"weekday"}): _weekday,
    frozenset({"weekday", "last"}): _last_weekday,
    frozenset({"rel"}): _relative,
    frozenset({"num", "unit", "ago"}): _ago,
    frozenset({"num", "unit", "earlier"}): _earlier,
    frozenset({"num", "unit", "past"}): _past,
}
