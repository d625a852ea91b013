"""What a column of a stranger's table may be by what stands in it, where its heading says nothing to us."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from vedette.formats.layouts.headings import heading_key
from vedette.formats.layouts.plain_columns import recognised

_ENOUGH = 0.8
_LONGEST_DATE = 40
_ACCOUNT_LETTERS = 40
_FEWEST_DECIMALS = re.compile(r"-?\d{1,3}[.,]\d{3,}")
_POINT = re.compile(r"-?\d{1,2}[.]\d{2,}\s*[,;/ ]\s*-?\d{1,3}[.]\d{2,}")
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
        if target not in there:
            place = next((p for p in open_ if p not in found and _mostly(columns[p], check)), None)
            if place is not None:
                found[place] = target
    found |= _degrees(columns, there | set(found.values()))
    found |= _account(columns, there, found)
    return {header[place]: target for place, target in found.items()}


def _values(rows: Rows, place: int) -> list[str]:
    cells = (row[place].strip() for row in rows if place < len(row))
    return [cell for cell in cells if cell]


def _mostly(values: Sequence[str], check: Callable[[str], bool]) -> bool:
    return bool(values) and sum(map(check, values)) >= _ENOUGH * len(values)


def _is_date(value: str) -> bool:
    return len(value) <= _LONGEST_DATE and _DATE.fullmatch(value) is not None


_CHECKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("when", _is_date),
    ("coordinates", lambda value: _POINT.fullmatch(value) is not None),
    ("url", lambda value: _ADDRESS.match(value) is not None),
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


def _account(columns: Mapping[int, Sequence[str]], there: set[str], found: Mapping[int, str]) -> dict[int, str]:
    """The column of the longest texts, where none is known to tell what happened."""
    if there & {"narrative", "summary", "note"}:
        return {}
    lengths = {p: sum(map(len, v)) / len(v) for p, v in columns.items() if v and p not in found}
    longest = max(lengths, key=lambda place: lengths[place], default=None)
    return {longest: "narrative"} if longest is not None and lengths[longest] >= _ACCOUNT_LETTERS else {}
