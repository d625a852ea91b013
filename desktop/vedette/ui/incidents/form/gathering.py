"""Puts together what the parts of a form hold: values from what was typed, and one sentence for each that is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QWidget

from vedette.domain.codec import decode
from vedette.domain.errors import UserError
from vedette.domain.figures import number
from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.source import SourceItem
from vedette.domain.when import When
from vedette.ui.incidents.form.completing import reference
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.rows import Row
from vedette.ui.widgets.form_layout import FormBuilder
from vedette.usecases.naming import NAME

T = TypeVar("T")
NAMED, WHEN, FIGURE, PART, LINES = "named", "when", "figure", "part", "lines"
Kinds = Mapping[str, str]


class Gathering:
    """One attempt to save."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.items: list[SourceItem] = []
        self._called: dict[str, str] = {}
        self._wrong: list[tuple[QWidget, str]] = []

    @property
    def problems(self) -> int:
        """How many fields can't be taken as they are."""
        return len(self._wrong)

    def first(self) -> tuple[QWidget, str]:
        """The topmost field that is wrong, and its name with what is wrong with it, '' where the part says that."""
        return min(self._wrong, key=lambda one: one[0].mapTo(one[0].window(), QPoint(0, 0)).y())

    def problem(self, form: FormBuilder, key: str, sentence: str) -> None:
        """Say beside the field what is wrong with it."""
        form.field(key).show_problem(sentence)
        entry = form.entry(key)
        self._wrong.append((entry, f"{entry.accessibleName()}: {sentence}"))

    def amended(self, row: Row, blank: T, kinds: Kinds) -> T:
        """The part that the row was filled with, or `blank`, with what was typed over it."""
        base: Any = row.origin if row.origin is not None else blank
        changed: T = replace(base, **self.converted(row, row.changes(), kinds))
        return changed

    def converted(self, row: Row, typed: Mapping[str, Any], kinds: Kinds) -> dict[str, Any]:
        """Typed fields of a row as values of its part."""
        return {key: self._value(row, key, kinds.get(key, ""), value) for key, value in typed.items()}

    def when(self, form: FormBuilder, key: str, typed: object) -> When | None:
        """The date that was typed; None for none. Words that mean nothing certain are a problem."""
        if isinstance(typed, When) or typed is None:
            return typed
        given = typed if isinstance(typed, dict) else {"text": str(typed)}
        if given.get("set"):
            when: When = decode(When, given["set"])
            return when
        text = str(given.get("text", "")).strip()
        if not text:
            return None
        return self.attempt(form, key, lambda: self.around.understand(text))

    def in_the_way(self, widget: QWidget) -> None:
        """Something else than a field has to be done first; the part says what."""
        self._wrong.append((widget, ""))

    def attempt(self, form: FormBuilder, key: str, read: Callable[[], T]) -> T | None:
        """What `read` gives; its UserError is a problem of that field."""
        try:
            return read()
        except UserError as error:
            self.problem(form, key, str(error))
            return None

    def call(self, name: str, uid: str) -> None:
        """From now on that name of a source means that item."""
        if name.strip():
            self._called.setdefault(name_key(name), uid)

    def item(self, found: str) -> str:
        """A reference to a source item, with names that the form itself gives to an item resolved."""
        if not found.startswith(NAME):
            return found
        return self._called.get(name_key(found.removeprefix(NAME)), found)

    def with_items(self, incident: Incident) -> Incident:
        """The incident with every source item that the form describes named by uid."""
        quantities = (replace(q, source_item=self.item(q.source_item or "") or None) for q in incident.quantities)
        claims = tuple(
            replace(c, statements=tuple(replace(s, source_item=self.item(s.source_item)) for s in c.statements))
            for c in incident.claims
        )
        return replace(
            incident,
            claims=claims,
            places=tuple(replace(p, source_item=self.item(p.source_item)) for p in incident.places),
            links=tuple(replace(x, source_item=self.item(x.source_item)) for x in incident.links),
            quantities=tuple(quantities),
        )

    def _value(self, row: Row, key: str, kind: str, typed: Any) -> Any:
        form = row.grid_of(key)
        if kind == WHEN:
            return self.when(form, key, typed)
        if kind == NAMED:
            return reference(typed)
        if kind == PART:
            return int(typed) if str(typed or "").strip().isdecimal() else None
        if kind == FIGURE:
            return self._figure(form, key, str(typed or ""))
        if kind == LINES:
            return tuple(line for line in str(typed or "").split("\n") if line.strip())
        return typed

    def _figure(self, form: FormBuilder, key: str, typed: str) -> float | None:
        text = typed.strip()
        if not text:
            return None
        if not text.replace(",", "").replace(".", "").replace(" ", "").isdecimal():
            sentence = QCoreApplication.translate("Gathering", "“{0}” is not a number; write it like 250.")
            self.problem(form, key, sentence.format(text[:40]))
            return None
        return self.attempt(form, key, lambda: number(text))
