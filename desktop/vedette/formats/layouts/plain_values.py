"""Single cells of a stranger's table to values: dates with times and ends, points, numbers, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as time_of_day

from vedette.domain.errors import NotADate, UserError
from vedette.domain.quantity import Quantity, read_quantity
from vedette.domain.when import When
from vedette.formats.layouts.layout import ReadOptions
from vedette.formats.layouts.plain_words import NOT_KNOWN, NOT_REPORTED

# A day as databases write it; taken for a time it would say midnight, to the minute.
_MIDNIGHT = re.compile(r"(?<=\d)[ T]00:00:00(?:\.0+)?$")
# Days from 1954 to 2119; a year has four digits.
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d{1,15})?")
_BEFORE_ALL = datetime(1899, 12, 30)
_PLAIN = re.compile(r"\d{1,15}(?:\.\d+)?")
_FOREIGN_NIL = frozenset({"-9", "-99", "-999", "-9.0", "-99.0", "-999.0"})
_ADDRESS = re.compile(r"https?://[^\s|]+", re.IGNORECASE)
_LONGEST_NIL = 20


def nil_reason(cell: str) -> str:
    """Why there is no value, for a cell that says so; '' for any other."""
    if len(cell) > _LONGEST_NIL:
        return ""
    word = cell.strip().lower()
    return "not_reported" if word in NOT_REPORTED else "unknown" if word in NOT_KNOWN else ""


def counted_day(cell: str) -> str:
    """The ISO day, with the time of day where there is one, of a number by which spreadsheets count days; else ''."""
    text = cell.strip()
    if not _SERIAL.fullmatch(text):
        return ""
    moment = _BEFORE_ALL + timedelta(minutes=round(float(text) * 24 * 60))
    return moment.date().isoformat() if moment.time() == time_of_day() else moment.isoformat(timespec="minutes")


def read_when(options: ReadOptions, cell: str, time: str = "", said_on: date | None = None) -> When:
    """A date, with the time of day from a cell beside it; the words stay as written. Raises NotADate, NeedsChoice."""
    text, day = cell.strip(), counted_day(cell)
    reason = nil_reason(text)
    if reason:
        return When(text=text, nil_reason=reason)
    clock = "" if nil_reason(time) else time.strip()
    if day and not clock:
        return replace(options.when(day, said_on), text=text, overruled=True)
    if not clock:
        bare = _MIDNIGHT.sub("", text)
        return options.when(text) if bare == text and said_on is None else _worded(options, bare, text, said_on)
    if not text:
        raise NotADate(f"There is a time, “{clock[:40]}”, but no date; give the date, or leave both empty.")
    return options.when(f"{day or _MIDNIGHT.sub('', text)} {clock}", said_on)


def _worded(options: ReadOptions, bare: str, text: str, said_on: date | None) -> When:
    found = options.when(bare, said_on)
    return found if bare == text else replace(found, text=text)


def lasting(first: When, last: When) -> When:
    """From a first to a last date; NotADate where they are the wrong way round."""
    if last.is_empty or last.latest == first.latest:
        return first
    if first.is_empty:
        raise NotADate(f"There is an end, “{last.text[:40]}”, but no beginning; give the date it began.")
    if (first.earliest or "")[:10] > (last.latest or "")[:10]:
        raise NotADate(f"The end, “{last.text[:40]}”, lies before the beginning, “{first.text[:40]}”; correct one.")
    text = f"{first.text} – {last.text}"
    when = When(text=text, earliest=first.earliest, latest=last.latest, shape="throughout", unit="days", tz=first.tz)
    qualifier = first.qualifier if first.qualifier != "exact" else last.qualifier
    return replace(when, qualifier=qualifier)


def read_number(subject: str, cell: str) -> Quantity:
    """How many; blank is no row at all, a word for “none given” is a gap and 0 is nought. Raises UserError."""
    text = cell.strip()
    if _PLAIN.fullmatch(text):
        return Quantity(subject=subject, best=float(text), verbatim=text)
    reason = "not_reported" if text in _FOREIGN_NIL else nil_reason(text)
    if reason:
        return Quantity(subject=subject, nil_reason=reason, verbatim=text)
    found = read_quantity(text)
    if found.best is not None and re.search(r"\d[eE][+-]?\d", text):
        raise UserError(f"The number “{text[:40]}” was shortened by a spreadsheet; write it out in full.")
    return replace(found, subject=subject)


def parts(cell: str, *, commas: bool = False) -> list[str]:
    """The items of a list in one cell, set apart by | or ; or, where told, commas if there is no other sign."""
    for sign in ("|", ";", *("," if commas else "")):
        if sign in cell:
            return _filled(cell.split(sign))
    return _filled([cell])


def addresses(cell: str) -> list[str]:
    """The web addresses in a cell, in order; what stands between them is no address."""
    return list(dict.fromkeys(found.rstrip(",;.)") for found in _ADDRESS.findall(cell)))


def _filled(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for item in items if (text := " ".join(item.split()))))
