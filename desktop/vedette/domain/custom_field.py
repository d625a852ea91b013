"""Fields a team adds to its own logbook: text, number, date, choice or yes/no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isfinite


@dataclass(frozen=True, slots=True)
class CustomField:
    """The definition; `uid` is its key, so that two logbooks agree on a field of the same key."""

    uid: str
    label: str = ""
    kind: str = "text"
    choices: tuple[str, ...] = ()
    position: int = 0

    @property
    def key(self) -> str:
        """The short word used in queries (`field.KEY:value`) and CSV columns."""
        return self.uid

    def problem(self, value: str) -> str:
        """A sentence when `value` does not fit the kind, else ''."""
        check = {"number": _number_problem, "date": _date_problem, "yes_no": _yes_no_problem}.get(self.kind)
        if check is not None and value:
            return check(value)
        if self.kind == "choice" and value and value not in self.choices:
            return f"“{value}” is not one of: {', '.join(self.choices)}."
        return ""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """The value of one custom field, kept as text."""

    key: str
    value: str


def _number_problem(value: str) -> str:
    try:
        good = isfinite(float(value))
    except ValueError:
        good = False
    return "" if good else f"“{value}” is not a number."


def _date_problem(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"“{value}” is not a day such as 2021-11-03."
    return ""


def _yes_no_problem(value: str) -> str:
    return "" if value in {"yes", "no"} else f"“{value}” should be yes or no."
