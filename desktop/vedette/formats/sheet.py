"""Our own layout as a spreadsheet, each cell with its type; lossless through its last columns, like the CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from vedette.domain.custom_field import CustomField
from vedette.domain.dossier import Dossier
from vedette.formats.own_csv import NO_FIELDS
from vedette.formats.own_rows import own_rows
from vedette.formats.screen_columns import screen_rows
from vedette.formats.sheet_cells import Cell, split_cell
from vedette.formats.written import Written
from vedette.formats.xlsx_writing import write_xlsx

_NUMBERS = frozenset({"schema", "latitude", "longitude", "uncertainty_m", "independent_sources"})
_DATES = frozenset({"date_earliest", "date_latest"})
_STAMPS = frozenset({"created_at", "updated_at"})
"""UTC, which a cell can't say: they are dates only for people who sort by them, and text where all is kept."""


def write(
    path: Path,
    dossiers: Iterable[Dossier],
    *,
    columns: Sequence[str] | None = None,
    fields: Mapping[str, CustomField] = NO_FIELDS,
) -> Written:
    """One sheet; UserError where it holds more rows or, with chosen `columns`, longer texts than a sheet can.

    A readable text too long for a cell is cut off there, since the document holds all of it.
    """
    if columns is not None:
        header, rows = screen_rows(columns, dossiers)
        return Written(write_xlsx(path, header, (_shown(header, row) for row in rows)))
    with own_rows(dossiers, fields, path, in_xml=True) as own:
        typed = (_typed(own.header, [split_cell(cell)[0] for cell in row]) for row in own.rows)
        return Written(write_xlsx(path, own.header, typed))


def _shown(header: Sequence[str], row: Iterable[str]) -> list[Cell]:
    return [
        _moment(text.removesuffix("Z")) if column in _STAMPS else _cell(column, text)
        for column, text in zip(header, row, strict=True)
    ]


def _typed(header: Sequence[str], row: Iterable[str]) -> list[Cell]:
    return [_cell(column, text) for column, text in zip(header, row, strict=True)]


def _cell(column: str, text: str) -> Cell:
    if not text:
        return None
    if column in _NUMBERS:
        return float(text)
    return _moment(text) if column in _DATES else text


def _moment(text: str) -> Cell:
    """A date or time where the text is one: a bound of an interval is never anything else, unless it is damaged."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return text
