"""What the cell of a spreadsheet can hold, whoever writes it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None

# A cell holds 32,767 UTF-16 units; the rest is kept free for what spreadsheets add when they save.
SPREADSHEET_CELL_LIMIT = 32_000
# XML can't hold these; Excel reads _xHHHH_ as the character of that number, so text that looks so is spelt out.
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?")
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def split_cell(text: str, limit: int = SPREADSHEET_CELL_LIMIT) -> tuple[str, ...]:
    """The text in pieces that each fit a cell (counted as spreadsheets do, in UTF-16); joined they are the text."""
    if len(text) * 2 <= limit or units(text) <= limit:
        return (text,)
    pieces: list[str] = []
    begin = 0
    while begin < len(text):
        piece = text[begin : begin + limit]
        while (over := units(piece) - limit) > 0:  # no sign has more than two units
            piece = piece[: -((over + 1) // 2)]
        pieces.append(piece)
        begin += len(piece)
    return tuple(pieces)


def sheet_text(text: str) -> str:
    """What a cell can hold: CR LF and CR become a line break, other controls the pictures of them, as ␀ for NUL."""
    text = _LINE_ENDS.sub("\n", text)
    return _LIKE_ESCAPE.sub("_x005F_", _NOT_IN_XML.sub(_picture, text))


def sheet_title(title: str) -> str:
    """A name that Excel takes: at most 31 characters, none of its forbidden ones, no apostrophe at either end."""
    cleaned = re.sub(r"[\[\]:*?/\\]", " ", sheet_text(title)).replace("\n", " ")[:31].strip().strip("'")
    return cleaned or "Sheet"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 32 else "\ufffd"


def units(text: str) -> int:
    """UTF-16 units, in which spreadsheets count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
