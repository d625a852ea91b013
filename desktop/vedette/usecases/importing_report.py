"""What an import says about itself: options going in, counts, problems and conflicts coming out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

SHOWN_PROBLEMS = 100
ON_DUPLICATE = ("update", "skip", "keep")
_NO_MAPPING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user says of a file; what is left empty is found out. `rejects`: where rows not taken are written."""

    layout: str = ""
    mapping: Mapping[str, str] = field(default_factory=lambda: _NO_MAPPING)
    encoding: str = ""
    delimiter: str = ""
    date_order: str = ""
    sheet: str = ""
    has_header: bool | None = None
    on_duplicate: str = "update"
    rejects: Path | None = None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a cell of a row, or with all of the row where `column` is empty. Rows count from the top."""

    row: int
    column: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was changed in the logbook and says something else in the file; the logbook's value was kept."""

    row: int
    reference: str
    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an incident that is here already, and what the file makes of it."""

    row: int
    reference: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every row: rows = added + updated + unchanged + rejected.

    Of problems, conflicts and differences there are the first ones.
    `batch` is the number of the act, None where nothing was changed or it was only tried.
    """

    layout: str
    encoding: str
    delimiter: str
    date_order: str
    rows: int
    added: int
    updated: int
    unchanged: int
    rejected: int
    batch: int | None
    problems: tuple[RowProblem, ...]
    problem_count: int
    conflicts: tuple[Conflict, ...]
    conflict_count: int
    notes: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


class Tally:
    """Counts while an import runs; keeps the first problems and conflicts, however many there are."""

    def __init__(self) -> None:
        self.rows = self.added = self.updated = self.unchanged = self.rejected = 0
        self.problems: list[RowProblem] = []
        self.conflicts: list[Conflict] = []
        self.differences: list[Difference] = []
        self.problem_count = self.conflict_count = 0
        self.files: set[str] = set()

    def problem(self, row: int, column: str, value: str, problem: str) -> None:
        """One more thing that is wrong."""
        self.problem_count += 1
        if len(self.problems) < SHOWN_PROBLEMS:
            self.problems.append(RowProblem(row, column, value, problem))

    def conflict(self, conflict: Conflict) -> None:
        """One more field in which ours was kept."""
        self.conflict_count += 1
        if len(self.conflicts) < SHOWN_PROBLEMS:
            self.conflicts.append(conflict)
