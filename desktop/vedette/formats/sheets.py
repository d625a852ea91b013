"""Reads .xlsx, .xls and .ods as rows of text through calamine: values as a person reads them, never formulas."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from vedette.domain.errors import CannotRead, NeedsChoice
from vedette.formats.containers import SHEET_LIMIT, TableFile, open_archive, refuse_bombs, unpacking
from vedette.formats.file_errors import reading, shown
from vedette.formats.rows import Fitting, Row

Value = int | float | str | bool | time | date | datetime | timedelta

# calamine lays a sheet out as a full rectangle of 32 bytes a cell, whatever is in it: this is 640 MB.
_RECTANGLE_LIMIT = 20_000_000
# The place of a row or cell, as in r="12" and r="AB12": both count, as either may lie or be left out.
_PLACE = re.compile(rb"""\br\s*=\s*["'][A-Z]{0,3}(\d{1,7})["']""")
# No spreadsheet goes so far (the last cell is XFD1048576), and calamine ends the program on some that say they do.
_BEYOND_ALL = re.compile(rb"""\br\s*=\s*["'](?:[A-Z]{4}|[A-Z]{0,3}\d{8})""")
_TAIL = 1024 * 1024
_LEAST = 2
"""Rows and columns from which on a sheet is a table and no cover or note."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet, loaded; `names`: all sheets of the file."""

    name: str
    names: tuple[str, ...]
    sheet: CalamineSheet = field(repr=False)

    def rows(self, width: int = 0, key_columns: Collection[int] | None = None) -> Iterator[Row]:
        """Rows numbered as the spreadsheet shows them, blank ones left out."""
        fitting = Fitting(width, key_columns)
        # calamine leaves out empty columns at the left but yields the empty rows above, so the count is the sheet's own
        for number, values in enumerate(self.sheet.iter_rows(), 1):
            row = fitting.fit(number, [as_text(value) for value in values])
            if row:
                yield row


def load_sheet(file: TableFile, wanted: str | None) -> SheetRows:
    """The sheet of that name, else the first shown one that is a table, else that holds anything.

    NeedsChoice names those there are.
    """
    with reading(file.path), file.open_stream() as stream:
        _refuse_huge(file.path, stream)
        stream.seek(0)
        try:
            with CalamineWorkbook.from_filelike(stream) as book:
                return _choose(file.path, book, wanted)
        except PasswordError as error:
            raise CannotRead(f"{shown(file.path)} is locked with a password; save a copy without one first.") from error
        except CalamineError as error:
            raise CannotRead(f"{shown(file.path)} is damaged or no spreadsheet; save it again, or as CSV.") from error


def as_text(value: Value) -> str:
    """Dates as ISO 8601, numbers without a trailing .0, truth as TRUE and FALSE."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    return str(value)


def _choose(path: Path, book: CalamineWorkbook, wanted: str | None) -> SheetRows:
    names = tuple(book.sheet_names)
    if wanted is not None:
        if wanted not in names:
            raise NeedsChoice(f"{shown(path)} has no sheet of that name; choose one of its {len(names)} sheets.", names)
        return SheetRows(wanted, names, book.get_sheet_by_name(wanted))
    first: SheetRows | None = None
    for data in book.sheets_metadata:
        if data.visible is SheetVisibleEnum.Visible:
            sheet = book.get_sheet_by_name(data.name)
            if sheet.height >= _LEAST and sheet.width >= _LEAST:
                return SheetRows(data.name, names, sheet)
            if sheet.height and first is None:
                first = SheetRows(data.name, names, sheet)
    if first is not None:
        return first
    raise CannotRead(f"{shown(path)} holds no rows, only empty sheets; check that it is the right one.")


def _refuse_huge(path: Path, stream: BinaryIO) -> None:
    """Before calamine: an .xlsx of 2 KB with a cell in the last corner makes it ask for 500 GB and end the program."""
    if stream.read(2) != b"PK":
        return
    with unpacking(path), open_archive(path, stream) as archive:
        refuse_bombs(path, archive.infolist(), SHEET_LIMIT)
        for info in archive.infolist():
            if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                _refuse_huge_sheet(path, archive, info)
            elif info.filename == "content.xml":
                _refuse_torn(path, archive, info)


def _refuse_torn(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Before calamine: in an .ods with a table that nothing closes it looks for the end for ever."""
    try:
        with archive.open(info) as entry:
            expat.ParserCreate().ParseFile(entry)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two of an encoding that expat can't read
        raise CannotRead(f"{shown(path)} is damaged or no spreadsheet; save it again, or as CSV.") from error


def _refuse_huge_sheet(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    height = _height(path, archive, info)
    columns = max(_RECTANGLE_LIMIT // max(height, 1), 1)
    if columns >= 16_384:
        return
    beyond = re.compile(rb"""\br\s*=\s*["']""" + _names_beyond(columns) + rb"\d")
    before = b""
    with archive.open(info) as entry:
        while block := entry.read(_TAIL):
            if beyond.search(before + block):
                raise CannotRead(
                    f"A sheet of {shown(path)} reaches over {height:,} rows and more than {columns:,} columns, "
                    "which takes too much memory; save it as CSV."
                )
            before = block[-64:]


def _height(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    height = 0
    before = b""
    with archive.open(info) as entry:
        while block := entry.read(_TAIL):
            if _BEYOND_ALL.search(before + block):
                raise CannotRead(f"{shown(path)} has cells where no spreadsheet has any; save it again, or as CSV.")
            height = max(height, *map(int, {b"0", *_PLACE.findall(before + block)}))
            before = block[-64:]
    return height


def _names_beyond(columns: int) -> bytes:
    """A pattern of the column names after that many: after 2 it is C to Z and all of two or three letters."""
    letters = b""
    count = columns
    while count:
        count, place = divmod(count - 1, 26)
        letters = bytes([65 + place]) + letters
    longer = [b"[A-Z]{%d}" % length for length in range(len(letters) + 1, 4)]
    same = [
        letters[:place] + b"[%c-Z]" % (letter + 1) + b"[A-Z]" * (len(letters) - place - 1)
        for place, letter in enumerate(letters)
        if letter < 90
    ]
    return b"(?:" + b"|".join(same + longer) + b")"
