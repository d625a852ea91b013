"""Dates and times written in figures: which figure is the day, the month, the year; ambiguity is asked, not guessed."""

from __future__ import annotations

import re
from datetime import date

from vedette.domain.civil_days import check_day_of_no_year, day_of, day_words, quoted
from vedette.domain.errors import NeedsChoice, NotADate
from vedette.domain.phrases_grammar import Side
from vedette.domain.phrases_span import Context

_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?(?::([0-9]{2})(?:\.[0-9]+)?)?\s*(?:([ap])\.?m\.?)?")
_FIGURES = re.compile(r"[-/.]")
_LEAP_YEAR = 2000


def spelled_out(side: Side, context: Context) -> Side | None:
    """The side with its figures told apart as num, month, year and clock; None where two of them clash."""
    plain: Side = {}
    for kind, value in side.items():
        for name, told in _told_apart(kind, value, side, context).items():
            if name in plain:
                return None
            plain[name] = told
    return plain


def _told_apart(kind: str, value: str, side: Side, context: Context) -> Side:
    match kind:
        case "stamp":
            day, _, clock = value.partition("t")
            return _day(*(int(part) for part in day.split("-"))) | {"clock": _clock(clock, context)}
        case "date" | "named":
            return _full_date(value, side, context) if kind == "date" else _day_first(value)
        case "yearmonth":
            return _year_and_month(value)
        case "pair":
            return _day_and_month(value, context)
        case "shortyear":
            return {"year": str(_century(int(value[1:])))}
        case "clock":
            return {"clock": _clock(value, context)}
        case "count":
            return {"num": value} if "unit" in side else {kind: value}
        case _:
            return {kind: value}


def _clock(value: str, context: Context) -> str:
    match = _CLOCK.fullmatch(value)
    hour, minute, second = (int(match[1]), int(match[2] or 0), int(match[3] or 0)) if match else (24, 0, 0)
    half = match[4] if match else None
    if half is not None:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59 or second > 59:
        raise NotADate(f"{quoted(context.said)} has no time of the clock: {quoted(value)} does not exist; correct it.")
    return f"{hour:02d}:{minute:02d}"


def _day(year: int, month: int, day: int) -> Side:
    return {"year": str(year), "month": str(month), "num": str(day)}


def _century(two_figures: int) -> int:
    """The pivot of POSIX: 69 to 99 are of the 1900s."""
    return two_figures + (1900 if two_figures >= 69 else 2000)


def _year(figures: str) -> int:
    return int(figures) if len(figures) == 4 else _century(int(figures))


def _day_first(value: str) -> Side:
    day, month, year = value.split("-")
    return _day(_year(year), int(month), int(day))


def _year_and_month(value: str) -> Side:
    first, second = _FIGURES.split(value)
    year, month = (first, second) if len(first) == 4 else (second, first)
    return {"year": year, "month": month}


def _full_date(value: str, side: Side, context: Context) -> Side:
    if value.isdecimal():
        return _day(int(value[:4]), int(value[4:6]), int(value[6:]))
    a, b, c = _FIGURES.split(value)
    if len(a) == 4:
        return _day(int(a), int(b), int(c))
    found = {order: _valid(_ordered(order, a, b, c)) for order in _orders(value, c, context)}
    days = {day for day in found.values() if day is not None}
    if len(days) > 1 and "weekday" in side:
        days = {day for day in days if day.weekday() == int(side["weekday"])} or days
    if not days:
        year, month, day = _ordered(context.order or "dmy", a, b, c)
        day_of(year, month, day, context.said)
    if len(days) > 1:
        raise _ask(context, tuple(day_words(day) for day in found.values() if day in days))
    (only,) = days
    return _day(only.year, only.month, only.day)


def _orders(value: str, last: str, context: Context) -> tuple[str, ...]:
    """What the figures can be: the order that was chosen; with dots day first; else any."""
    if context.order and (context.order != "ymd" or len(last) == 2):
        return (context.order,)
    if "." in value:
        return ("dmy",)
    return ("dmy", "mdy") if len(last) == 4 else ("dmy", "mdy", "ymd")


def _ordered(order: str, a: str, b: str, c: str) -> tuple[int, int, int]:
    """Year, month, day."""
    if order == "ymd" and len(c) == 2:
        return _century(int(a)), int(b), int(c)
    day, month = (int(b), int(a)) if order == "mdy" else (int(a), int(b))
    return _year(c), month, day


def _valid(parts: tuple[int, int, int]) -> date | None:
    try:
        return date(*parts)
    except ValueError:
        return None


def _day_and_month(value: str, context: Context) -> Side:
    """3.11 is day first; 3/11 has to be asked, unless the order was chosen or only one reading exists."""
    a, b = (int(part) for part in _FIGURES.split(value))
    if "." in value:
        orders = [(b, a)] if context.order == "mdy" else [(a, b)]
    else:
        orders = [(a, b)] if context.order == "dmy" else [(b, a)] if context.order else [(a, b), (b, a)]
    valid = [(day, month) for day, month in dict.fromkeys(orders) if _valid((_LEAP_YEAR, month, day))]
    if not valid:
        day, month = orders[0]
        check_day_of_no_year(month, day, context.said)
    if len(valid) > 1:
        raise _ask(context, tuple(day_words(date(_LEAP_YEAR, month, day), year=False) for day, month in valid))
    day, month = valid[0]
    return {"num": str(day), "month": str(month)}


def _ask(context: Context, choices: tuple[str, ...]) -> NeedsChoice:
    readings = f"{', '.join(choices[:-1])} or {choices[-1]}"
    return NeedsChoice(
        f"{quoted(context.said)} can be {readings}: say which order of day and month is meant, "
        "or write the month as a word.",
        choices,
    )
