"""Writes an interval as EDTF (ISO 8601-2, levels 0 and 1, and sets); reading is in edtf.py.

A set and a part of a day carry days only, and a set, a time or a single approximate day has no place for the
qualifier: hours and qualifier stand beside the EDTF text there (field guide 3.5, "kept apart").
"""

from __future__ import annotations

from datetime import date, timedelta

from vedette.domain.civil_days import month_end, season_of
from vedette.domain.interval import Interval

MARKS = {"exact": "", "approximate": "~", "uncertain": "?", "both": "%"}
_UNKNOWN_IN_YEAR = {"month": "-XX", "day": "-XX-XX"}
SEASON_CODES = {"spring": "21", "summer": "22", "autumn": "23"}


def write(when: Interval) -> str:
    """The EDTF text; '' for a When with no bound or with bounds that are no days."""
    if when.is_empty:
        return ""
    mark = MARKS.get(when.qualifier, "")
    if when.shape == "throughout":
        return f"{_end(when.earliest, mark, when)}/{_end(when.latest, mark, when)}"
    if when.earliest is None or when.latest is None:
        return f"[{(when.earliest or '')[:10]}..{(when.latest or '')[:10]}]"
    if when.earliest == when.latest:
        return _single(when.earliest, mark)
    return _inside(when.earliest[:10], when.latest[:10], mark, when.unit)


def _single(bound: str, mark: str) -> str:
    return bound + mark if mark == "?" and len(bound) == 10 else bound


def _end(bound: str | None, mark: str, when: Interval) -> str:
    if bound is None:
        return ".."
    if len(bound) > 10:
        return bound
    if mark == "~" and when.latest is None and bound.endswith("-01"):
        return bound[:7] + mark  # "since about September" names no day
    return bound + mark


def _inside(first: str, last: str, mark: str, unit: str) -> str:
    if first == last:
        return first
    try:
        low, high = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return ""
    return _named_period(low, high, unit, mark) or _middle_day(low, high, mark) or f"[{first}..{last}]"


def _named_period(low: date, high: date, unit: str, mark: str) -> str:
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31) and low.year == high.year:
        return f"{low.year:04d}{_UNKNOWN_IN_YEAR.get(unit, '')}{mark}"
    if low.day == 1 and high == month_end(low.year, low.month):
        return f"{low.year:04d}-{low.month:02d}{'-XX' if unit == 'day' else ''}{mark}"
    if unit == "season":
        for season, code in SEASON_CODES.items():
            if (low, high) == season_of(season, low.year):
                return f"{low.year:04d}-{code}{mark}"
    return ""


def _middle_day(low: date, high: date, mark: str) -> str:
    """One day either side of an approximate day is how "around 3 November" is kept."""
    if mark not in {"~", "%"} or high - low != timedelta(days=2):
        return ""
    return (low + timedelta(days=1)).isoformat() + mark
