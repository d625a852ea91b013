"""Writes rows as delimited text, streaming; knows cells of text only, neither layouts nor incidents."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TextIO

from vedette.formats.atomic import replacing, text_over
from vedette.formats.guard import guard_row

# RFC 4180 ends lines so; it also makes the csv module quote a cell that holds a lone CR, which readers would split at.
LINE_END = "\r\n"
BOM = "\ufeff"


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
    writer = csv.writer(text, delimiter=delimiter, lineterminator=LINE_END)
    count = 0
    for cells in chain([header], rows):
        writer.writerow(guard_row(cells) if guarded else cells)
        count += 1
    return count - 1
