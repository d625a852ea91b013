"""Reads single lines whose quotation marks are wrong, as a person would; well-formed text is the csv module's work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from vedette.formats.rows import COLUMN_LIMIT, too_many_columns

_LINES_IN_A_CUT_CELL = 1000
_COLUMNS_TO_TELL_A_ROW = 5


class LooseLine(NamedTuple):
    """Cells read with leniency; `stray`: a mark stood inside a quoted cell; `is_open`: a quoted cell never ended."""

    cells: tuple[str, ...]
    stray: bool
    is_open: bool


def split_loosely(line: str, delimiter: str) -> LooseLine:
    """A mark ends a cell only where a delimiter or the line's end follows; any other stays as text."""
    text = line.rstrip("\r\n")
    if text.count(delimiter) > 100 * COLUMN_LIMIT:
        raise too_many_columns(text.count(delimiter) + 1)
    ending = re.compile(rf'""|"(?= *(?:{re.escape(delimiter)}|\Z))')
    cells: list[str] = []
    stray = False
    at = 0
    while at <= len(text):
        if not text.startswith('"', at):
            end = text.find(delimiter, at)
            end = len(text) if end < 0 else end
            cells.append(text[at:end])
            at = end + 1
            continue
        close = _closing(text, at + 1, ending)
        if close < 0:
            return LooseLine(tuple(text.split(delimiter)), stray, True)
        inside = text[at + 1 : close]
        stray = stray or '"' in inside.replace('""', "")
        cells.append(inside.replace('""', '"'))
        end = text.find(delimiter, close)
        at = (len(text) if end < 0 else end) + 1
    return LooseLine(tuple(cells), stray, False)


def _closing(text: str, at: int, ending: re.Pattern[str]) -> int:
    for mark in ending.finditer(text, at):
        if mark[0] == '"':
            return mark.start()
    return -1


def swallowed_rows(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether each line of a well-formed record would be a row by itself, with a key of the same make: 17, 18, 19.

    Then two marks are stray that happen to match. Anything less certain is read as it is written.
    """
    if width < _COLUMNS_TO_TELL_A_ROW or any(line.count(delimiter) != width - 1 for line in lines):
        return False
    makes = {_make(line.split(delimiter, 1)[0]) for line in lines}
    return len(makes) == 1 and "9" in makes.pop()


def _make(key: str) -> str:
    return re.sub(r"[^\W\d_]+", "A", re.sub(r"\d+", "9", key.strip().strip('"')))


def ends_cut_off(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether the last, unclosed record runs to the end of the file with no row in it that could stand alone."""
    if len(lines) > _LINES_IN_A_CUT_CELL:
        return False
    return width > 0 and not any(line.count(delimiter) == width - 1 for line in lines[1:])
