"""What can't stand in a When: each finding is one sentence for the person who filled it in."""

from __future__ import annotations

import re
from datetime import date

from vedette.domain.civil_days import day_of, quoted
from vedette.domain.errors import NotADate
from vedette.domain.interval import Interval
from vedette.domain.time_in_zone import zone_named, zone_problem

SHAPES = ("point", "within", "throughout")
QUALIFIERS = ("exact", "approximate", "uncertain", "both")
UNITS = ("minute", "hour", "part_of_day", "day", "days", "week", "month", "season", "year", "unknown")
PARTS_OF_DAY = ("night", "early_morning", "morning", "midday", "afternoon", "evening")
NIL_REASONS = ("unknown", "not_reported", "withheld", "not_applicable")
_BOUND = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([01][0-9]|2[0-3]):[0-5][0-9])?")


def problems(when: Interval) -> list[str]:
    found = [_bound_problem(bound) for bound in _bounds(when)]
    found += _key_problems(when)
    if not any(found):
        found += [_order_problem(when), _shape_problem(when), _nil_problem(when)]
    found += _zone_problems(when)
    found += _anchor_problems(when)
    return [sentence for sentence in found if sentence]


def _bounds(when: Interval) -> list[str]:
    """The bounds that are set, one where both are the same."""
    return list(dict.fromkeys(bound for bound in (when.earliest, when.latest) if bound is not None))


def _bound_problem(bound: str) -> str:
    match = _BOUND.fullmatch(bound)
    if match is None:
        return f"{quoted(bound)} is no day or time; write it as 2021-11-03 or 2021-11-03T14:30."
    try:
        day_of(int(match[1]), int(match[2]), int(match[3]), bound)
    except NotADate as problem:
        return str(problem)
    return ""


def _key_problems(when: Interval) -> list[str]:
    keys = (
        ("shape", when.shape, SHAPES),
        ("qualifier", when.qualifier, QUALIFIERS),
        ("unit", when.unit, ("", *UNITS)),
        ("part of day", when.part_of_day, ("", *PARTS_OF_DAY)),
        ("reason for no date", when.nil_reason, ("", *NIL_REASONS)),
    )
    return [
        f"{quoted(value)} is not known as a {name}; choose one of {', '.join(key for key in known if key)}."
        for name, value, known in keys
        if value not in known
    ]


def _order_problem(when: Interval) -> str:
    if when.earliest is None or when.latest is None:
        return ""
    earliest, latest = when.earliest, when.latest
    if min(len(earliest), len(latest)) == 10:  # a bound without a time is its whole day
        earliest, latest = earliest[:10], latest[:10]
    if earliest <= latest:
        return ""
    return f"The date ends ({when.latest}) before it begins ({when.earliest}); swap or correct its two ends."


def _shape_problem(when: Interval) -> str:
    if when.shape == "point" and not when.is_empty and when.first_day != when.last_day:
        return "A point in time lies on one day; choose “within” or “throughout” for an interval."
    return ""


def _nil_problem(when: Interval) -> str:
    if when.nil_reason and not when.is_empty:
        return "A date is given together with a reason why there is none; remove one of the two."
    return ""


def _zone_problems(when: Interval) -> list[str]:
    if not when.tz:
        return []
    if zone_named(when.tz) is None:
        return [f"The time zone {quoted(when.tz)} is not known; choose one such as Europe/Warsaw."]
    if when.unit != "minute":
        return []  # hours that come from a window such as "night" were not said by anyone
    return [zone_problem(bound, when.tz) for bound in _bounds(when)]


def _anchor_problems(when: Interval) -> list[str]:
    if when.anchor is None:
        return []
    try:
        date.fromisoformat(when.anchor)
    except ValueError:
        return [f"{quoted(when.anchor)} is no day to count from; write it as 2021-11-04."]
    return []
