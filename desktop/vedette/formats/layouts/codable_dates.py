"""What ACLED and UCDP can say of an interval: day and precision code, or why there is none (field guide 3.5)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from vedette.domain.when import When

_OPEN = "It has no date with two known ends, which this layout needs."


@dataclass(frozen=True, slots=True)
class CodedDate:
    """The first, the last and the standing day, and how exact that is in the code of the data set."""

    first: date
    last: date
    day: date
    precision: str


def for_acled(when: When) -> CodedDate | str:
    """Day and time_precision, or a sentence: ACLED knows a day, a span within a week, and a month."""
    ends = _ends(when)
    if ends is None:
        return _OPEN
    first, last = ends
    width = (last - first).days + 1
    if width <= 7:
        middle = first + timedelta(days=(width - 1) // 2)
        return CodedDate(first, last, middle, "1" if width == 1 else "2")
    if (first.year, first.month) != (last.year, last.month):
        return (
            f"Its date spans {width:,} days beyond one month; ACLED knows a day, a week and one calendar month "
            "and no more."
        )
    return CodedDate(first, last, _day_of_month(first, last), "3")


def for_ucdp(when: When) -> CodedDate | str:
    """First and last possible day and date_prec, or a sentence: UCDP knows spans of up to a year."""
    ends = _ends(when)
    if ends is None:
        return _OPEN
    first, last = ends
    width = (last - first).days + 1
    if width > 366:
        return f"Its date spans {width:,} days; UCDP knows spans of up to a year."
    return CodedDate(first, last, first, _ucdp_precision(width, _is_month(first, last)))


def _ucdp_precision(width: int, is_month: bool) -> str:
    if is_month or 8 <= width <= 30:
        return "4"
    if width > 7:
        return "5"
    return "3" if width == 7 else "1" if width == 1 else "2"


def _day_of_month(first: date, last: date) -> date:
    """Mid-month; the first or last day where it is the start or the end of the month that is meant."""
    ends = last.day == monthrange(last.year, last.month)[1]
    if first.day == 1 and last.day <= 10:
        return first
    if first.day >= 21 and ends:
        return last
    return min(max(first.replace(day=15), first), last)


def _is_month(first: date, last: date) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _ends(when: When) -> tuple[date, date] | None:
    if when.first_day is None or when.last_day is None:
        return None
    try:
        first, last = date.fromisoformat(when.first_day), date.fromisoformat(when.last_day)
    except ValueError:
        return None
    return (first, last) if first <= last else None
