"""Our own CSV: one incident a row, readable in a spreadsheet and lossless through its last column; written and read.

A readable cell that differs from what the document says was changed by somebody: it wins, and is reported.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from vedette.domain.custom_field import CustomField
from vedette.domain.document import SCHEMA
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.text import clean
from vedette.formats.cell_language import split
from vedette.formats.cell_names import CellNames
from vedette.formats.csv_writing import Dialect, write_rows
from vedette.formats.field_texts import read_number
from vedette.formats.guard import unguard
from vedette.formats.naming import by_key
from vedette.formats.own_changes import CellProblem, Edits, apply
from vedette.formats.own_columns import FIELD_MARK, WORKED_OUT, cells
from vedette.formats.own_lines import write_lines
from vedette.formats.own_rows import DOCUMENT
from vedette.formats.own_untouched import Untouched, row_hash
from vedette.formats.parcel import Parcel, parcel_of, read_parcel
from vedette.formats.part_cells import COLUMNS as PART_COLUMNS
from vedette.formats.part_cells import read_cell
from vedette.formats.screen_columns import screen_rows
from vedette.formats.sheet_cells import SPREADSHEET_CELL_LIMIT, sheet_text
from vedette.formats.written import Written

NO_FIELDS: Mapping[str, CustomField] = {}
_NUMBERS = frozenset({"latitude", "longitude", "uncertainty_m"})
_NUMBER_LIKE = re.compile(
    r"[+-]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,200})(?:\.[0-9]{0,50})?|\.[0-9]{1,50})(?:[eE][+-]?[0-9]{1,3})?"
)
_DOCUMENT = re.compile(rf"{DOCUMENT}(?:_([0-9]{{1,4}}))?")


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that says something else than the document; not `taken` where it only follows from others."""

    column: str
    was: str
    now: str
    taken: bool = True


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row as read; there is a parcel exactly when there are no problems.

    `fresh`: somebody wrote it without a document; its uid is empty unless they gave one.
    """

    parcel: Parcel | None
    changed: tuple[CellChange, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    fresh: bool = False


def write(
    path: Path,
    dossiers: Iterable[Dossier],
    *,
    excel: bool = False,
    bom: bool = False,
    guarded: bool = True,
    delimiter: str = ",",
    columns: Sequence[str] | None = None,
    fields: Mapping[str, CustomField] = NO_FIELDS,
) -> Written:
    """Lossless, with a column for each of `fields`; with `columns` a plain table of just these, as on the screen."""
    if columns is not None:
        header, rows = screen_rows(columns, dossiers)
        return Written(write_rows(path, header, rows, delimiter=delimiter, guarded=guarded, excel=excel, bom=bom))
    return Written(write_lines(path, dossiers, fields, Dialect.of(delimiter, excel=excel, guarded=guarded)))


def read_row(
    header: Sequence[str],
    row: Sequence[str],
    *,
    typed: bool = False,
    known: Callable[[str], Dossier | None] = lambda uid: None,
) -> OwnRow:
    """The incident of one row, its cells as written (the formula guard is undone here).

    `typed`: it comes from a spreadsheet, where there is no guard. `known` gives the incident of a uid in the logbook:
    a row that lost its document is read as changes of that one.
    """
    names, documents = _headings(tuple(header))
    found = dict(reversed(list(zip(names, map(clean, row), strict=False))))
    given = found if typed else {column: unguard(cell) for column, cell in found.items()}
    document = "".join(given.get(column, "") for column in documents)
    try:
        base, fresh = _base(document, given, known)
    except UserError as error:
        column = DOCUMENT if document else "schema"
        return OwnRow(None, problems=(CellProblem(column, given.get(column, "")[:200], str(error)),))
    # a sheet loses blanks at the ends of a text on its way through some programs
    readings = {column: (cell, found[column].strip() if typed else found[column]) for column, cell in given.items()}
    return _compared(base, readings, fresh, document)


def untouched(header: Sequence[str], *, typed: bool = False) -> Untouched:
    """What tells the rows under a header that nobody changed: they can be taken at the word of their documents."""
    return Untouched(*_headings(tuple(header)), typed=typed)


def _names(header: Sequence[str]) -> list[str]:
    """Headings as ours are written; the keys of custom fields keep their case."""
    bare = [name.strip() for name in header]
    return [name if name.startswith(FIELD_MARK) else name.lower().replace(" ", "_") for name in bare]


@lru_cache(maxsize=16)
def _headings(header: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a header, and those of its document columns in order."""
    names = _names(header)
    return tuple(names), tuple(sorted(dict.fromkeys(filter(_DOCUMENT.fullmatch, names)), key=_piece))


