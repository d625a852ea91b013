"""A line for a date as people say it, with a way to set the interval by hand; the words stay whatever is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from vedette import paths
from vedette.domain.codec import decode, encode
from vedette.domain.errors import UserError
from vedette.domain.when import When
from vedette.ui import icons
from vedette.ui.incidents.form.choosing import code
from vedette.ui.widgets.form_layout import LONGEST_LINE, FormBuilder, FormField, line, tick
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip
from vedette.ui.widgets.room import open_at

Understand = Callable[[str], When]
EXACTLY = ("F4", Qt.Key.Key_F4)


class WhenLine(QLineEdit):
    """What is read is the words, and the interval only where it was set by hand."""

    edited = Signal()

    def __init__(
        self, understand: Understand, parent: QWidget | None = None, *, example: str = "", zone: str = ""
    ) -> None:
        super().__init__(parent)
        self._zone = zone
        self.setMaxLength(LONGEST_LINE)
        self.setPlaceholderText(example)
        self._understand = understand
        self._by_hand: When | None = None
        self._open = QAction(icons.icon("calendar"), self.tr("Set the interval by hand"), self)
        self._open.setObjectName("set_by_hand")
        self._open.setToolTip(plain_tooltip(self.tr("Set the interval by hand ({0})").format(EXACTLY[0])))
        self._open.triggered.connect(self.set_by_hand)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._retype)

    def typed(self) -> dict[str, Any]:
        """As a draft keeps it: the words, and the interval where it was set by hand."""
        by_hand = encode(self._by_hand) if self._by_hand is not None else None
        return {"text": self.text(), "set": by_hand}

    def write(self, value: object) -> None:
        """Show a When (None is no date), or what `typed` gave."""
        if isinstance(value, dict):
            given = value.get("set")
            self._by_hand = decode(When, given) if given else None
            self.setText(str(value.get("text", "")))
            return
        when = value if isinstance(value, When) else When()
        # An interval without words is its own words; both are given back untouched unless one types.
        self._by_hand = when if when.overruled or when.nil_reason or not when.text else None
        self._by_hand = None if when == When() else self._by_hand
        self.setText(when.text or when.edtf)

    def set_by_hand(self) -> None:
        """Ask for the interval."""
        dialog = WhenDialog(self.text(), self._now(), self)
        dialog.accepted.connect(lambda: self._take(dialog.when))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == EXACTLY[1]:
            self.set_by_hand()
        else:
            super().keyPressEvent(event)

    def _retype(self, _: str) -> None:
        """New words are read anew: what was set by hand belonged to the old ones."""
        self._by_hand = None
        self.edited.emit()

    def _take(self, when: When) -> None:
        self._by_hand = when
        self.edited.emit()

    def _now(self) -> When:
        if self._by_hand is not None:
            return self._by_hand
        try:
            return self._understand(self.text())
        except UserError:
            return When(text=self.text(), tz=self._zone)


class WhenDialog(QDialog):
    """From, to, how they are meant; the words of the source stay beside it."""

    def __init__(self, words: str, when: When, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("WhenDialog")
        self.setWindowTitle(self.tr("Set the interval by hand"))
        self.when = when
        self._words = words
        self._form = FormBuilder(self._fields())
        self._fill(when)
        self._lay_out()
        first = self._form.entry("from")
        if isinstance(first, QLineEdit):
            first.selectAll()

    def _fields(self) -> tuple[FormField, ...]:
        codes = paths.taxonomies()
        return (
            line("from", self.tr("&From"), example="2021-11-01", tip=self.tr("Empty for an open start")),
            line("to", self.tr("&To"), example="2021-11-02T06:00", tip=self.tr("Empty for an open end")),
            code("shape", self.tr("&Meant"), codes.shapes, empty=False),
            code("qualifier", self.tr("&How certain"), codes.date_qualifiers, empty=False),
            code("nil", self.tr("&No date, because"), codes.nil_reasons),
            line("language", self.tr("&Language of the words"), example="en"),
            tick("inferred", "", self.tr("Not &said by the source: concluded by us")),
        )

    def _fill(self, when: When) -> None:
        self._form.fill(
            {
                "from": when.earliest or "",
                "to": when.latest or "",
                "shape": when.shape,
                "qualifier": when.qualifier,
                "nil": when.nil_reason,
                "language": when.language,
                "inferred": when.inferred,
            }
        )

    def accept(self) -> None:
        when = self._read()
        problems = when.problems()
        if problems:
            self._form.show_problems({"from": " ".join(problems)})
            return
        self.when = when
        super().accept()

    def _read(self) -> When:
        values = self._form.values()
        typed = {key: str(value).strip() for key, value in values.items()}
        first, last = typed["from"] or None, typed["to"] or None
        if first is None and last is None and typed["nil"]:
            return When(text=self._words, nil_reason=typed["nil"], language=typed["language"])
        changed = (first, last, typed["shape"]) != (self.when.earliest, self.when.latest, self.when.shape)
        unit = _unit(first, last) if changed else self.when.unit
        return replace(
            self.when,
            text=self._words,
            earliest=first,
            latest=last,
            shape=typed["shape"],
            qualifier=typed["qualifier"],
            nil_reason="",
            unit=unit,
            part_of_day="" if changed else self.when.part_of_day,
            anchor=None if changed else self.when.anchor,
            anchor_rule="" if changed else self.when.anchor_rule,
            language=typed["language"],
            inferred=bool(values["inferred"]),
            overruled=True,
        )

    def _lay_out(self) -> None:
        said = self.tr("As said: “{0}”").format(self._words) if self._words.strip() else self.tr("No words were given.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(said, wrap=True, selectable=True))
        layout.addWidget(self._form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        open_at(self, 430, 320)


def _unit(first: str | None, last: str | None) -> str:
    if first is None and last is None:
        return ""
    if "T" in (first or "") + (last or ""):
        return "minute"
    return "day" if first == last or None in (first, last) else "days"
