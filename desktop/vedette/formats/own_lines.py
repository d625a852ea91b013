"""Our own rows as lines of a CSV, written as they come; a file that turns out wider is gone over once more."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from vedette.domain.custom_field import CustomField
from vedette.domain.dossier import Dossier
from vedette.formats.atomic import replacing, text_over
from vedette.formats.csv_writing import BOM, LINE_END, Dialect, write_lines_to
from vedette.formats.own_columns import headings
from vedette.formats.own_rows import document_columns, narrow_rows

_END = LINE_END.encode()


def write_lines(path: Path, dossiers: Iterable[Dossier], fields: Mapping[str, CustomField], dialect: Dialect) -> int:
    """The number of rows. There are as many `document` columns as the longest document needs: nearly always one."""
    readable = headings(fields)
    widths = array("H")

    def lines() -> Iterator[str]:
        yield _heading(readable, 1, dialect)
        for row in narrow_rows(dossiers, fields):
            widths.append(len(row) - len(readable))
            yield dialect.line(row)

    with replacing(path) as stream:
        with text_over(stream) as text:
            count = write_lines_to(text, lines()) - 1
        width = max(widths, default=1)
        if width > 1:
            missing = (width - own for own in widths)
            _widen(stream, path.parent, _heading(readable, width, dialect), missing, dialect.delimiter.encode())
    return count


def _heading(readable: tuple[str, ...], width: int, dialect: Dialect) -> str:
    return (BOM if dialect.bom else "") + dialect.line((*readable, *document_columns(width)))


def _widen(stream: BinaryIO, folder: Path, heading: str, missing: Iterable[int], delimiter: bytes) -> None:
    """The same rows below another heading, each with so many empty cells more."""
    with TemporaryFile(prefix=".vedette-", dir=folder) as narrow:
        stream.seek(0)
        shutil.copyfileobj(stream, narrow)
        narrow.seek(0)
        stream.seek(0)
        stream.truncate()
        rows = _rows(narrow)
        next(rows)
        stream.write(heading.encode())
        stream.writelines(row[: -len(_END)] + delimiter * more + _END for row, more in zip(rows, missing, strict=True))


def _rows(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Whole rows: a line that ends within quotes goes on in the next."""
    row: list[bytes] = []
    quotes = 0
    for line in lines:
        row.append(line)
        quotes += line.count(b'"')
        if quotes % 2 == 0:
            yield b"".join(row)
            row.clear()
