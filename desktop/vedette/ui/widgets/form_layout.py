"""Forms declared as data: one record a field, laid out in one way; reads and fills widgets, judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from vedette.ui.widgets.field import LabelledField, said

ROW_GAP = 8
STACK_BELOW = 380
LONGEST_LINE = 100_000
ROWS_OF_TEXT = 5


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as data: how its input is made, read, filled, and how one hears that it was edited."""

    key: str
    label: str
    make: Callable[[], QWidget]
    read: Callable[[Any], object]
    write: Callable[[Any, Any], object]
    edited: Callable[[Any], SignalInstance]
    tip: str = ""


class FormBuilder(QWidget):
    """Lays out declared fields one per row, labels in one column, or above where the form is narrow."""

    edited = Signal(str)
    """the key of the field that a person changed; filling by `fill` is silent"""

    def __init__(self, fields: Sequence[FormField], parent: QWidget | None = None, *, name: str = "Form") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._declared = {field.key: field for field in fields}
        self._filling = False
        self._stacked = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(ROW_GAP)
        self._fields = {field.key: self._build(field) for field in fields}
        for field in self._fields.values():
            layout.addWidget(field)
        self._align()

    def field(self, key: str) -> LabelledField:
        """The row of that field, for hints and problems."""
        return self._fields[key]

    def entry(self, key: str) -> QWidget:
        """The input of that field."""
        return self._fields[key].entry

    def values(self) -> dict[str, object]:
        """What the inputs hold, by key."""
        return {key: declared.read(self.entry(key)) for key, declared in self._declared.items()}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Write the values given; fields that are not named stay as they are."""
        self._filling = True
        try:
            for key, value in values.items():
                self._declared[key].write(self.entry(key), value)
        finally:
            self._filling = False

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Put each sentence beside its field, take old ones away, and go to the first field with a problem."""
        for key, field in self._fields.items():
            field.show_problem(problems.get(key, ""))
        first = next((field for key, field in self._fields.items() if key in problems), None)
        if first is not None:
            first.entry.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        stacked = event.size().width() < STACK_BELOW
        if stacked != self._stacked:
            self._stacked = stacked
            self._align()
        super().resizeEvent(event)

    def _build(self, declared: FormField) -> LabelledField:
        field = LabelledField(declared.key, declared.label, declared.make(), tip=declared.tip)
        declared.edited(field.entry).connect(lambda *_: self._note_edit(declared.key))
        return field

    def _note_edit(self, key: str) -> None:
        if not self._filling:
            self._fields[key].show_problem("")  # it was said of what stood there before
            self.edited.emit(key)

    def _align(self) -> None:
        widest = max((field.label.sizeHint().width() for field in self._fields.values()), default=0)
        for field in self._fields.values():
            field.stack(self._stacked)
            field.set_label_width(0 if self._stacked else widest)


def line(key: str, label: str, *, tip: str = "", example: str = "") -> FormField:
    """A field of one line of text; `example` stands in it while it is empty."""

    def make() -> QWidget:
        entry = QLineEdit(placeholderText=said(example))
        entry.setMaxLength(LONGEST_LINE)
        return entry

    return FormField(key, label, make, QLineEdit.text, QLineEdit.setText, lambda entry: entry.textEdited, tip)


def text(key: str, label: str, *, tip: str = "", example: str = "", rows: int = ROWS_OF_TEXT) -> FormField:
    """A field of several lines; Tab leaves it."""

    def make() -> QWidget:
        entry = QPlainTextEdit(placeholderText=said(example), tabChangesFocus=True)
        entry.setFixedHeight(entry.fontMetrics().lineSpacing() * rows + 12)
        return entry

    return FormField(
        key, label, make, QPlainTextEdit.toPlainText, QPlainTextEdit.setPlainText, lambda entry: entry.textChanged, tip
    )


def choice(key: str, label: str, options: Sequence[tuple[str, str]], *, tip: str = "") -> FormField:
    """A field of (value, words) to choose from; reads the value."""

    def make() -> QWidget:
        entry = QComboBox()
        for value, words in options:
            entry.addItem(said(words), value)
        return entry

    def write(entry: QComboBox, value: str) -> None:
        entry.setCurrentIndex(max(0, entry.findData(value)))

    return FormField(key, label, make, QComboBox.currentData, write, lambda entry: entry.activated, tip)


def tick(key: str, label: str, words: str, *, tip: str = "") -> FormField:
    """A box to tick, with `words` behind it."""

    def make() -> QWidget:
        return QCheckBox(said(words))

    return FormField(key, label, make, QCheckBox.isChecked, QCheckBox.setChecked, lambda entry: entry.clicked, tip)
