"""Writes rows as delimited text, streaming; knows cells of text only, neither layouts nor incidents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from vedette.formats.atomic import replacing, text_over
from vedette.formats.guard import guard_row

# RFC 4180 ends lines so; a cell that holds a lone CR is quoted too, for readers would split at it.
LINE_END = "\r\n"
BOM = "\ufeff"
_AT_ONCE = 100
"""Lines that go onto a stream together."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How lines are written: what divides cells, whether formulas are guarded, whether the file begins with a BOM."""

    delimiter: str = ","
    guarded: bool = True
    bom: bool = False

    @classmethod
    def of(cls, delimiter: str, *, excel: bool, guarded: bool) -> Dialect:
        """`excel`: BOM and `;`, which spreadsheets set to most European languages open right by a double click."""
        return cls(";" if excel else delimiter, guarded, bom=excel)

    def line(self, cells: Sequence[str]) -> str:
        """A row with its end; quoted is what a reader would take for more than one cell, as `csv.writer` does."""
        quoted = _quoted(self.delimiter)
        written = [
            cell if not cell or not quoted(cell) else '"' + cell.replace('"', '""') + '"'
            for cell in (guard_row(cells) if self.guarded else cells)
        ]
        return (self.delimiter.join(written) or '""' * len(written)) + LINE_END


def write_rows(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    delimiter: str = ",",
    bom: bool = False,
    guarded: bool = True,
    excel: bool = False,
) -> int:
    """Writes UTF-8 and gives the number of rows without the header.

    `excel` means a BOM and `;`, which spreadsheets set to most European languages open right by a double click.
    """
    with replacing(path) as stream, text_over(stream) as text:
        if excel or bom:
            text.write(BOM)
        return write_rows_to(text, header, rows, delimiter=";" if excel else delimiter, guarded=guarded)


def write_rows_to(
    text: TextIO, header: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str = ",", guarded: bool = True
) -> int:
    """Writes onto an open text stream, for a table inside an archive; gives the number of rows."""
    dialect = Dialect(delimiter, guarded)
    return write_lines_to(text, map(dialect.line, chain([header], rows))) - 1


def write_lines_to(text: TextIO, lines: Iterator[str]) -> int:
    """Writes lines that have their ends; gives their number."""
    count = 0
    while some := list(islice(lines, _AT_ONCE)):
        text.write("".join(some))
        count += len(some)
    return count


@cache
def _quoted(delimiter: str) -> Callable[[str], object]:
    return re.compile(f'["\r\n{re.escape(delimiter)}]').search
