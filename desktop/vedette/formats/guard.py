"""The reversible guard that keeps a spreadsheet from running a cell; not for .xlsx, where text is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a spreadsheet may skip before it looks for a formula: blanks, controls, soft hyphens, invisible and bidi marks.
_SKIPPED = r"[\s\x00-\x20\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]*"
# The signs that begin a formula, and their full-width forms, which East Asian spreadsheets fold to the plain ones.
_DANGEROUS = re.compile(rf"[\t\r]|{_SKIPPED}[=+\-@\uff1d\uff0b\uff0d\uff20]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?")
_MARK = "'"


def guard(cell: str) -> str:
    """The cell with an apostrophe before it where it begins like a formula (unless a plain number) or with one."""
    return _MARK + cell if cell.startswith(_MARK) or _is_dangerous(cell) else cell


def unguard(cell: str) -> str:
    """Exactly what `guard` was given; text that no guard has touched, such as 'tis, comes back as it is."""
    if not cell.startswith(_MARK):
        return cell
    rest = cell[1:]
    return rest if rest.startswith(_MARK) or _is_dangerous(rest) else cell


def guard_row(cells: Iterable[str]) -> list[str]:
    # nearly every cell is empty or begins with a letter or digit, which no guard is for
    return [cell if not cell or cell[0].isalnum() else guard(cell) for cell in cells]


def unguard_row(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple([unguard(cell) for cell in cells])


def _is_dangerous(cell: str) -> bool:
    return _DANGEROUS.match(cell) is not None and _PLAIN_NUMBER.fullmatch(cell) is None
