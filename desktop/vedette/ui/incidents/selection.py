"""Which incidents are chosen: by uid as far as they are known, by the query when it is all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vedette.domain.errors import UserError
from vedette.domain.incident_line import IncidentLine
from vedette.ui.incidents.asked import Asked
from vedette.usecases.searching import Search

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Selection:
    """Ranges of rows (both ends included) of one list; `uids` is None while some of them are not at hand."""

    asked: Asked = Asked()  # noqa: RUF009 - frozen value
    sort: str = "-when"
    total: int = 0
    ranges: tuple[tuple[int, int], ...] = ()
    uids: tuple[str, ...] | None = ()

    @property
    def count(self) -> int:
        """How many incidents are chosen."""
        return sum(last - first + 1 for first, last in self.ranges)

    @property
    def everything(self) -> bool:
        """Whether it is all that the query finds."""
        return 0 < self.total == self.count

    def rows(self) -> Iterator[int]:
        """Every chosen row."""
        return (row for first, last in self.ranges for row in range(first, last + 1))

    def resolve(self, search: Search) -> tuple[str, ...]:
        """The uids. Off the GUI thread only; UserError when the list has changed so that rows mean others."""
        if self.uids is not None:
            return self.uids
        if self.everything:
            return tuple(search.uids(self.asked.text))
        uids = tuple(line.uid for line in self.lines(search, self.count))
        if search.count(self.asked.text) != self.total:
            raise UserError("The list has changed meanwhile. Nothing was changed; look at the selection again.")
        return uids

    def lines(self, search: Search, most: int) -> list[IncidentLine]:
        """What the table shows of the first `most` of them, in its order. Off the GUI thread only."""
        lines: list[IncidentLine] = []
        for first, last in self.ranges:
            for offset in range(first, min(last + 1, first + most - len(lines)), CHUNK):
                some = min(CHUNK, last + 1 - offset, most - len(lines))
                lines += search.page(self.asked.text, offset, some, sort=self.sort)
        return lines


def merged(ranges: Iterator[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same rows as few ranges in rising order."""
    made: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if made and first <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(last, made[-1][1]))
        else:
            made.append((first, last))
    return tuple(made)


def runs(rows: list[int]) -> tuple[tuple[int, int], ...]:
    """Single rows as ranges."""
    return merged((row, row) for row in rows)
