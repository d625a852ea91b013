"""Opens any table of text, says what it found out about it and streams its rows; knows no fields of ours."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile, islice
from pathlib import Path

from vedette.formats.containers import TableFile, find_table
from vedette.formats.delimited import DelimitedText
from vedette.formats.delimiters import detect_delimiter
from vedette.formats.encodings import detect_encoding, named_encoding
from vedette.formats.file_errors import reading
from vedette.formats.rows import Row
from vedette.formats.shape import find_shape
from vedette.formats.sheets import SheetRows, load_sheet
from vedette.formats.text_pieces import TextPieces

__all__ = ["Row", "Table", "open_table"]

_SAMPLE = 20
_ROWS_FOR_SHAPE = 60
_HEAD = 256 * 1024


@dataclass(frozen=True, slots=True)
class Table:
    """A table as found: how it is written, its headings, and its rows as often as they are asked for.

    `encoding` and `delimiter` are empty for a spreadsheet, `sheet` for text; `width` is the number of columns;
    `hxl` holds the HXL tags where a row of them stands by the header. Cells are as written: `unguard` is the caller's.
    """

    path: Path
    encoding: str
    encoding_guessed: bool
    delimiter: str
    delimiter_guessed: bool
    sheet: str
    sheets: tuple[str, ...]
    width: int
    has_header: bool
    header: tuple[str, ...]
    hxl: tuple[str, ...]
    preamble: tuple[str, ...]
    sample: tuple[Row, ...]
    _last_before_data: int = field(repr=False)
    _source: DelimitedText | SheetRows = field(repr=False)

    def rows(self, key_columns: Collection[int] | None = None) -> Iterator[Row]:
        """Data rows in memory that does not grow: each has `width` cells, or says in `problem` why not.

        A row with too few is padded; that is a problem where one of `key_columns` is missing (None: any).
        """
        return _data_rows(self._source, self.width, self._last_before_data, key_columns)

    def about(self) -> int:
        """About how many rows there are, which is known sooner than how many; never less than one."""
        if isinstance(self._source, DelimitedText):
            return max(self._source.about() - self._last_before_data, len(self.sample), 1)
        return max(sum(1 for _ in self.rows()), 1)


def open_table(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    has_header: bool | None = None,
    sheet: str | None = None,
) -> Table:
    """Looks at a .csv, .tsv, .txt, .xlsx, .xls, .ods or .zip file by its content; what is told is not guessed.

    Raises NotFound, CannotRead, NeedsChoice or UserError, each in one sentence.
    """
    file = find_table(path)
    if file.kind == "sheet":
        rows = load_sheet(file, sheet)
        return _table(path, rows, has_header, _Found(sheet=rows.name, sheets=rows.names))
    text, found = _text(file, encoding, delimiter)
    return _table(path, text, has_header, found)


@dataclass(frozen=True, slots=True)
class _Found:
    encoding: str = ""
    encoding_guessed: bool = False
    delimiter: str = ""
    delimiter_guessed: bool = False
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def _text(file: TableFile, encoding: str | None, delimiter: str | None) -> tuple[DelimitedText, _Found]:
    with reading(file.path):
        known = named_encoding(encoding) if encoding else detect_encoding(file.open_stream)
        with file.open_stream() as stream:
            piece = TextPieces(stream, known.name).next_piece(_HEAD)
    division = detect_delimiter(piece.text if piece else "", delimiter)
    text = DelimitedText(
        file.path, file.open_stream, known.name, division.delimiter, division.blanks_before_quotes, division.drop
    )
    return text, _Found(known.name, known.guessed, division.delimiter, division.guessed)


def _table(path: Path, source: DelimitedText | SheetRows, has_header: bool | None, found: _Found) -> Table:
    shape = find_shape(list(islice(source.rows(), _ROWS_FOR_SHAPE)), has_header)
    return Table(
        path=path,
        encoding=found.encoding,
        encoding_guessed=found.encoding_guessed,
        delimiter=found.delimiter,
        delimiter_guessed=found.delimiter_guessed,
        sheet=found.sheet,
        sheets=found.sheets,
        width=shape.width,
        has_header=shape.has_header,
        header=shape.header,
        hxl=shape.hxl,
        preamble=shape.preamble,
        sample=tuple(islice(_data_rows(source, shape.width, shape.last_before_data), _SAMPLE)),
        _last_before_data=shape.last_before_data,
        _source=source,
    )


def _data_rows(
    source: DelimitedText | SheetRows, width: int, last_before: int, key_columns: Collection[int] | None = None
) -> Iterator[Row]:
    return dropwhile(lambda row: row.number <= last_before, source.rows(width, key_columns))
