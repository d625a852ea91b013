"""Writes .xlsx: real dates, typed numbers, and text that is text and never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from vedette.formats.atomic import replacing
from vedette.formats.sheet_cells import Cell


def write_xlsx(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str = "Incidents") -> int:
    """Writes one sheet with a bold header and gives the number of rows below it.

    Raises UserError for a text over SPREADSHEET_CELL_LIMIT (see `split_cell`) and for more rows or columns than fit.
    """
    from vedette.formats.workbook import write_book  # openpyxl is slow to load and seldom needed

    with replacing(path) as stream:
        return write_book(stream, header, rows, title)
