"""Our own layout as rows to be imported: each row carries its whole document, and changed cells win."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.layout import CellProblem, Column, Layout, ReadOptions, RowRead, Table, row_key
from vedette.formats.own_columns import COLUMNS
from vedette.formats.own_csv import read_row, untouched
from vedette.formats.own_rows import DOCUMENT
from vedette.formats.parcel import Parcels

_SIGNS = frozenset({"uid", "dateearliest", "schema"})


def _matches(header: Sequence[str], _rows: Table) -> bool:
    return keys_of(header) >= _SIGNS


class _OwnReader:
    """Reads our own rows; what a cell says beside its document is reported."""

    def __init__(self, options: ReadOptions, header: Sequence[str]) -> None:
        self._options = options
        self._header = tuple(header)
        self._untouched = untouched(header, typed=options.typed)
        self._parcels = Parcels()
        self._documents = [at for at, name in enumerate(header) if name.strip().lower().startswith(DOCUMENT)]

    def __call__(self, cells: Sequence[str]) -> RowRead:
        document = self._untouched.document(cells)
        return self._at_its_word(document) if document else self._compared(cells)

    def _at_its_word(self, document: str) -> RowRead:
        """Of a row that nobody touched; shared things come with the first row that names them."""
        try:
            parcel = self._parcels.read(document)
        except UserError as error:
            return RowRead(None, problems=(CellProblem(DOCUMENT, document[:200], str(error)),))
        return RowRead(parcel.incident, parcel.shared, base=parcel.incident)

    def _compared(self, cells: Sequence[str]) -> RowRead:
        """Of a row that somebody may have changed, cell by cell."""
        row = read_row(self._header, cells, typed=self._options.typed, known=self._options.known)
        problems = [CellProblem(problem.column, problem.value, problem.reason) for problem in row.problems]
        if row.parcel is None:
            return RowRead(None, problems=tuple(problems))
        problems += [CellProblem(c.column, c.now[:200], _said(c.was, c.taken)) for c in row.changed]
        base = self._before(cells, row.parcel.incident) if row.changed else row.parcel.incident
        key = row_key(self._header, cells) if not row.parcel.incident.uid else None
        return RowRead(row.parcel.incident, row.parcel.shared, key, tuple(problems), None if row.fresh else base)

    def _before(self, cells: Sequence[str], now: Incident) -> Incident | None:
        """The incident as the row's document alone has it."""
        header = [self._header[at] for at in self._documents]
        alone = [cells[at] for at in self._documents]
        if any(cell.strip() for cell in alone):
            parcel = read_row(header, alone, typed=self._options.typed).parcel
            return replace(parcel.incident, uid=now.uid) if parcel is not None else None
        known = self._options.known(now.uid)
        return known.incident if known is not None else None


def _said(was: str, taken: bool) -> str:
    if not taken:
        return "This follows from other columns, so the change was not taken."
    return f"Changed since the file was written; it was “{was[:100]}”." if was else "Filled since the file was written."


OWN = Layout(
    name="vedette",
    title="Vedette",
    columns=tuple(Column(name, "the same") for name in (*COLUMNS, DOCUMENT)),
    matches=_matches,
    reader=_OwnReader,
    targets=lambda _options, header: tuple(name.strip().lower() for name in header),
    undoes_guard=True,
)
