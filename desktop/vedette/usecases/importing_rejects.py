"""Rows that were not taken, with the reason, as a table that can be mended and given back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from vedette.formats.atomic import check_target
from vedette.formats.csv_writing import write_rows

REASON = "reason"
_OURS = re.compile(r"Row [0-9]+: ")
_KEPT_IN_MEMORY = 8 * 1024 * 1024


class Rejects:
    """Gathers rows in a temporary file and writes them when all is known."""

    def __init__(self, target: Path, spool: IO[str]) -> None:
        self._target = target
        self._spool = spool

    def add(self, number: int, cells: Sequence[str], reasons: Iterable[str]) -> None:
        """One row with its number in the file."""
        self._spool.write(json.dumps([list(cells), f"Row {number}: {' '.join(reasons)}"]) + "\n")

    def write(self, header: Sequence[str], delimiter: str) -> None:
        """The table, with a last column that says why; also where it has no rows, so that none are left over."""
        self._spool.seek(0)
        write_rows(self._target, (*header, REASON), self._rows(len(header)), delimiter=delimiter or ",", bom=True)

    def _rows(self, width: int) -> Iterator[list[str]]:
        for line in self._spool:
            cells, reason = json.loads(line)
            yield [*cells[:width], *[""] * (width - len(cells)), reason, *cells[width:]]


@contextmanager
def rejects_for(target: Path | None) -> Iterator[Rejects | None]:
    """A place for the rows that are not taken; None where nobody asked for them."""
    if target is None:
        yield None
    else:
        check_target(target)
        with SpooledTemporaryFile(_KEPT_IN_MEMORY, "w+", encoding="ascii") as spool:
            yield Rejects(target, spool)


def is_reason_column(header: Sequence[str], sample: Sequence[Sequence[str]]) -> bool:
    """Whether the last column is the one we added, so that a mended table reads as the one it came from."""
    if not header or header[-1].strip().lower() != REASON:
        return False
    said = [cells[-1] for cells in sample if len(cells) == len(header) and cells[-1].strip()]
    return all(_OURS.match(cell) for cell in said)
