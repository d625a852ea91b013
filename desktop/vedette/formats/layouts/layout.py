"""What a layout is: how a table of one origin is recognised and how its rows become incidents; names no layout."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from vedette.domain import phrases
from vedette.domain.document import Record
from vedette.domain.dossier import Dossier
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.when import When

NAME = "name:"
"""A reference that begins so is a name yet to be resolved; a shared record of such a uid says how to make the thing."""

ROW_SCHEME = "row"
"""The scheme of keys that are digests of a row's cells."""

_NO_MAPPING: Mapping[str, str] = MappingProxyType({})


def _nobody(_uid: str) -> Dossier | None:
    return None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How the logbook reads dates, the order of day and month in this file, and what the user says of its columns.

    `typed`: the cells come from a spreadsheet, where no guard against formulas is needed; `known` gives the incident
    that the logbook holds under a uid.
    """

    zone: str = ""
    night: tuple[int, int] = (18, 6)
    week_starts_sunday: bool = False
    date_order: str = ""
    mapping: Mapping[str, str] = field(default_factory=lambda: _NO_MAPPING)
    typed: bool = False
    known: Callable[[str], Dossier | None] = _nobody

    def when(self, text: str, said_on: date | None = None) -> When:
        """What the words mean in this file; relative words count from `said_on` alone. Raises NotADate, NeedsChoice."""
        return phrases.read(
            text,
            anchor=said_on,
            tz=self.zone,
            night=self.night,
            week_starts_sunday=self.week_starts_sunday,
            order=self.date_order,
        )


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with one cell, or with its row where `column` is empty."""

    column: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class RowRead:
    """What one row became: an incident, or None for a row that can't be taken, with what is to be said about it.

    `base` is the incident as it was when the file was written, where the file tells.
    """

    incident: Incident | None
    shared: tuple[Record, ...] = ()
    external: ExternalId | None = None
    problems: tuple[CellProblem, ...] = ()
    base: Incident | None = None


RowReader = Callable[[Sequence[str]], RowRead]
Table = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a layout and what it becomes, for the help page and the import window."""

    name: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Coded:
    """An incident in the cells of a layout, by column; extra cells of the file it came from stand at the end.

    `header`: that file's headings and the column of each, where it is a known variant of the layout. `turn`: a row
    whose key stood in its file before comes after those of a lower one, so that reading gives each its own key again.
    """

    cells: Mapping[str, str]
    header: tuple[tuple[str, str], ...] = ()
    turn: int = 0


def row_key(header: Sequence[str], cells: Sequence[str]) -> ExternalId:
    """The key of a row that has none: a digest of all that stands in it."""
    text = "\x1f".join((*header, "\x1e", *cells))
    return ExternalId(ROW_SCHEME, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])


def no_columns(_options: ReadOptions, _header: Sequence[str]) -> tuple[int, ...]:
    """For layouts that need none."""
    return ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout. `headings` are the column names of a file without a header line.

    `reader` gives the function that reads one row's cells; `dates` the columns in which the order of day and month
    has to be found out; `keys` those that no row may lack; `targets` what each column of this very file becomes;
    `undoes_guard`: the reader takes cells as written and undoes the guard against formulas itself.
    `coder` gives the cells of an incident, or in a sentence why the layout can't say it; None: only read.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    matches: Callable[[Sequence[str], Table], bool]
    reader: Callable[[ReadOptions, Sequence[str]], RowReader]
    targets: Callable[[ReadOptions, Sequence[str]], tuple[str, ...]]
    dates: Callable[[ReadOptions, Sequence[str]], tuple[int, ...]] = no_columns
    keys: Callable[[ReadOptions, Sequence[str]], tuple[int, ...]] = no_columns
    headings: tuple[str, ...] = ()
    undoes_guard: bool = False
    coder: Callable[[Dossier], Coded | str] | None = None
