"""A laid-out form that knows what it was filled with: a field that nobody touched gives back exactly that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from vedette.ui.widgets.form_layout import ROW_GAP, FormBuilder, FormField

COLUMN = 200
MOST_COLUMNS = 3


class FilledForm(FormBuilder):
    """Widgets change what they show (line ends, blanks, lengths), so untouched values are never read from them."""

    def __init__(self, fields: Sequence[FormField], parent: QWidget | None = None, *, name: str = "Form") -> None:
        super().__init__(fields, parent, name=name)
        self._given: dict[str, Any] = {}
        self._shown = super().values()

    def fill(self, values: Mapping[str, Any]) -> None:
        """Begin with these."""
        super().fill(values)
        for key in values:
            entry = self.entry(key)
            if isinstance(entry, QLineEdit):
                entry.setCursorPosition(0)
        self._given.update(values)
        self._shown = super().values()

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Bring back what was typed over what the fields were filled with."""
        super().fill({key: value for key, value in typed.items() if key in self._shown})

    def typed(self) -> dict[str, Any]:
        """What a person changed since it was filled, as a draft keeps it."""
        now = super().values()
        return {key: value for key, value in now.items() if value != self._shown[key]}

    def values(self) -> dict[str, Any]:
        """What was given for untouched fields, what was typed for the others."""
        return {**super().values(), **self._given, **self.typed()}


class FieldGrid(FilledForm):
    """Labels above their inputs, in as many columns as the width allows; `wide` ones take a whole line."""

    def __init__(
        self,
        fields: Sequence[FormField],
        parent: QWidget | None = None,
        *,
        name: str = "Grid",
        wide: Sequence[str] = (),
    ) -> None:
        super().__init__(fields, parent, name=name)
        self._keys = [field.key for field in fields]
        self._wide = frozenset(wide)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(ROW_GAP)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(self._grid)
        self._arrange(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Not that of FormBuilder: labels stand above their inputs at any width.
        QWidget.resizeEvent(self, event)
        letters = self.fontMetrics().averageCharWidth() * 30
        self._arrange(max(1, min(MOST_COLUMNS, event.size().width() // max(COLUMN, letters))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        row = at = 0
        for key in self._keys:
            field = self.field(key)
            field.stack(True)
            field.set_label_width(0)
            span = columns if key in self._wide else 1
            if at + span > columns:
                row, at = row + 1, 0
            field.label.setMinimumHeight(0)
            self._grid.addWidget(field, row, at, 1, span, Qt.AlignmentFlag.AlignTop)
            at += span
        for number in range(MOST_COLUMNS):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
