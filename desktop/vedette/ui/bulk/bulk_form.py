"""Which fields are to be set on all of them: a tick before each, and its input; judges nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from vedette import paths
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.place import Place
from vedette.ui.incidents.form.choosing import EMPTY, ChoiceBox, SearchBox, choices_of
from vedette.ui.incidents.form.completing import Ask, CompletingLine
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.bulk_editing import FIELD, Edits
from vedette.usecases.naming import named

COLUMNS = 2
WIDEST_ENTRY = 260


@dataclass(frozen=True, slots=True)
class _Row:
    tick: QCheckBox
    entry: QWidget
    problem: PlainLabel


class BulkForm(QWidget):
    """What is ticked is set; what is ticked and empty is emptied. Typing or choosing ticks."""

    edited = Signal()

    def __init__(self, tasks: Tasks, places: Ask, sources: Ask, own: Sequence[CustomField]) -> None:
        super().__init__()
        self.setObjectName("BulkForm")
        self._own = tuple(own)
        self._rows: dict[str, _Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        codes = paths.taxonomies()
        self._add("type", self.tr("&Type"), SearchBox(choices_of(codes.event_types)))
        self._add("place", self.tr("&Place"), CompletingLine(places, tasks))
        self._add("workflow", self.tr("P&rogress"), ChoiceBox(choices_of(codes.workflow_statuses)))
        self._add("stage", self.tr("Sta&ge of the report"), ChoiceBox(choices_of(codes.report_stages, empty=False)))
        self._add("sensitivity", self.tr("S&haring"), ChoiceBox(choices_of(codes.tlp)))
        self._add("source", self.tr("Add &source"), CompletingLine(sources, tasks))
        for field in self._own:
            self._add(FIELD + field.key, (field.label or field.key).replace("&", "&&"), _entry(field))

    def edits(self) -> Edits:
        """What is ticked."""
        codes = {key: self._chosen(key) for key in ("type", "workflow", "stage", "sensitivity")}
        fields = [(field.key, self._chosen(FIELD + field.key)) for field in self._own]
        source = self._chosen("source")
        return Edits(
            **codes,
            place=self._place() if self._is_ticked("place") else None,
            source=named(source) if source is not None else None,
            fields=tuple(FieldValue(key, value) for key, value in fields if value is not None),
        )

    def show_problems(self, problems: dict[str, str]) -> None:
        """Each sentence under its field; old ones go."""
        for key, row in self._rows.items():
            row.problem.setText(problems.get(key, ""))
            row.problem.setVisible(key in problems)

    def label(self, key: str) -> str:
        """The words of a field."""
        text = self._rows[key].tick.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        return self.tr("Source") if key == "source" else text

    def _add(self, key: str, label: str, entry: QWidget) -> None:
        tick = QCheckBox(label)
        tick.setObjectName(f"BulkTick_{key}")
        entry.setObjectName(f"Bulk_{key}")
        entry.setAccessibleName(label.replace("&", ""))
        entry.setMinimumWidth(WIDEST_ENTRY)
        problem = PlainLabel(wrap=True, name=f"BulkProblem_{key}")
        problem.setForegroundRole(self.palette().ColorRole.BrightText)
        problem.hide()
        number = len(self._rows)
        row, column = number // COLUMNS * 2, number % COLUMNS * 2
        self._grid.addWidget(tick, row, column)
        self._grid.addWidget(entry, row, column + 1)
        self._grid.addWidget(problem, row + 1, column + 1)
        self._grid.setColumnStretch(column + 1, 1)
        self._rows[key] = _Row(tick, entry, problem)
        tick.toggled.connect(self.edited)
        if isinstance(entry, QLineEdit):
            entry.textChanged.connect(lambda _: self._touched(key))
        elif isinstance(entry, SearchBox):
            entry.editTextChanged.connect(lambda _: self._touched(key))
        else:
            cast(QComboBox, entry).activated.connect(lambda _: self._touched(key))

    def _touched(self, key: str) -> None:
        tick = self._rows[key].tick
        if tick.isChecked():
            self.edited.emit()
        else:
            tick.setChecked(True)

    def _is_ticked(self, key: str) -> bool:
        return self._rows[key].tick.checkState() == Qt.CheckState.Checked

    def _chosen(self, key: str) -> str | None:
        if not self._is_ticked(key):
            return None
        entry = self._rows[key].entry
        return entry.chosen() if isinstance(entry, ChoiceBox) else cast(QLineEdit, entry).text().strip()

    def _place(self) -> Place:
        entry = cast(CompletingLine, self._rows["place"].entry)
        known = entry.known()
        return known.place if known is not None and known.place is not None else Place(text=entry.text().strip())


def _entry(field: CustomField) -> QWidget:
    if field.kind == "choice":
        return ChoiceBox([("", EMPTY), *((choice, choice) for choice in field.choices)])
    if field.kind == "yes_no":
        return ChoiceBox([("", EMPTY), ("yes", "yes"), ("no", "no")])
    return QLineEdit(placeholderText={"date": "2021-11-03", "number": "250"}.get(field.kind, ""))
