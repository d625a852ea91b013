"""When a GTD event was: from year, month and day, of which some may be unknown, and from the words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from vedette.domain.errors import UserError
from vedette.domain.when import When
from vedette.formats.layouts.cells import (
    figures_day,
    in_month,
    in_year,
    iso_day,
    made_day,
    named_month_day,
    on_day,
    whole,
)
from vedette.formats.layouts.layout import ReadOptions
from vedette.formats.layouts.named_rows import Findings


def when_of(row: Mapping[str, str], options: ReadOptions, found: Findings) -> When:
    """0 is an unknown month or day; a day that does not exist rejects the row."""
    parts = [_part(row, column, found) for column in ("iyear", "imonth", "iday")]
    words = row["approxdate"].strip()
    if found.wrong:
        return When()
    year, month, day = parts
    if not year:
        return When(text=words, nil_reason="unknown") if words else When()
    when = _known(year, month, day, options.zone)
    if when is None:
        shown = f"{year}-{month}-{day}"
        found.reject("iday" if 1 <= month <= 12 else "imonth", shown, f"There is no day {shown} in the calendar.")
        return When()
    if words:
        when = replace(_in_words(words, when, options), text=words)
    return _lasting(when, row, options, found)


def _part(row: Mapping[str, str], column: str, found: Findings) -> int:
    text = row[column].strip()
    if text in ("", "-9", "-99"):
        return 0
    number = whole(text)
    if number is None or number > 9999:
        found.reject(column, text, f"“{text[:40]}” is no number of a year, month or day.")
    return number or 0


def _known(year: int, month: int, day: int, zone: str) -> When | None:
    if not month:
        return replace(in_year(year, f"{year:04d}", tz=zone), unit="day")
    if not 1 <= month <= 12:
        return None
    if not day:
        return replace(in_month(year, month, f"{year:04d}-{month:02d}", tz=zone), unit="day")
    known = made_day(year, month, day)
    return on_day(known, known.isoformat(), tz=zone) if known is not None else None


def _in_words(words: str, when: When, options: ReadOptions) -> When:
    """The words narrow a month or a year down where they can be understood and lie inside it."""
    if when.earliest == when.latest:
        return when
    try:
        said = options.when(words)
    except UserError:
        return replace(when, qualifier="approximate")
    inside = said.certain(when.earliest, when.latest) and not said.is_empty
    return said if inside else replace(when, qualifier="approximate")


def _lasting(when: When, row: Mapping[str, str], options: ReadOptions, found: Findings) -> When:
    text = row["resolution"].strip()
    if row["extended"].strip() != "1" or not text:
        return when
    end = iso_day(text) or named_month_day(text) or _american(text, options.date_order)
    if end is None or when.earliest is None:
        found.remark("resolution", text, "That is no day; the end is left unknown.")
        return when
    if end.isoformat() < when.earliest[:10]:
        found.remark("resolution", text, "The end lies before the beginning; it is left unknown.")
        return when
    if end.isoformat() == when.earliest == when.latest:
        return when
    words = when.text if row["approxdate"].strip() else f"{when.text} – {text}"
    return replace(when, text=words, latest=end.isoformat(), shape="throughout", unit="days")


def _american(text: str, order: str) -> date | None:
    """GTD writes the month first."""
    return figures_day(text.split(" ")[0], order if order in ("dmy", "mdy") else "mdy")
