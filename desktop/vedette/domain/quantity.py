"""How many or how much, as one row: the words, the figures they stand for, and totals that invent nothing (3.8)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vedette.domain.amount import read_amount
from vedette.domain.errors import UserError
from vedette.domain.subject_words import SUBJECT_WORDS
from vedette.domain.when import When

QUALIFIERS = ("exact", "about", "at_least", "at_most", "up_to", "between", "more_than", "fewer_than", "word")
_IN_WORDS = {
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "up_to": "up to ",
    "more_than": "more than ",
    "fewer_than": "fewer than ",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One row of an incident. Limits stay empty unless somebody said them; `chosen` rows count in totals."""

    n: int = 0
    subject: str = "other"
    low: float | None = None
    best: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    verbatim: str = ""
    unit: str = ""
    currency: str = ""
    currency_inferred: bool = False
    as_of: When | None = None
    claim: int | None = None
    statement: int | None = None
    source_item: str | None = None
    chosen: bool = True
    nil_reason: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for figure in (self.low, self.best, self.high):
            if figure is not None and not math.isfinite(figure):
                raise UserError(
                    "A quantity was not taken because it is no finite number; leave it empty if it is unknown."
                )

    def figures(self) -> tuple[float, ...]:
        """Those of low, best and high that are known, in this order."""
        return tuple(figure for figure in (self.low, self.best, self.high) if figure is not None)

    def problems(self) -> dict[str, str]:
        """One sentence for each field that can't be recorded as it is."""
        figures = self.figures()
        found = {
            "subject": "" if self.subject else "Say what is counted, or choose “other”.",
            "qualifier": "" if self.qualifier in QUALIFIERS else f"“{self.qualifier}” is no qualifier Vedette knows.",
            "low": "A quantity can't be below zero." if any(figure < 0 for figure in figures) else "",
            "best": "" if list(figures) == sorted(figures) else "Low, best and high should not decrease in this order.",
            "verbatim": ""
            if self._says_something()
            else "Give a figure, the words that were used, or why there is none.",
            "nil_reason": "A figure is given, so there is no reason for its absence."
            if figures and self.nil_reason
            else "",
        }
        return {field: sentence for field, sentence in found.items() if sentence}

    def comparable(self, op: str) -> float | None:
        """The figure a search compares: best, else low for > and >=, else high for < and <=."""
        if self.best is not None:
            return self.best
        if op.startswith(">"):
            return self.low
        if op.startswith("<"):
            return self.high
        return self.low if self.low == self.high else None

    def describe(self, noun: str | None = None) -> str:
        """In words for print; `noun` is what the reader should see for the subject (else its key)."""
        if not self.figures():
            return self._words_only()
        parts = (self._figure_in_words(), self.currency or self.unit, self._noun(noun))
        words = _IN_WORDS.get(self.qualifier, "") + " ".join(part for part in parts if part)
        remarks = [*self._limits(), *(["currency inferred"] if self.currency_inferred else [])]
        return f"{words} ({', '.join(remarks)})" if remarks else words

    def _says_something(self) -> bool:
        return bool(self.figures() or self.verbatim.strip() or self.nil_reason)

    def _words_only(self) -> str:
        if self.nil_reason:
            return self.nil_reason.replace("_", " ")
        return f"{self.verbatim.strip()} (word, no figure)" if self.verbatim.strip() else "no figure"

    def _noun(self, noun: str | None) -> str:
        if self.currency or self.unit or (noun is None and self.subject == "other"):
            return ""
        return self.subject.replace("_", " ") if noun is None else noun

    def _figure_in_words(self) -> str:
        if self.best is not None:
            return shown(self.best)
        ends = [shown(figure) for figure in (self.low, self.high) if figure is not None]
        return f"between {ends[0]} and {ends[1]}" if len(ends) == 2 else ends[0]

    def _limits(self) -> list[str]:
        return [
            f"{name} {shown(value)}" for name, value in (("low", self.low), ("high", self.high)) if value is not None
        ]


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over rows: `low` is a floor, of the rows that have one; `best` and `high` are empty when a row with a figure
    does not say its own."""

    low: float | None
    best: float | None
    high: float | None
    rows: int
    without_figure: int

    def describe(self) -> str:
        """As in “low 3 – best 250 – high unknown (4 rows, 1 without a figure)”."""
        ends = (("low", self.low), ("best", self.best), ("high", self.high))
        figures = " – ".join(f"{name} {'unknown' if value is None else shown(value)}" for name, value in ends)
        noun = "row" if self.rows == 1 else "rows"
        return f"{figures} ({self.rows} {noun}, {self.without_figure} without a figure)"


def read_quantity(text: str, subject_words: Mapping[str, str] = SUBJECT_WORDS) -> Quantity:
    """The words are kept as they stand; raises UserError where they can be read in two ways."""
    amount = read_amount(text, subject_words)
    return Quantity(
        subject=amount.subject,
        low=amount.low,
        best=amount.best,
        high=amount.high,
        qualifier=amount.qualifier,
        verbatim=text.strip(),
        unit=amount.unit,
        currency=amount.currency,
        currency_inferred=amount.currency_inferred,
        nil_reason=amount.nil_reason,
    )


def totals(quantities: Iterable[Quantity]) -> Totals:
    """Over the chosen rows given; the caller gives rows of one subject, unit and currency (see `totals_by_kind`)."""
    rows = [row for row in quantities if row.chosen]
    counted = [row for row in rows if row.figures()]
    floors = [row.low if row.low is not None else _exact(row) for row in counted]
    return Totals(
        low=_sum([floor for floor in floors if floor is not None]),
        best=_sum([row.best for row in counted]),
        high=_sum([row.high if row.high is not None else _exact(row) for row in counted]),
        rows=len(rows),
        without_figure=len(rows) - len(counted),
    )


def totals_by_kind(quantities: Iterable[Quantity]) -> dict[tuple[str, str, str], Totals]:
    """Totals for each (subject, unit, currency), in order of first appearance."""
    groups: dict[tuple[str, str, str], list[Quantity]] = {}
    for row in quantities:
        groups.setdefault((row.subject, row.unit, row.currency), []).append(row)
    return {kind: totals(rows) for kind, rows in groups.items()}


def shown(figure: float) -> str:
    """A figure with its thousands set apart by no-break blanks; at most six decimals."""
    text = f"{figure:,.6f}".rstrip("0").rstrip(".")
    return text.replace(",", "\u00a0")


def _exact(row: Quantity) -> float | None:
    """A figure without a hedge is its own limit on both sides; “around 250” has none."""
    return row.best if row.qualifier == "exact" else None


def _sum(figures: Sequence[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return math.fsum(known) if known and len(known) == len(figures) else None