def _piece(column: str) -> int:
    match = _DOCUMENT.fullmatch(column)
    return int(match[1] or 1) if match else 0


def _base(
    document: str, given: Mapping[str, str], known: Callable[[str], Dossier | None]
) -> tuple[Parcel | Dossier, bool]:
    if document.strip():
        return read_parcel(document), False
    schema = given.get("schema", "").strip()
    if schema not in ("", str(SCHEMA)):
        raise UserError("The row was written by another Vedette, or its schema is wrong; nothing was changed.")
    uid = given.get("uid", "").strip()
    logged = known(uid) if uid else None
    return (logged, False) if logged is not None else (Parcel(Incident(uid)), True)


def _compared(base: Parcel | Dossier, readings: Mapping[str, tuple[str, str]], fresh: bool, document: str) -> OwnRow:
    dossier = base.dossier() if isinstance(base, Parcel) else base
    names = CellNames(dossier)
    keys = [column.removeprefix(FIELD_MARK) for column in readings if column.startswith(FIELD_MARK)]
    was = cells(dossier, names, keys)
    # A row that lost its document lost what its hash was made from.
    was["row_hash"] = row_hash(was, document) if document else readings.get("row_hash", ("",))[0]
    changes = [
        CellChange(column, was[column], now[0], _is_taken(column, was[column], now[0]))
        for column, now in readings.items()
        if column in was and not _says_the_same(column, was[column], now, names)
    ]
    if fresh:
        changes = [change for change in changes if change.now.strip()]
    edits = {change.column: change.now for change in changes if change.taken and change.column != "uid"}
    incident, problems = apply(Edits(edits, dossier.incident, names))
    incident, more = _identified(incident, readings["uid"][0] if "uid" in readings else None, fresh)
    if problems or more:
        return OwnRow(None, tuple(changes), (*more, *problems), fresh)
    fields = base.fields.values() if isinstance(base, Parcel) else ()
    parcel = parcel_of(incident, by_key((*dossier.shared(), *fields)), dossier.linked)
    return OwnRow(parcel, () if fresh else tuple(changes), (), fresh)


def _identified(incident: Incident, uid: str | None, fresh: bool) -> tuple[Incident, tuple[CellProblem, ...]]:
    """A row that was copied and lost its uid is a new incident; one with another's uid can't be told what it is."""
    if uid is None or fresh or uid.strip() == incident.uid:
        return incident, ()
    if not uid.strip():
        return replace(incident, uid="", reference="", created_at="", created_by="", updated_at="", updated_by=""), ()
    reason = "The uid is not that of the row's document; empty it to add a new incident, or put the old one back."
    return incident, (CellProblem("uid", uid, reason),)


def _is_taken(column: str, was: str, now: str) -> bool:
    """Not what follows from other cells, nor a long text that a spreadsheet cut off."""
    cut = len(now) >= SPREADSHEET_CELL_LIMIT // 2 - 1 and len(now) < len(was) and was.startswith(now)
    return column not in WORKED_OUT and not cut


def _says_the_same(column: str, was: str, now: tuple[str, str], names: CellNames) -> bool:
    """Whether a cell, read in two ways, still says what it did."""
    if was in now or sheet_text(was) in now or sheet_text(was).strip() == now[1]:
        return True
    if _rewritten(was, now[0]):
        return True
    if column in _NUMBERS:
        return _same_number(was, now[0])
    if column == "tags":
        return set(split(was)) == set(split(now[0]))
    return column in PART_COLUMNS and _same_parts(column, was, now[0], names)


def _rewritten(was: str, now: str) -> bool:
    """One number in two spellings: spreadsheets make 7 of 007 and 100 of 1E2 by themselves, in texts too."""
    if not _NUMBER_LIKE.fullmatch(was) or not _NUMBER_LIKE.fullmatch(now):
        return False
    ours, theirs = (float(text.replace(",", "")) for text in (was, now))
    return math.isfinite(ours) and math.isclose(ours, theirs, rel_tol=1e-14)


def _same_number(was: str, now: str) -> bool:
    """Within what spreadsheets keep of a number, which is 15 digits."""
    try:
        return math.isclose(read_number(was), read_number(now), rel_tol=1e-14)
    except UserError:  # what is no number now is not the same; why it isn't is said where it is taken
        return False


def _same_parts(column: str, was: str, now: str, names: CellNames) -> bool:
    shape = PART_COLUMNS[column][1]
    try:
        return read_cell(shape, was, names) == read_cell(shape, now, names)
    except UserError:  # what can't be read is no longer the same; why it can't is said where it is taken
        return False
