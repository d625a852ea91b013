"""Single cells as data sets of this field write them: days, months, whole numbers, points; no words are understood."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from math import isfinite

from vedette.domain import coordinates
from vedette.domain.civil_days import MONTHS
from vedette.domain.coordinates import Point
from vedette.domain.errors import UserError
from vedette.domain.quantity import Quantity
from vedette.domain.when import When
from vedette.formats.layouts.layout import ReadOptions
from vedette.formats.layouts.named_rows import Findings

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)} | {"sept": 9}
_PIVOT = 69
_LARGEST = 10**15


@lru_cache(maxsize=8192)
def iso_day(text: str) -> date | None:
    """A day written 2021-11-03, with or without a midnight after it; None for anything else."""
    head, rest = text[:10], text[10:]
    if (rest and rest.strip("T 0:.Z")) or len(head) != 10 or head[4] != "-" or head[7] != "-":
        return None
    try:
        return date.fromisoformat(head)
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def named_month_day(text: str) -> date | None:
    """A day with its month in English words, day first: 03 November 2021, 13-Jan-20; None for anything else."""
    parts = text.replace("-", " ").replace(",", " ").split()
    if len(parts) != 3 or not (parts[0].isdecimal() and parts[2].isdecimal() and text.isascii()):
        return None
    month = _MONTHS.get(parts[1].lower().rstrip("."))
    if month is None or len(parts[0]) > 2 or len(parts[2]) not in (2, 4):
        return None
    return made_day(_full_year(parts[2]), month, int(parts[0]))


@lru_cache(maxsize=8192)
def figures_day(text: str, order: str) -> date | None:
    """A day in figures, 03/11/2021, 3-11-21 or 3.11.2021, in that order (dmy, mdy); None for anything else."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    if len(parts[2]) not in (2, 4) or max(len(parts[0]), len(parts[1])) > 2:
        return None
    first, second = int(parts[0]), int(parts[1])
    day, month = (second, first) if order == "mdy" else (first, second)
    return made_day(_full_year(parts[2]), month, day)


def day_in(options: ReadOptions, text: str) -> date | None:
    """A day as databases write it, or in figures and words as in the rest of the file; None for what is no one day."""
    day = iso_day(text) or named_month_day(text)
    if day is not None or not text:
        return day
    try:
        when = options.when(text)
    except UserError:
        return None
    first = when.first_day
    return date.fromisoformat(first) if first is not None and first == when.last_day else None


def made_day(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(text: str) -> int | None:
    """1 for Jan, January or 1; None where it is no month."""
    word = text.strip().lower().rstrip(".")
    number = int(word) if word.isdecimal() and len(word) <= 2 else _MONTHS.get(word, 0)
    return number if 1 <= number <= 12 else None


def on_day(day: date, text: str, *, qualifier: str = "exact", tz: str = "") -> When:
    """That one day."""
    iso = day.isoformat()
    return When(text=text, earliest=iso, latest=iso, qualifier=qualifier, unit="day", tz=tz)


def in_month(year: int, month: int, text: str, *, qualifier: str = "exact", tz: str = "") -> When:
    """Once within that month."""
    first, last = f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"
    return When(text=text, earliest=first, latest=last, shape="within", qualifier=qualifier, unit="month", tz=tz)


def in_year(year: int, text: str, *, tz: str = "") -> When:
    """Once within that year."""
    ends = f"{year:04d}-01-01", f"{year:04d}-12-31"
    return When(text=text, earliest=ends[0], latest=ends[1], shape="within", unit="year", tz=tz)


def in_week(day: date, text: str, *, tz: str = "") -> When:
    """Once within the week from Monday to Sunday that holds the day, about; cut at the ends of the calendar."""
    first = date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    last = min(first + timedelta(days=6), date.max) if first < date.max - timedelta(days=6) else date.max
    return When(
        text=text,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        shape="within",
        qualifier="approximate",
        unit="week",
        tz=tz,
    )


def between_days(first: date, last: date, text: str, *, shape: str = "within", tz: str = "") -> When:
    """From the one to the other, both included; its unit follows from how long that is."""
    if first == last:
        return on_day(first, text, tz=tz)
    whole_month = first.day == 1 and (last.year, last.month) == (first.year, first.month) and _ends_month(last)
    unit = "month" if whole_month else "week" if (last - first).days == 6 else "days"
    return When(text=text, earliest=first.isoformat(), latest=last.isoformat(), shape=shape, unit=unit, tz=tz)


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def whole(text: str) -> int | None:
    """A whole number, also as 3.0 or 1,022; None for anything else, blanks included."""
    text = text.strip()
    if text.isdecimal() and len(text) <= 15 and text.isascii():
        return int(text)
    parts = text.removesuffix(".0").split(",")
    if not (all(part.isdecimal() and part.isascii() for part in parts) and len(text) <= 20):
        return None
    if any(len(part) != 3 for part in parts[1:]) or len(parts[0]) > 15:
        return None
    number = int("".join(parts))
    return number if number < _LARGEST else None


def counted(
    subject: str, cell: str, findings: Findings, column: str, *, note: str = "", chosen: bool = True
) -> Quantity | None:
    """How many; None for a blank, a gap for -9 and -99, the words alone, and a remark, for what is no number."""
    text = cell.strip()
    if not text:
        return None
    number = whole(text)
    if number is not None:
        return Quantity(subject=subject, best=float(number), verbatim=text, note=note, chosen=chosen)
    if text.split(".")[0] in ("-9", "-99"):
        return Quantity(subject=subject, nil_reason="unknown", verbatim=text, note=note, chosen=chosen)
    findings.remark(column, text, "That is no whole number; it is kept in words.")
    return Quantity(subject=subject, qualifier="word", verbatim=text, note=note, chosen=chosen)


def point_of(row: Mapping[str, str], lat: str, lon: str, findings: Findings) -> tuple[Point | None, str]:
    """The point in two columns and how it was written; what is no point rejects the row."""
    lat_text, lon_text = row[lat].strip(), row[lon].strip()
    if not (lat_text or lon_text):
        return None, ""
    written = f"{lat_text} {lon_text}".strip()
    try:
        point = _plain_point(lat_text, lon_text) or coordinates.read_pair(lat_text, lon_text)
    except UserError as error:
        findings.reject(lat, written, str(error))
        return None, written
    doubt = coordinates.suspicious(point)
    if doubt:
        findings.remark(lat, written, doubt)
    return point, written


def shortened(figure: float | None) -> str:
    """A number without needless decimals; '' for none."""
    if figure is None:
        return ""
    return str(int(figure)) if figure == int(figure) else repr(figure)


def _plain_point(lat_text: str, lon_text: str) -> Point | None:
    try:
        lat, lon = float(lat_text), float(lon_text)
    except ValueError:
        return None
    return Point(lat, lon) if isfinite(lat) and isfinite(lon) and "_" not in lat_text + lon_text else None


def _full_year(text: str) -> int:
    number = int(text)
    return number if len(text) == 4 else number + (1900 if number >= _PIVOT else 2000)
