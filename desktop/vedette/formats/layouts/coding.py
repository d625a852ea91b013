"""Writes incidents in somebody else's layout: a row for each that the layout can say, a reason for each it can't."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.formats.csv_writing import write_rows
from vedette.formats.file_errors import shown
from vedette.formats.layouts.layout import Layout
from vedette.formats.xlsx_writing import write_xlsx

_KEPT_IN_MEMORY = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class NotCodable:
    """An incident that a file could not hold, by reference, and why."""

    reference: str
    reason: str


def write_coded(
    path: Path, layout: Layout, dossiers: Iterable[Dossier], *, excel: bool = False, guarded: bool = True
) -> tuple[int, tuple[NotCodable, ...]]:
    """How many rows were written to a .csv, .tsv or .xlsx, and what was left out; UserError for any other ending."""
    if path.suffix.lower() not in {".csv", ".tsv", ".xlsx"}:
        raise UserError(f"{shown(path)} can't hold the layout “{layout.name}”; choose .csv, .tsv or .xlsx.")
    with SpooledTemporaryFile(_KEPT_IN_MEMORY, "w+", encoding="ascii") as spool:
        gathered = _Gathered(layout, spool)
        for dossier in dossiers:
            gathered.add(dossier)
        header, rows = gathered.header(), gathered.rows()
        ending = path.suffix.lower()
        if ending == ".xlsx":
            count = write_xlsx(path, header, rows)
        else:
            delimiter = "\t" if ending == ".tsv" else ","
            excel = excel and ending == ".csv"
            count = write_rows(path, header, rows, delimiter=delimiter, excel=excel, guarded=guarded)
    return count, tuple(gathered.missing)


class _Gathered:
    """Rows on their way to the file: only when all are known is it known which columns it has."""

    def __init__(self, layout: Layout, spool: IO[str]) -> None:
        self.missing: list[NotCodable] = []
        self._layout = layout
        self._spool = spool
        self._headers: set[tuple[tuple[str, str], ...]] = set()
        self._columns = {column.name: None for column in layout.columns}
        self._extra: dict[str, None] = {}
        self._late: list[tuple[int, int]] = []

    def add(self, dossier: Dossier) -> None:
        """One incident, or the reason why it is left out."""
        coded = self._layout.coder(dossier) if self._layout.coder is not None else "This layout is only read."
        if isinstance(coded, str):
            self.missing.append(NotCodable(dossier.incident.reference or dossier.incident.uid, coded))
            return
        self._headers.add(coded.header)
        if coded.turn:
            self._late.append((coded.turn, self._spool.tell()))
        self._extra.update((name, None) for name in coded.cells if name not in self._columns)
        self._spool.write(f"{json.dumps([coded.turn, dict(coded.cells)])}\n")

    def header(self) -> list[str]:
        """The headings as the rows came with them, where all came with the same; else those of the layout."""
        return [heading for heading, _ in self._pairs()]

    def rows(self) -> Iterator[list[str]]:
        """The cells of each incident, those in their turn last."""
        columns = [column for _, column in self._pairs()]
        for turn, cells in self._lines():
            if not turn:
                yield [cells.get(column, "") for column in columns]
        for _, place in sorted(self._late):
            self._spool.seek(place)
            _, cells = json.loads(self._spool.readline())
            yield [cells.get(column, "") for column in columns]

    def _lines(self) -> Iterator[tuple[int, dict[str, str]]]:
        self._spool.seek(0)
        for line in self._spool:
            turn, cells = json.loads(line)
            yield turn, cells

    def _pairs(self) -> list[tuple[str, str]]:
        same = next(iter(self._headers)) if len(self._headers) == 1 else ()
        pairs = same or tuple((column, column) for column in self._columns)
        named = {column for _, column in pairs}
        return [*pairs, *((name, name) for name in self._extra if name not in named)]
