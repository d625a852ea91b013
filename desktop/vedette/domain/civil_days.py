"""Arithmetic on calendar days and their English names; nothing about clocks, zones or the words of a source."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from vedette.domain.errors import NotADate

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("spring", "summer", "autumn", "winter")
_QUOTED_AT_MOST = 60
_LEAP_YEAR = 2000
_BEYOND = "The date reaches beyond the calendar, which runs from the year 1 to the year 9999; correct it."


def quoted(text: str) -> str:
    """The words in quotation marks, short and printable whatever is in them (NUL, lone surrogates, 10 MB)."""
    shown = text[:_QUOTED_AT_MOST] + ("…" if len(text) > _QUOTED_AT_MOST else "")
    return "“" + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown) + "”"


def day_of(year: int, month: int, day: int, said: str) -> date:
    """The day, or NotADate with one sentence that names the part that does not exist."""
    if not 1 <= year <= 9999:
        raise NotADate(
            f"{quoted(said)} is no day of the calendar: there is no year {year}; correct it or leave it empty."
        )
    if not 1 <= month <= 12:
        raise NotADate(f"{quoted(said)} is no day of the calendar: there is no month {month}; correct it.")
    try:
        return date(year, month, day)
    except ValueError:
        name = f"{day} {MONTHS[month - 1]} {year}"
        raise NotADate(f"{quoted(said)} is no day of the calendar: {name} does not exist; correct it.") from None


def check_day_of_no_year(month: int, day: int, said: str) -> None:
    """NotADate where no year has such a day; 29 February is one."""
    if not 1 <= month <= 12:
        raise NotADate(f"{quoted(said)} is no day of the calendar: there is no month {month}; correct it.")
    if not 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]:
        name = f"{day} {MONTHS[month - 1]}"
        raise NotADate(f"{quoted(said)} is no day of the calendar: {name} does not exist; correct it.")


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def shift(day: date, days: int) -> date:
    """`days` later; NotADate beyond the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise NotADate(_BEYOND) from None


def months_back(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 - months
    if index < 12:
        raise NotADate(_BEYOND)
    year, month = divmod(index, 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), month_end(year, month + 1))


def week_of(day: date, starts_sunday: bool) -> tuple[date, date]:
    """First and last day of the week that holds the day."""
    first = shift(day, -((day.weekday() + starts_sunday) % 7))
    return first, shift(first, 6)


def season_of(season: str, year: int) -> tuple[date, date]:
    """Northern meteorological season; winter is named by the year in which it begins."""
    number = SEASONS.index(season)
    first_month = 3 + 3 * number
    if season == "winter":
        return date(year, 12, 1), month_end(year + 1, 2) if year < 9999 else date.max
    return date(year, first_month, 1), month_end(year, first_month + 2)


def day_words(day: date, *, year: bool = True) -> str:
    """3 November 2021."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year:04d}" if year else "")
