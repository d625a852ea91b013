"""A When in English words for screen and print, and its short mark for a table. Reads nothing back."""

from __future__ import annotations

from datetime import date

from vedette.domain.civil_days import MONTHS, SEASONS, day_words, month_end, season_of
from vedette.domain.interval import Interval

_NO_DATE = {
    "unknown": "date unknown",
    "not_reported": "date not reported",
    "withheld": "date withheld",
    "not_applicable": "no date applies",
}
_SIGNS = {"approximate": "~", "uncertain": "?", "both": "~?"}
_LONGEST_PERIOD = {"week": 7, "month": 31, "season": 92, "year": 366}


def precision_mark(when: Interval) -> str:
    """'' for a stated day or minute; else e.g. "~", "?", "night", "month ~", "by", "year inferred"."""
    if when.is_empty:
        return ""
    marks = [_width_mark(when), _SIGNS.get(when.qualifier, ""), _inferred_part(when)]
    return " ".join(mark for mark in marks if mark)


def describe(when: Interval) -> str:
    if when.is_empty:
        return _NO_DATE.get(when.nil_reason, "no date")
    try:
        words = _interval(when)
    except ValueError:
        return f"{when.earliest or '…'} – {when.latest or '…'} (not a date)"
    notes = [note for note in (_uncertain_note(when), _inferred_part(when)) if note]
    return words + (f" ({', '.join(notes)})" if notes else "")


def _inferred_part(when: Interval) -> str:
    if not when.inferred:
        return ""
    return "day inferred" if when.anchor_rule == "anchor_day" else "year inferred"


def _uncertain_note(when: Interval) -> str:
    return "uncertain" if when.qualifier in {"uncertain", "both"} else ""


def _width_mark(when: Interval) -> str:
    if when.earliest is None:
        return "by" if when.shape == "within" else "up to"
    if when.latest is None:
        return "after" if when.shape == "within" else "since"
    if when.part_of_day:
        return when.part_of_day.replace("_", " ")
    if (when.width_in_days or 0) <= _LONGEST_PERIOD.get(when.unit, 0):
        return when.unit
    return "" if when.first_day == when.last_day else "days"


def _interval(when: Interval) -> str:
    about = "about " if when.qualifier in {"approximate", "both"} else ""
    if when.earliest is None or when.latest is None:
        return _open(when, about)
    if when.first_day == when.last_day:
        return _one_day(when, about)
    if when.part_of_day == "night":
        return about + _night(when)
    if when.shape == "throughout":
        return "from " + about + _range(when, "to")
    return _somewhere_inside(when, about)


def _open(when: Interval, about: str) -> str:
    if when.earliest is not None:
        if when.shape == "throughout":
            return "since " + about + _opening(when.earliest, when.unit)
        return "on or after " + about + _moment(when.earliest)
    closing = about + _closing(when.latest or "", when.unit)
    return f"up to {closing} (start open)" if when.shape == "throughout" else f"by {closing}"


def _opening(bound: str, unit: str) -> str:
    """No more exact than it was said: "since 2020" names no day."""
    if unit == "year" and bound.endswith("-01-01"):
        return bound[:4]
    if unit == "month" and bound.endswith("-01"):
        return day_words(date.fromisoformat(bound)).removeprefix("1 ")
    return _moment(bound)


def _closing(bound: str, unit: str) -> str:
    if unit == "year" and bound.endswith("-12-31"):
        return f"the end of {bound[:4]}"
    if unit == "month" and len(bound) == 10:
        day = date.fromisoformat(bound)
        if day == month_end(day.year, day.month):
            return f"the end of {MONTHS[day.month - 1]} {day.year:04d}"
    return _moment(bound)


def _moment(bound: str) -> str:
    day = day_words(date.fromisoformat(bound[:10]))
    return f"{day}, {bound[11:]}" if len(bound) > 10 else day


def _one_day(when: Interval, about: str) -> str:
    earliest, latest = when.earliest or "", when.latest or ""
    if earliest == latest:
        return about + _moment(earliest)
    day = day_words(date.fromisoformat(earliest[:10]))
    start, end = earliest[11:] or "00:00", latest[11:] or "24:00"
    if when.part_of_day:
        return f"{about}{when.part_of_day.replace('_', ' ')} of {day} ({start}–{end})"
    return f"{about}{day}, " + (
        f"from {start} to {end}" if when.shape == "throughout" else f"between {start} and {end}"
    )


def _night(when: Interval) -> str:
    low, high = _days(when)
    if (high - low).days == 1 and (when.earliest or "")[11:] > (when.latest or "")[11:]:
        return f"night of {_range(when, '–')} ({_short(when.earliest)} – {_short(when.latest)})"
    return f"some night of {_range(when, '–')} ({_short(when.earliest)} – {_short(when.latest)})"


def _short(bound: str | None) -> str:
    """1 Nov 18:00."""
    day = date.fromisoformat((bound or "")[:10])
    return f"{day.day} {MONTHS[day.month - 1][:3]} {(bound or '')[11:]}".rstrip()


def _somewhere_inside(when: Interval, about: str) -> str:
    low, high = _days(when)
    if when.unit in {"month", "day"} and low.day == 1 and high == month_end(low.year, low.month):
        return f"{about}{MONTHS[low.month - 1]} {low.year:04d} (some day in the month)"
    if when.unit in {"year", "month", "day"} and (low, high) == (date(low.year, 1, 1), date(low.year, 12, 31)):
        return f"{about}{low.year:04d} (some day in the year)"
    if when.unit == "season":
        return f"{about}{_season(low, high)} (some day from {_range(when, 'to')})"
    if when.unit == "week" and (high - low).days == 6:
        return f"{about}week of {_range(when, '–')} (some day in the week)"
    if about and (high - low).days == 2:
        return f"about {day_words(date.fromordinal(low.toordinal() + 1))} ({_range(when, '–')})"
    return f"{'roughly ' if about else ''}between {_range(when, 'and')}"


def _season(low: date, high: date) -> str:
    for season in SEASONS:
        if (low, high) == season_of(season, low.year):
            return f"winter {low.year:04d}/{high.year % 100:02d}" if season == "winter" else f"{season} {low.year:04d}"
    return "season"


def _days(when: Interval) -> tuple[date, date]:
    return date.fromisoformat((when.earliest or "")[:10]), date.fromisoformat((when.latest or "")[:10])


def _range(when: Interval, word: str) -> str:
    """The two ends with what they share said once: 1–2 November 2021, 29 October and 2 November 2021."""
    low, high = _days(when)
    earliest, latest = when.earliest or "", when.latest or ""
    if word != "–" and max(len(earliest), len(latest)) > 10:
        return f"{_moment(earliest)} {word} {_moment(latest)}"
    join = word if word == "–" and low.month == high.month and low.year == high.year else f" {word} "
    if low.year != high.year:
        return f"{day_words(low)}{join}{day_words(high)}"
    if low.month != high.month:
        return f"{day_words(low, year=False)}{join}{day_words(high)}"
    return f"{low.day}{join}{day_words(high)}"
