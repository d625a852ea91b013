"""Rows of a known layout as cells by column name, whatever the order and spelling of the headings; what is wrong with
them is gathered here too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from vedette.formats.layouts.headings import heading_key
from vedette.formats.layouts.layout import CellProblem

_NO_ALIASES: Mapping[str, str] = MappingProxyType({})


class NamedRows:
    """Binds the headings of one file to the columns of a layout; calling it gives a row's cells by column.

    Columns that the file lacks are empty cells; headings that the layout does not know keep their own names. Where no
    heading is known, as in a file without any, the first of `positional` of that width says what stands where.
    """

    def __init__(
        self,
        header: Sequence[str],
        columns: Iterable[str],
        aliases: Mapping[str, str] = _NO_ALIASES,
        positional: Sequence[Sequence[str]] = (),
    ) -> None:
        known = {heading_key(column): column for column in columns}
        self._blank = dict.fromkeys(known.values(), "")
        known.update((heading_key(alias), column) for alias, column in aliases.items())
        self.names = _names(header, known)
        if not set(self.names) & set(self._blank):
            self.names = next((tuple(names) for names in positional if len(names) == len(header)), self.names)
        self.extra = tuple(name for name in self.names if name not in self._blank)

    def __call__(self, cells: Sequence[str]) -> dict[str, str]:
        row = self._blank.copy()
        row.update(zip(self.names, cells, strict=False))
        return row

    def places(self, *columns: str) -> tuple[int, ...]:
        """Where those of these columns stand that the file has."""
        return tuple(self.names.index(column) for column in columns if column in self.names)


class Findings:
    """What is to be said about one row; `wrong` where it can't be taken."""

    __slots__ = ("problems", "wrong")

    def __init__(self) -> None:
        self.problems: list[CellProblem] = []
        self.wrong = False

    def reject(self, column: str, value: str, problem: str) -> None:
        """The row can't be taken because of this cell."""
        self.wrong = True
        self.remark(column, value, problem)

    def remark(self, column: str, value: str, problem: str) -> None:
        """Something to be said about a cell of a row that is taken."""
        self.problems.append(CellProblem(column, value[:200], problem))


def _names(header: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for number, heading in enumerate(header, start=1):
        first = name = known.get(heading_key(heading)) or heading.strip() or f"column {number}"
        again = 1
        while name in found:
            again += 1
            name = f"{first} {again}"
        found[name] = None
    return tuple(found)
