"""A row of a table as read, and the rule that fits its cells to the header; not for what the cells mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vedette.domain.errors import CannotRead

CELL_LIMIT = 16 * 1024 * 1024
COLUMN_LIMIT = 10_000


# A NamedTuple and not a dataclass: a million of them are made in C, at a third of the cost.
class Row(NamedTuple):
    """One row: its number as a spreadsheet counts it, its cells, and in words what is wrong with it (or nothing)."""

    number: int
    cells: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Fitting:
    """How many cells a row must have (0: any number) and which of them must not be missing (None: all)."""

    width: int
    key_columns: Collection[int] | None = None

    def fit(self, number: int, cells: Sequence[str], problem: str = "") -> Row | None:
        """The row, padded or cut to the width with a word about it; None for a blank line."""
        count = len(cells)
        if count and count == self.width and cells[0]:  # nearly every row
            return Row(number, tuple(cells), problem)
        if count > COLUMN_LIMIT:
            raise too_many_columns(count)
        if not any(cells) or not any(map(str.strip, cells)):
            return None
        if not self.width or count == self.width:
            return Row(number, tuple(cells), problem)
        if count < self.width:
            return self._padded(number, cells, problem)
        if any(cell.strip() for cell in cells[self.width :]):
            return Row(number, tuple(cells), problem or f"The row has {count} cells where {self.width} are expected.")
        return Row(number, tuple(cells[: self.width]), problem)

    def _padded(self, number: int, cells: Sequence[str], problem: str) -> Row:
        count = len(cells)
        full = (*cells, *[""] * (self.width - count))
        if not problem and self.misses_key(count):
            problem = f"The row has {count} of {self.width} cells; the missing ones were taken as empty."
        return Row(number, full, problem)

    def misses_key(self, count: int) -> bool:
        """Whether a row of `count` cells lacks one that must be there."""
        return self.key_columns is None or any(count <= column < self.width for column in self.key_columns)


def too_many_columns(count: int) -> CannotRead:
    return CannotRead(
        f"The table has a row of {count:,} cells and Vedette reads at most {COLUMN_LIMIT:,} columns; "
        "check the delimiter or cut the table down."
    )


def too_big_cell(number: int) -> CannotRead:
    return CannotRead(
        f"Row {number:,} holds a cell of more than {CELL_LIMIT // 1024 // 1024} MB, which no incident can hold; "
        "check the delimiter or shorten it."
    )
