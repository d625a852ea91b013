"""Finds the delimiter of a text by how evenly each candidate divides its lines; reads no whole file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from vedette.domain.errors import UserError

CANDIDATES = (",", ";", "\t", "|")
_RECORDS_LOOKED_AT = 200
_HEADINGS_LOOKED_FOR = 20
_LONGEST_HEADING = 80
# The line that tells a spreadsheet the delimiter; it is not shown as a row there, so it isn't counted as one here.
_SEP_LINE = re.compile(r'"?sep=([^\r\n"])"?[,;\t|]*(?:\r\n|\n|\r|\Z)', re.IGNORECASE)
_DECIMAL_COMMAS_ONLY = re.compile(r"(?<![0-9]),|,(?![0-9])")


@dataclass(frozen=True, slots=True)
class Delimiting:
    """How a text is divided: `drop` characters of a `sep=` line come first; `blanks_before_quotes`: like `a, "b"`."""

    delimiter: str
    guessed: bool
    drop: int = 0
    blanks_before_quotes: bool = False


def detect_delimiter(head: str, told: str | None = None) -> Delimiting:
    """What the user told, else a `sep=` line, else the candidate that divides best; UserError for an unusable one."""
    if told is not None and (len(told) != 1 or told in '"\r\n\0'):
        raise UserError("A delimiter is one character, such as a comma, semicolon, TAB or |; nothing was read.")
    sep = _SEP_LINE.match(head)
    drop = sep.end() if sep else 0
    body = head[drop:]
    named = told or (sep[1] if sep else "")
    delimiter = named or max(CANDIDATES, key=lambda candidate: _evenness(body, candidate))
    return Delimiting(delimiter, not named, drop, _has_blanks_before_quotes(body, delimiter))


def _evenness(text: str, delimiter: str, skip: bool = False) -> float:
    """0 where it divides nothing, over 1 where every row has as many cells and the headings look like such."""
    records = _records(text, delimiter, skip)
    widths = Counter(map(len, records))
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width < 2:
        return 0.1 * (1 - count / len(records))
    evenness = count / len(records) + 0.002 * min(width, 50)
    whole = (
        record for record in records[:_HEADINGS_LOOKED_FOR] if len(record) == width and all(map(str.strip, record))
    )
    first = next(whole, ())  # a title above the headings fills no whole row
    if first and len(set(first)) == width and all(len(cell.strip()) <= _LONGEST_HEADING for cell in first):
        evenness += 0.2
    if delimiter == "," and not _DECIMAL_COMMAS_ONLY.search(text):
        evenness -= 0.5
    return evenness


def _records(text: str, delimiter: str, skip: bool) -> Sequence[Sequence[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=skip)
    records: list[list[str]] = []
    try:
        records.extend(record for record in islice(reader, _RECORDS_LOOKED_AT) if any(record))
    except csv.Error:
        return records  # only a cell beyond the limit: what came before it is enough to judge by
    return records


def _has_blanks_before_quotes(text: str, delimiter: str) -> bool:
    if f'{delimiter} "' not in text:
        return False
    plain, skipped = _evenness(text, delimiter), _evenness(text, delimiter, skip=True)
    if skipped != plain:
        return skipped > plain
    begun = [cell for record in _records(text, delimiter, False) for cell in record if cell.startswith(' "')]
    return bool(begun) and all(cell.rstrip().endswith('"') for cell in begun)
