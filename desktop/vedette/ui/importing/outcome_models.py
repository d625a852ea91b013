"""What was wrong with rows, and where two sides changed the same field, as rows of texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vedette.domain.when import When
from vedette.usecases.importing_report import Conflict, Difference, RowProblem

_LONGEST = 300


def problem_rows(problems: Sequence[RowProblem], whole_row: str) -> list[tuple[str, ...]]:
    """Row, column, value and what is wrong; `whole_row` stands where no single column is meant."""
    return [(str(one.row), one.column or whole_row, one.value, one.problem) for one in problems]


def conflict_rows(conflicts: Sequence[Conflict]) -> list[tuple[str, ...]]:
    """Row, reference, field, and the value of either side."""
    return [
        (str(one.row), one.reference, one.field.replace("_", " "), in_words(one.ours), in_words(one.theirs))
        for one in conflicts
    ]


def difference_rows(differences: Sequence[Difference]) -> list[tuple[str, ...]]:
    """Row, reference, field, the value here and the one that takes its place."""
    return [
        (str(one.row), one.reference, one.field.replace("_", " "), in_words(one.before), in_words(one.after))
        for one in differences
    ]


def in_words(value: Any) -> str:
    """A value of any field, as short as fits into a cell."""
    if value is None or value == "":
        return "–"
    if isinstance(value, When):
        return value.describe()
    if isinstance(value, tuple):
        return ", ".join(map(in_words, value[:3])) + (f" … ({len(value)})" if len(value) > 3 else "") or "–"
    for name in ("label", "text", "name", "value"):
        found = getattr(value, name, None)
        if isinstance(found, str) and found:
            return found
    return str(value)[:_LONGEST]
