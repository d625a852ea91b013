"""The hours of a date in UTC, for readers in other zones; a date without an hour or without a known zone has none."""

from __future__ import annotations

from datetime import UTC, datetime

from vedette.domain.civil_days import day_words
from vedette.domain.time_in_zone import zone_named
from vedette.domain.when import When

_DAY = 10


def zulu(when: When) -> str:
    """As in “1 November 2021 17:00 Z to 2 November 2021 05:00 Z”; '' where there is none."""
    ends = [end for end in dict.fromkeys((when.earliest, when.latest)) if end]
    found = [_zulu(end, when.tz) for end in ends]
    return " to ".join(found) if found and all(found) else ""


def _zulu(moment: str, tz: str) -> str:
    zone = zone_named(tz)
    if zone is None or len(moment) <= _DAY:
        return ""
    try:
        there = datetime.fromisoformat(moment).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{day_words(there.date())} {there:%H:%M}\u00a0Z"
