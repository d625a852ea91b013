"""The sheet that openpyxl writes row by row; loaded only when a spreadsheet is really written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from vedette.domain.errors import UserError
from vedette.formats.sheet_cells import SPREADSHEET_CELL_LIMIT, Cell, sheet_text, sheet_title, units

SHEET_ROWS = 1_048_576
SHEET_COLUMNS = 16_384
# Excel rounds numbers beyond 15 digits and knows no day before March 1900 rightly: both go in as text.
_EXACT_WHOLE = 10**15
_FIRST_DAY = date(1900, 3, 1)
_ROWS_FOR_WIDTHS = 50
_WIDTHS = (8, 60)


def write_book(stream: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> int:
    """One sheet with a bold header into `stream`; the number of rows below it."""
    book = Workbook(write_only=True)
    book.properties.creator = "Vedette"
    sheet = book.create_sheet(sheet_title(title))
    try:
        count = _Sheet(sheet).fill(header, rows)
        book.save(stream)
    except BaseException:
        _discard(sheet)
        raise
    return count


@dataclass(frozen=True, slots=True)
class _Sheet:
    sheet: WriteOnlyWorksheet

    def fill(self, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
        if len(header) > SHEET_COLUMNS:
            raise UserError(f"A sheet holds {SHEET_COLUMNS:,} columns; nothing was written, choose fewer or CSV.")
        coming = iter(rows)
        first = list(islice(coming, _ROWS_FOR_WIDTHS))
        # widths stand before the rows in the file, so they are judged by the first few
        for place, width in enumerate(_column_widths(header, first), 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        self.sheet.freeze_panes = "A2"
        self.sheet.append([self._heading(name) for name in header])
        count = 0
        for count, row in enumerate(chain(first, coming), 1):
            if count >= SHEET_ROWS:
                raise UserError(f"A sheet holds {SHEET_ROWS:,} rows; nothing was written, choose fewer or CSV.")
            self.sheet.append([self._cell(value, count + 1) for value in row])
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{count + 1}"
        return count

    def _heading(self, name: str) -> WriteOnlyCell:
        cell = self._text(name, 1)
        cell.font = Font(bold=True)
        return cell

    def _cell(self, value: Cell, row: int) -> WriteOnlyCell | None:
        if value is None or value == "":
            return None
        if isinstance(value, str) or not _is_exact(value):
            return self._text(_spelt(value), row)
        return WriteOnlyCell(self.sheet, value)

    def _text(self, text: str, row: int) -> WriteOnlyCell:
        if len(text) * 2 > SPREADSHEET_CELL_LIMIT and units(text) > SPREADSHEET_CELL_LIMIT:
            raise UserError(
                f"A text in row {row:,} is longer than the {SPREADSHEET_CELL_LIMIT:,} characters a spreadsheet cell "
                "holds; nothing was written, export it as CSV."
            )
        cell = WriteOnlyCell(self.sheet, sheet_text(text))
        cell.data_type = "s"  # openpyxl made "=1+1" a formula and "#N/A" an error
        return cell


def _is_exact(value: int | float | date | datetime | time) -> bool:
    """Whether a spreadsheet keeps the value as it is."""
    if isinstance(value, int | float):
        return abs(value) < _EXACT_WHOLE if isinstance(value, int) else math.isfinite(value)
    if isinstance(value, datetime):
        return value.tzinfo is None and value.date() >= _FIRST_DAY
    return value.tzinfo is None if isinstance(value, time) else value >= _FIRST_DAY


def _spelt(value: Cell) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _column_widths(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    least, most = _WIDTHS
    longest = [len(name) for name in header]
    for row in rows:
        for place, value in enumerate(row[: len(longest)]):
            longest[place] = max(longest[place], min(len(_spelt(value)) if value is not None else 0, most))
    return [min(max(length + 2, least), most) for length in longest]


def _discard(sheet: WriteOnlyWorksheet) -> None:
    """Removes the file openpyxl keeps in the system's temporary folder until a save: a failed one leaves it there."""
    writer = sheet._writer
    if writer is None:
        return
    if not sheet.closed:
        sheet.close()
    if Path(writer.out).exists():
        writer.cleanup()
