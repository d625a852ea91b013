"""What a file is found to be before a single row is taken: its layout, columns, order of dates and number of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.formats.file_errors import reading, shown
from vedette.formats.guard import unguard_row
from vedette.formats.layouts import detect, named_layout
from vedette.formats.layouts.date_order import ORDERS, DateOrder
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.layout import CellProblem, Layout, ReadOptions, RowRead
from vedette.formats.layouts.plain import PLAIN
from vedette.formats.layouts.plain_content import by_content
from vedette.formats.tables import Row, Table, open_table
from vedette.usecases.importing_rejects import is_reason_column
from vedette.usecases.importing_report import ON_DUPLICATE, ImportOptions
from vedette.usecases.progress import Progress

Known = Callable[[str], Dossier | None]
Entry = tuple[Row, RowRead]
Contents = Callable[[Collection[str]], Iterator[tuple[str, Iterator[bytes]]]]
_FEWEST_KNOWN = 2
_CHECKED_EVERY = 5_000


def _no_contents(_wanted: Collection[str]) -> Iterator[tuple[str, Iterator[bytes]]]:
    return iter(())


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A file as it will be read. `targets` says what each column becomes; `entries` reads it, as often as asked.

    `rows` is what progress is measured by: about how many there are. `contents` gives the bytes of attachments that the
    file carries, of those that are wanted.
    """

    path: Path
    layout: str
    encoding: str
    encoding_guessed: bool
    delimiter: str
    delimiter_guessed: bool
    sheet: str
    sheets: tuple[str, ...]
    date_order: str
    header: tuple[str, ...]
    targets: tuple[str, ...]
    rows: int
    sha256: str
    notes: tuple[str, ...]
    entries: Callable[[Known], Iterator[Entry]] = field(repr=False)
    contents: Contents = field(repr=False, default=_no_contents)

    @property
    def name(self) -> str:
        """The file's name without its folder, fit for a sentence."""
        return shown(self.path)

    def preview(self, limit: int = 20) -> list[Entry]:
        """The first rows and what they would become."""
        return list(islice(self.entries(lambda uid: None), limit))


def plan_table(path: Path, options: ImportOptions, customs: ReadOptions, progress: Progress) -> ImportPlan:
    """The plan for a table; NeedsChoice where only the user can decide, another UserError where nothing can be read."""
    table = open_table(
        path,
        encoding=options.encoding or None,
        delimiter=options.delimiter or None,
        has_header=options.has_header,
        sheet=options.sheet or None,
    )
    header = _header(table)
    sample = [row.cells for row in table.sample]
    chosen = options.layout or (PLAIN.name if options.mapping else "")
    layout = _told(chosen, table.header and header) if chosen else detect(table.header and header, sample)
    header = _named(header, table, layout)
    mapping = {**by_content(header, sample, options.mapping), **options.mapping} if layout is PLAIN else options.mapping
    read = replace(customs, typed=not table.encoding, mapping=mapping, date_order=options.date_order)
    targets = layout.targets(read, header)
    rows = _TableRows(table, layout, header)
    count, order = rows.look_through(read, progress)
    read = replace(read, date_order=order)
    return ImportPlan(
        path=path,
        layout=layout.name,
        encoding=table.encoding,
        encoding_guessed=table.encoding_guessed,
        delimiter=table.delimiter,
        delimiter_guessed=table.delimiter_guessed,
        sheet=table.sheet,
        sheets=table.sheets,
        date_order=order,
        header=header,
        targets=targets,
        rows=count,
        sha256=digest_of(path),
        notes=tuple(_not_there(options, header)),
        entries=lambda known: rows.entries(replace(read, known=known)),
    )


def _told(name: str, header: Sequence[str]) -> Layout:
    """The layout of that name, which may lack columns but must know some of them."""
    layout = named_layout(name)
    known = keys_of(column.name for column in layout.columns) & keys_of(header)
    if header and layout is not PLAIN and len(known) < _FEWEST_KNOWN:
        raise UserError(
            f"The headings of this file are not those of {layout.title}. Nothing was changed; name another layout, or "
            "none to have it found out."
        )
    return layout


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with reading(path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class _TableRows:
    table: Table
    layout: Layout
    header: tuple[str, ...]

    def look_through(self, read: ReadOptions, progress: Progress) -> tuple[int, str]:
        """About how many rows there are, and the order of day and month that their dates show."""
        columns = () if read.date_order else self.layout.dates(read, self.header)
        if not columns:
            return self.table.about(), read.date_order
        order = DateOrder()
        count = 0
        for count, row in enumerate(self._rows(read), start=1):
            if count % _CHECKED_EVERY == 0:
                progress.check()
            for column in columns:
                order.hear(row.cells[column])
        return count, order.decided()

    def entries(self, read: ReadOptions) -> Iterator[Entry]:
        """Each row and what it became; a row that is not whole is not read."""
        read_row = self.layout.reader(read, self.header)
        guarded = not read.typed and not self.layout.undoes_guard
        width = len(self.header)
        for row in self._rows(read):
            cells = row.cells
            if guarded and any(cell[:1] == "'" for cell in cells):
                cells = unguard_row(cells)
            if len(cells) > width and not row.problem:
                cells = cells[:width]
            if cells is not row.cells:
                row = Row(row.number, cells, row.problem)
            yield row, _not_whole(row) if row.problem else read_row(cells)

    def _rows(self, read: ReadOptions) -> Iterator[Row]:
        return self.table.rows(frozenset(self.layout.keys(read, self.header)))


def _not_whole(row: Row) -> RowRead:
    return RowRead(None, problems=(CellProblem("", "", row.problem),))


def check_options(path: Path, options: ImportOptions) -> None:
    """UserError for what can't be meant."""
    if options.rejects is not None and options.rejects.resolve() == path.resolve():
        raise UserError("The rejected rows would be written over the file itself. Nothing was changed; name another.")
    if options.date_order and options.date_order not in ORDERS:
        raise UserError("The order of dates is dmy, mdy or ymd. Nothing was changed; choose one of these.")
    if options.on_duplicate not in ON_DUPLICATE:
        raise UserError("Duplicates are dealt with by update, skip or keep. Nothing was changed; choose one of these.")


def _header(table: Table) -> tuple[str, ...]:
    sample = [row.cells for row in table.sample]
    return table.header[:-1] if is_reason_column(table.header, sample) else table.header


def _named(header: tuple[str, ...], table: Table, layout: Layout) -> tuple[str, ...]:
    """Headings for every column, also where the file has none."""
    if header:
        return header
    numbered = (f"column {number}" for number in range(1, table.width + 1))
    return layout.headings if len(layout.headings) == table.width else tuple(numbered)


def _not_there(options: ImportOptions, header: Sequence[str]) -> Iterator[str]:
    there = keys_of(header)
    for column in options.mapping:
        if not keys_of([column]) <= there:
            yield f"The mapping names a column “{column[:80]}” that this file does not have."
