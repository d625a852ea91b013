"""What a column of a stranger's table may be by what stands in it, where its heading says nothing to us."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from vedette.domain import phrases
from vedette.domain.errors import UserError
from vedette.formats.layouts.headings import heading_key
from vedette.formats.layouts.plain_columns import recognised

_ENOUGH = 0.8
_LONGEST_DATE = 40
_ACCOUNT_LETTERS = 40
_FEWEST_DECIMALS = re.compile(r"-?\d{1,3}[.,]\d{3,}")
_POINT = re.compile(r"-?\d{1,2}[.]\d{2,}\s*[,;/ ]\s*-?\d{1,3}[.]\d{2,}")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")
_TWO_DAYS = (date(2021, 6, 14), date(2021, 6, 15))
_ANY_ORDER = "dmy"
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}([T ].*)?|\d{4}/\d{1,2}/\d{1,2}.*|\d{1,2}([./-])\d{1,2}\2(\d{4}|\d{2})\b.*"
    r"|\d{1,2}\.?[ -][^\W\d_]{3,12}\.?,?[ -]\d{4}.*|[^\W\d_]{3,12}\.? \d{1,2},? \d{4}.*"
)
Rows = Sequence[Sequence[str]]


def by_content(header: Sequence[str], rows: Rows, told: Mapping[str, str]) -> dict[str, str]:
    """Heading to what its column becomes; headings that are understood, told, blank or not alone are left out.

    Only what the table has no other column for is found: a date, a point, addresses, and the account of what happened.
    """
    known = {heading_key(column) for column in told}
    there = {*told.values(), *(recognised(heading) for heading in header)} - {""}
    keys = [heading_key(heading) for heading in header]
    open_ = [
        place
        for place, key in enumerate(keys)
        if key and key not in known and keys.count(key) == 1 and not recognised(header[place])
    ]
    columns = {place: _values(rows, place) for place in open_}
    found: dict[int, str] = {}
    for target, check in _CHECKS:
        if target not in there and (target != "time" or "when" in {*there, *found.values()}):
            place = next((p for p in open_ if p not in found and check(columns[p])), None)
            if place is not None:
                found[place] = target
    found |= _degrees(columns, there | set(found.values()))
    notes = [_values(rows, place) for place, heading in enumerate(header) if recognised(heading) == "note"]
    found |= _account(columns, there, found, notes)
    return {header[place]: target for place, target in found.items()}


def _values(rows: Rows, place: int) -> list[str]:
    cells = (row[place].strip() for row in rows if place < len(row))
    return [cell for cell in cells if cell]


def _mostly(values: Sequence[str], check: Callable[[str], bool]) -> bool:
    return bool(values) and sum(map(check, values)) >= _ENOUGH * len(values)


def _are_dates(values: Sequence[str]) -> bool:
    """Some may lack their year, like “early Nov”; alone these would be a column of rows that can't be taken."""
    return _mostly(values, _is_date) and sum(map(_is_whole_date, values)) * 2 >= len(values)


def _is_date(value: str) -> bool:
    return _is_whole_date(value) or _says(value, _TWO_DAYS)


def _is_whole_date(value: str) -> bool:
    return len(value) <= _LONGEST_DATE and (_DATE.fullmatch(value) is not None or _says(value, (None,)))


def _says(value: str, days: Sequence[date | None]) -> bool:
    """Whether words mean a day or more, and the same whichever of these days they were said on: no “Monday”."""
    if len(value) > _LONGEST_DATE or not any(map(str.isalpha, value)):
        return False
    try:
        meant = [phrases.read(value, anchor=day, order=_ANY_ORDER) for day in days]
    except UserError:
        return False
    return not meant[0].is_empty and len({(when.earliest, when.latest) for when in meant}) == 1


def _each(check: re.Pattern[str]) -> Callable[[Sequence[str]], bool]:
    return lambda values: _mostly(values, lambda value: check.fullmatch(value) is not None)


_CHECKS: tuple[tuple[str, Callable[[Sequence[str]], bool]], ...] = (
    ("when", _are_dates),
    ("coordinates", _each(_POINT)),
    ("url", lambda values: _mostly(values, lambda value: _ADDRESS.match(value) is not None)),
    ("time", _each(_CLOCK)),
)


def _degrees(columns: Mapping[int, Sequence[str]], there: set[str]) -> dict[int, str]:
    """Two columns side by side of numbers with many decimals, the first of them within the poles."""
    if there & {"latitude", "longitude", "coordinates"}:
        return {}
    for one, other in pairwise(sorted(columns)):
        if other == one + 1 and _mostly(columns[one], _within(90)) and _mostly(columns[other], _within(180)):
            return {one: "latitude", other: "longitude"}
    return {}


def _within(limit: float) -> Callable[[str], bool]:
    def check(value: str) -> bool:
        return _FEWEST_DECIMALS.fullmatch(value) is not None and abs(float(value.replace(",", "."))) <= limit

    return check


def _account(
    columns: Mapping[int, Sequence[str]], there: set[str], found: Mapping[int, str], notes: Sequence[Sequence[str]]
) -> dict[int, str]:
    """The column of the longest texts, where none is known to tell what happened and notes say less."""
    if there & {"narrative", "summary"}:
        return {}
    lengths = {p: _length(values) for p, values in columns.items() if p not in found}
    longest = max(lengths, key=lambda place: lengths[place], default=None)
    enough = max([_ACCOUNT_LETTERS, *map(_length, notes)])
    return {longest: "narrative"} if longest is not None and lengths[longest] >= enough else {}


def _length(values: Sequence[str]) -> float:
    return sum(map(len, values)) / len(values) if values else 0
