"""Tells header, HXL tags, preamble and data rows of a table apart by its first rows; not what columns mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from vedette.domain.errors import CannotRead
from vedette.formats.rows import COLUMN_LIMIT, Row, too_many_columns

_LONGEST_PREAMBLE = 20
_LONGEST_HEADING = 150
_LONGEST_PART = 30
_VALUE = re.compile(
    r"[-+\u2212]?[0-9][0-9.,\s]*%?"
    r"|[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}.*"
    r"|[0-9]{1,2}[- ]\w{3,12}[- ][0-9]{2,4}"
    r"|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"
    r"|https?://.*",
    re.DOTALL,
)
_HXL_TAG = re.compile(r"#[A-Za-z]\w*(?:\s*\+\s*\w+)*\s*")
# The hashtags of the HXL standard 1.1: a row of them is no data, while a column of tags may well hold #border.
_HXL_WORDS = re.compile(
    r"access|activity|adm1|adm2|adm3|adm4|adm5|affected|beneficiary|capacity|cause|channel|contact|"
    r"country|crisis|currency|date|delivery|description|event|frequency|geo|group|impact|indicator|"
    r"inneed|item|loc|meta|modality|need|operations|org|output|population|reached|region|respondee|"
    r"sector|service|severity|status|subsector|targeted|value"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the first rows are; `last_before_data` is the number of the last row that is no data (0: none)."""

    width: int
    header: tuple[str, ...]
    has_header: bool
    hxl: tuple[str, ...]
    preamble: tuple[str, ...]
    last_before_data: int


def find_shape(rows: Sequence[Row], has_header: bool | None) -> Shape:
    """`rows`: the first ones as they stand, unfitted; `has_header` is what the user says, None to find out."""
    if not rows:
        raise CannotRead("The file holds no rows, only blanks or nothing at all; check that it is the right one.")
    width = _usual_width(rows)
    if width > COLUMN_LIMIT:
        raise too_many_columns(width)
    if has_header is False:
        return Shape(width, (), False, (), (), 0)
    at = _first_full_row(rows, width)
    if has_header is None and not looks_like_header(rows[at].cells, rows[at + 1 : at + 21]):
        return Shape(width, (), False, (), _texts(rows[:at]), rows[at].number - 1)
    header, at_heading = _headings(rows[at].cells, width), at
    if _is_second_line(rows, at):
        at, header = at + 1, _joined(header, rows[at + 1].cells)
    hxl_below = at + 1 < len(rows) and is_hxl(rows[at + 1].cells)
    hxl_above = not hxl_below and at_heading > 0 and is_hxl(rows[at_heading - 1].cells)
    hxl = rows[at + 1].cells if hxl_below else rows[at_heading - 1].cells if hxl_above else ()
    last = rows[at + 1].number if hxl_below else rows[at].number
    return Shape(len(header), header, True, hxl, _texts(rows[: at_heading - 1 if hxl_above else at_heading]), last)


def looks_like_header(cells: Sequence[str], following: Sequence[Row]) -> bool:
    """Names, not values: no numbers, dates or addresses, or far fewer of them than in the rows below."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or max(map(len, filled)) > _LONGEST_HEADING:
        return False
    share = _share_of_values(filled)
    below = [cell.strip() for row in following for cell in row.cells if cell.strip()]
    return share == 0 or (share <= 0.25 and _share_of_values(below) > 1.5 * share)


def is_hxl(cells: Iterable[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or not all(_HXL_TAG.fullmatch(cell) for cell in filled):
        return False
    return any(_HXL_WORDS.fullmatch(re.split(r"[+\s]", cell[1:])[0].lower()) for cell in filled)


def _share_of_values(cells: Sequence[str]) -> float:
    return sum(1 for cell in cells if _VALUE.fullmatch(cell)) / max(len(cells), 1)


def _usual_width(rows: Sequence[Row]) -> int:
    widths = Counter(len(row.cells) for row in rows if not row.problem) or Counter(len(row.cells) for row in rows)
    often = max(widths.values())
    usual = {width for width, count in widths.items() if count == often}
    first, below = rows[0].cells, rows[1:21]
    values = any(_share_of_values([cell.strip() for cell in row.cells]) for row in below)
    if len(usual) > 1 and len(first) in usual - {1} and values and looks_like_header(first, below):
        return len(first)  # of a few rows of any width, the headings say how many columns there are
    return max(usual)


def _first_full_row(rows: Sequence[Row], width: int) -> int:
    """The first row as wide as most: what stands above it is a title, a licence, a date of download."""
    enough = min(3, width)
    for place, row in enumerate(rows[: _LONGEST_PREAMBLE + 1]):
        filled = sum(1 for cell in row.cells if cell.strip())
        # one less: a header may lack the heading of a last column that every row has
        if len(row.cells) >= max(width - 1, 1) and filled >= enough and not is_hxl(row.cells):
            return place
    return 0


def _headings(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """The names without blanks around them; empty ones at the end count only as far as the rows are wide."""
    names = [cell.strip().strip("\ufeff\u200b") for cell in cells]
    while len(names) > max(width, 1) and not names[-1]:
        names.pop()
    return tuple(names)


def _is_second_line(rows: Sequence[Row], at: int) -> bool:
    """Whether the row below the headings parts those that were merged over several columns, and says nothing else."""
    if at + 2 >= len(rows):
        return False
    first, second = ([cell.strip() for cell in row.cells] for row in rows[at : at + 2])
    first += [""] * (len(second) - len(first))
    parted = {place for place, cell in enumerate(second) if cell}
    merged = {place for place in range(len(first)) if not first[place] or "" in first[place + 1 : place + 2]}
    under_none = [place for place in parted if not first[place]]
    names = all(len(second[place]) <= _LONGEST_PART for place in parted) and not _share_of_values(second)
    return bool(under_none) and parted <= merged and names and first[0] != "" and not is_hxl(second)


def _joined(header: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Headings with the names of their parts behind them."""
    found, last = [], ""
    for name, part in zip_longest(header, below[: max(len(header), 1)], fillvalue=""):
        last = name or last
        found.append(f"{last} {part.strip()}" if part.strip() else name)
    return tuple(found)


def _texts(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(" ".join(cell.strip() for cell in row.cells if cell.strip()) for row in rows)
