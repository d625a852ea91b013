"""Delimited text to rows: the C csv module reads what is well-formed, and what is not is mended line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from vedette.formats.file_errors import reading
from vedette.formats.loose_quotes import ends_cut_off, split_loosely, swallowed_rows
from vedette.formats.rows import CELL_LIMIT, Fitting, Row, too_big_cell
from vedette.formats.text_pieces import TextPieces, show_undecoded

# The csv module stops at 131,072 characters a cell, and its limit is one for the whole process.
# This is the only place that sets it; nothing else here reads with that module.
csv.field_size_limit(CELL_LIMIT)

# How far an open cell is followed, and how much text may be read in vain behind marks that never close before only
# a few lines are tried for each: without bounds a hostile file is read again and again from every one of its lines.
_LINES_OF_A_CELL = 50_000
_TRIED_IN_VAIN = 2 * CELL_LIMIT
_LINES_TRIED_AFTER_THAT = 20

_BLOCK = 1 << 20
_NEITHER = bytes(set(range(256)) - set(b'"\n'))

UNCLOSED = "A quotation mark opens a cell in this row and nothing closes it; the rows after it were read by themselves."
STRAY = "A quotation mark stands inside a quoted cell of this row; check where its cells end."
CUT = "The file ends in the middle of this row; it may have been cut off."


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """A text file, or one inside an archive, with all that has to be known to read its rows."""

    path: Path
    open_stream: Callable[[], BinaryIO]
    encoding: str
    delimiter: str
    blanks_before_quotes: bool = False
    drop: int = 0

    def rows(self, width: int = 0, key_columns: Collection[int] | None = None) -> Iterator[Row]:
        """All rows but blank ones; with a width each is fitted to it and ragged ones carry a problem."""
        # chain: between two batches not a line of Python runs, which is what makes this as fast as csv itself
        return chain.from_iterable(self._batches(Fitting(width, key_columns)))

    def about(self) -> int:
        """About how many rows there are: line ends outside quotation marks, counted sooner than rows are read."""
        count = quoted = 0
        with reading(self.path), self.open_stream() as stream:
            while block := stream.read(_BLOCK):
                marks = block.translate(None, _NEITHER).replace(b'""', b"").split(b'"')
                count += sum([part.count(b"\n") for part in marks[quoted::2]])
                quoted ^= (len(marks) - 1) & 1
        return count

    def _batches(self, fitting: Fitting) -> Iterator[Iterable[Row]]:
        with reading(self.path), self.open_stream() as stream:
            yield from _Reader(self, TextPieces(stream, self.encoding, self.drop), fitting).batches()

    def csv_reader(self, lines: Iterable[str]) -> Any:
        return csv.reader(lines, delimiter=self.delimiter, skipinitialspace=self.blanks_before_quotes, strict=True)


class _Reader:
    """One pass over the text: counts rows, and carries a record that is not whole yet into the next piece."""

    def __init__(self, text: DelimitedText, pieces: TextPieces, fitting: Fitting) -> None:
        self._text = text
        self._pieces = pieces
        self._fitting = fitting
        self._number = 0
        self._carried = ""
        self._damaged = False
        self._in_vain = 0

    def batches(self) -> Iterator[Iterable[Row]]:
        while piece := self._pieces.next_piece(len(self._carried)):
            carried, text, self._carried = bool(self._carried), self._carried + piece.text, ""
            self._damaged = piece.damaged or (self._damaged and carried)
            yield self._plain(text) or self._careful(text, piece.final)

    def _plain(self, text: str) -> Iterable[Row] | None:
        """The rows when each is one clean line of the right width; None when any needs a closer look."""
        if self._damaged or not self._fitting.width:
            return None
        lines = text.split("\n")
        if not lines[-1]:
            lines.pop()
        try:
            rows = list(map(tuple, self._text.csv_reader(lines)))
        except csv.Error:
            return None  # the careful reading finds the row and says what is wrong with it
        all_whole = len(rows) == len(lines) and set(map(len, rows)) == {self._fitting.width}
        if not all_whole or not all(map(itemgetter(0), rows)):
            return None
        first = self._number + 1
        self._number += len(rows)
        # made by tuple.__new__, as Row's own constructor runs Python
        return map(tuple.__new__, repeat(Row), zip(range(first, first + len(rows)), rows, repeat("")))

    def _careful(self, text: str, final: bool) -> list[Row]:
        lines = list(io.StringIO(text, newline=""))
        rows: list[Row] = []
        at = 0
        while at < len(lines):
            stop = len(lines) if self._in_vain < _TRIED_IN_VAIN else min(at + _LINES_TRIED_AFTER_THAT, len(lines))
            start, end = self._read_sound(rows, lines, (at, stop), final)
            if start == stop:
                at = stop
            elif end == stop < len(lines) and start > at:
                at = start  # it may only seem open because we stopped there
            elif not final and end == len(lines) and self._may_wait(lines[start:]):
                self._carried = "".join(lines[start:])
                break
            else:
                at = self._mend(rows, lines, (start, end), final)
        return [show_undecoded(row, self._text.encoding) for row in rows] if self._damaged else rows

    def _read_sound(self, rows: list[Row], lines: Sequence[str], span: tuple[int, int], final: bool) -> tuple[int, int]:
        """Adds rows up to the first record that is not well-formed; gives where it begins and how far it was read."""
        at, stop = span
        width = self._fitting.width
        reader = self._text.csv_reader(lines if stop - at == len(lines) else _from_to(lines, at, stop))
        start = at
        try:
            for cells in reader:
                end = at + reader.line_num
                if end - start > 1 and swallowed_rows(lines[start:end], self._text.delimiter, width):
                    return start, end
                cut = final and end == len(lines) and _is_cut(lines[-1], cells, width)
                self._add(rows, cells, CUT if cut else "")
                start = end
        except csv.Error:
            return start, min(at + reader.line_num, stop)
        return start, start

    def _may_wait(self, lines: Sequence[str]) -> bool:
        """Whether an open record is given more lines to close in, or has had enough."""
        if len(lines) < _LINES_TRIED_AFTER_THAT:
            return sum(map(len, lines)) < CELL_LIMIT
        few = len(lines) < _LINES_OF_A_CELL and sum(map(len, lines)) < CELL_LIMIT
        return few and self._in_vain < _TRIED_IN_VAIN

    def _mend(self, rows: list[Row], lines: Sequence[str], span: tuple[int, int], final: bool) -> int:
        """Reads the first line of an unsound record by itself; gives the line to go on from."""
        start, end = span
        self._in_vain += sum(map(len, lines[start:end]))
        if len(lines[start]) > CELL_LIMIT:
            raise too_big_cell(self._number + 1)
        loose = split_loosely(lines[start], self._text.delimiter)
        if not loose.is_open:
            self._add(rows, loose.cells, STRAY if loose.stray else "")
            return start + 1
        if final and end == len(lines) and ends_cut_off(lines[start:], self._text.delimiter, self._fitting.width):
            self._add(rows, split_loosely("".join(lines[start:]), self._text.delimiter).cells, CUT)
            return len(lines)
        self._add(rows, loose.cells, UNCLOSED)
        return start + 1

    def _add(self, rows: list[Row], cells: Sequence[str], problem: str = "") -> None:
        self._number += 1
        row = self._fitting.fit(self._number, cells, problem)
        if row:
            rows.append(row)


def _from_to(lines: Sequence[str], at: int, stop: int) -> Iterator[str]:
    """Those lines without a copy: a file of bad marks begins anew at each of its lines."""
    for place in range(at, stop):
        yield lines[place]


def _is_cut(line: str, cells: Sequence[str], width: int) -> bool:
    """Whether the file's last row is short and its line has no end: alone, each of these is common in sound files."""
    return len(cells) < width and not line.endswith(("\n", "\r"))
