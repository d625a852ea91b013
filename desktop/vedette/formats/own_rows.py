"""Incidents as rows of our own layout, each with its whole document; for .csv, .tsv and .xlsx alike, streaming."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile

from vedette.domain.custom_field import CustomField
from vedette.domain.dossier import Dossier
from vedette.formats.cell_names import CellNames
from vedette.formats.file_errors import write_error
from vedette.formats.own_columns import COLUMNS, headings, row
from vedette.formats.own_untouched import hash_of
from vedette.formats.parcel import ParcelTexts
from vedette.formats.sheet_cells import split_cell

DOCUMENT = "document"
_NO_CELLS: Mapping[str, str] = {}
_OWN = len(COLUMNS)
_HASH = COLUMNS.index("row_hash")
_KEPT_IN_MEMORY = 16 * 1024 * 1024
# XML can hold none of these, JSON can spell them; the control characters before the blank JSON spells anyhow.
_NOT_IN_XML = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class OwnRows:
    """A header and rows that fit it."""

    header: tuple[str, ...]
    rows: Iterator[list[str]]


@contextmanager
def own_rows(
    dossiers: Iterable[Dossier], fields: Mapping[str, CustomField], beside: Path, *, in_xml: bool = False
) -> Iterator[OwnRows]:
    """Rows with as many `document` columns as the longest document needs, which is known when all have been seen.

    Until then they lie in a temporary file in the folder of `beside`, for small exports in memory.
    """
    readable = headings(fields)
    try:
        with SpooledTemporaryFile(_KEPT_IN_MEMORY, "w+", encoding="ascii", dir=str(beside.parent)) as spool:
            width = 1
            for narrow in narrow_rows(dossiers, fields, in_xml=in_xml):
                width = max(width, len(narrow) - len(readable))
                spool.write(json.dumps(narrow) + "\n")
            spool.seek(0)
            header = (*readable, *document_columns(width))
            yield OwnRows(header, _padded(spool, len(header)))
    except OSError as error:
        raise write_error(beside, error) from error


def document_columns(count: int) -> tuple[str, ...]:
    """`document`, `document_2` and so on."""
    return (DOCUMENT, *(f"{DOCUMENT}_{place}" for place in range(2, count + 1)))


def narrow_rows(
    dossiers: Iterable[Dossier], fields: Mapping[str, CustomField], *, in_xml: bool = False
) -> Iterator[list[str]]:
    """The cells of each incident, with as many for its document as it needs itself."""
    texts, own = ParcelTexts(fields), headings(fields)[_OWN:]
    for dossier in dossiers:
        document, revision = texts.of(dossier)
        if in_xml:
            document = _NOT_IN_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", document)
        cells = row(dossier, CellNames(dossier), fields, revision)
        cells[_HASH] = hash_of(cells, dict(zip(own, cells[_OWN:], strict=True)) if own else _NO_CELLS, document)
        yield [*cells, *split_cell(document)]


def _padded(lines: Iterable[str], width: int) -> Iterator[list[str]]:
    for line in lines:
        row: list[str] = json.loads(line)
        yield row + [""] * (width - len(row))
