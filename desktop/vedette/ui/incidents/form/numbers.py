"""How many and how much, typed as it was said; the figures that are understood stand beside the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.quantity import Quantity, read_quantity
from vedette.domain.subject_words import SUBJECT_WORDS
from vedette.ui.incidents.form.choosing import code, pick
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import FIGURE, NAMED, PART, WHEN, Gathering
from vedette.ui.incidents.form.part import RowsPart
from vedette.ui.incidents.form.rows import Row
from vedette.ui.incidents.form.sources import item_field
from vedette.ui.widgets.form_layout import FormField, line, text, tick

_KINDS = {
    "low": FIGURE, "best": FIGURE, "high": FIGURE, "claim": PART, "statement": PART, "source_item": NAMED,
    "as_of": WHEN,
}  # fmt: skip
_READ = ("subject", "low", "best", "high", "qualifier", "unit", "currency", "currency_inferred", "nil_reason")
_BY_HAND = frozenset({"low", "best", "high", "qualifier", "nil_reason"})
_FIGURES = ("low", "best", "high")


class NumbersPart(RowsPart):
    """One row per number. What is set by hand under “More” wins over what was understood."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("Add a num&ber"), parent)

    def new_row(self) -> Row:
        row = Row(self.tr("Number"), _first_fields(self.around), _further_fields(self.around), wide=("note",))
        row.fill({"source_item": self.around.source, "chosen": True})
        row.field_edited.connect(lambda grid, key: self._understand(row, key))
        return row

    def fill(self) -> None:
        quantities = self.around.dossier.incident.quantities
        self.show_rows([(quantity, self._values(quantity)) for quantity in quantities])

    def further(self, row: Row) -> Iterator[object]:
        row.grid.field("verbatim").show_hint(_described(row.origin))
        yield row

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        rows = [self._quantity(row, gathering) for row in self.filled_rows()]
        return replace(incident, quantities=tuple(rows))

    def _quantity(self, row: Row, gathering: Gathering) -> Quantity:
        touched = row.typed()["values"]
        base = row.origin or Quantity()
        if "verbatim" in touched and str(touched["verbatim"]).strip():
            read = self._read(row, str(touched["verbatim"]).strip(), touched, gathering)
            base = replace(base, verbatim=read.verbatim, **{key: getattr(read, key) for key in _READ})
        changes = {key: value for key, value in row.changes().items() if key in touched or key not in _READ}
        changes = {key: value for key, value in changes.items() if key != "verbatim" or not str(value).strip()}
        quantity = _amended(row, base, changes, gathering)
        for key, sentence in quantity.problems().items():
            gathering.problem(row.grid_of(key), key, sentence)
        return quantity

    def _read(self, row: Row, words: str, touched: dict[str, Any], gathering: Gathering) -> Quantity:
        """What the words stand for; words without a number stand for themselves once it is said why."""
        try:
            return _read(words)
        except UserError as error:
            if not touched.keys() & _BY_HAND:
                sentence = self.tr("{0} Or say under “More” why there is no figure.").format(error)
                gathering.problem(row.grid, "verbatim", sentence)
            return Quantity(verbatim=words, qualifier="word")

    def _understand(self, row: Row, key: str) -> None:
        if key != "verbatim":
            return
        typed = str(row.grid.values()["verbatim"])
        try:
            words = _described(_read(typed)) if typed.strip() else ""
        except UserError as error:
            words = str(error)
        row.grid.field("verbatim").show_hint(words)

    def _values(self, quantity: Quantity) -> dict[str, Any]:
        keys = [field.key for field in (*_first_fields(self.around), *_further_fields(self.around))]
        values: dict[str, Any] = {key: getattr(quantity, key) for key in keys}
        values |= {key: _plain(values[key]) for key in _FIGURES}
        values |= {key: "" if values[key] is None else str(values[key]) for key in ("claim", "statement")}
        return values | {"source_item": self.around.item(quantity.source_item) if quantity.source_item else ""}


def _amended(row: Row, base: Quantity, changes: dict[str, Any], gathering: Gathering) -> Quantity:
    changed = gathering.converted(row, changes, _KINDS)
    if "source_item" in changed:
        changed["source_item"] = changed["source_item"] or None
    return replace(base, **changed)


def _read(typed: str) -> Quantity:
    return read_quantity(typed, _subject_words())


@cache
def _subject_words() -> dict[str, str]:
    return {**paths.taxonomies().quantity_subjects.words(), **SUBJECT_WORDS}


def _described(quantity: Quantity) -> str:
    noun = None if quantity.subject == "other" else paths.taxonomies().quantity_subjects.label(quantity.subject)
    return quantity.describe(noun)


def _plain(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.6f}".rstrip("0").rstrip(".")


def _first_fields(around: Surroundings) -> tuple[FormField, ...]:
    return (
        line("verbatim", "As said", example="around 250 migrants"),
        pick("claim", "Belongs to claim", around.claims_now),
        pick("statement", "According to statement", around.statements_now),
    )


def _further_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        code("subject", "Of what", codes.quantity_subjects),
        code("qualifier", "How exact", codes.qualifiers),
        code("nil_reason", "No figure, because", codes.nil_reasons),
        line("low", "Low"),
        line("best", "Best"),
        line("high", "High"),
        line("unit", "Unit"),
        line("currency", "Currency"),
        tick("currency_inferred", "Currency not said", "Inferred by us"),
        around.when("as_of", "As of"),
        item_field(around, "source_item", "Source"),
        tick("chosen", "In totals", "Counted"),
        text("note", "Note", rows=2),
    )
