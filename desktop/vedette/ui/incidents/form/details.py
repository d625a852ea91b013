"""Everything about the incident as a whole that is neither at the top nor a list: summary, state of work, outcome."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.incident import Incident
from vedette.ui.incidents.form.choosing import code, options
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.filled import FieldGrid
from vedette.ui.incidents.form.gathering import Gathering
from vedette.ui.incidents.form.part import Part
from vedette.ui.widgets.form_layout import FormField, line, text

_WIDE = ("summary", "measures", "outcome", "note")


class GridPart(Part):
    """A part that is one grid of fields."""

    def __init__(self, around: Surroundings, fields: tuple[FormField, ...], parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.grid = FieldGrid(fields, wide=_WIDE)
        self.grid.edited.connect(lambda _: self.edited.emit())
        self.column.addWidget(self.grid)
        self._first = fields[0].key

    def typed(self) -> Any:
        return self.grid.typed() or None

    def retype(self, typed: Any) -> None:
        self.grid.retype(typed)

    def go(self) -> None:
        self.grid.entry(self._first).setFocus()


class DetailsPart(GridPart):
    """Texts for the print sheet and where the work on the incident stands."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, _fields(around), parent)
        self.grid.edited.connect(self._understand)

    def fill(self) -> None:
        incident = self.around.dossier.incident
        self.grid.fill({field.key: getattr(incident, field.key) for field in _fields(self.around)})

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        self.grid.show_problems({})
        typed = self.grid.typed()
        if "detected" in typed:
            typed["detected"] = gathering.when(self.grid, "detected", typed["detected"])
        return replace(incident, **typed)

    def _understand(self, key: str) -> None:
        if key == "detected":
            self.grid.field(key).show_hint(self.around.understood(self.grid.values()[key]))


class CustomPart(GridPart):
    """The fields that this logbook adds."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        self._fields = {field.key: field for field in around.customs.custom_fields}
        ordered = sorted(self._fields.values(), key=lambda field: (field.position, field.label))
        super().__init__(around, tuple(_custom(field) for field in ordered), parent)

    def fill(self) -> None:
        values = {value.key: value.value for value in self.around.dossier.incident.fields}
        self.grid.fill({key: values.get(key, "") for key in self._fields})

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        self.grid.show_problems({})
        values = {value.key: value for value in incident.fields}
        for key, typed in self.grid.typed().items():
            problem = self._fields[key].problem(str(typed).strip())
            if problem:
                gathering.problem(self.grid, key, problem)
            values[key] = FieldValue(key, str(typed).strip())
        return replace(incident, fields=tuple(value for value in values.values() if value.value))


def _custom(field: CustomField) -> FormField:
    label = field.label or field.key
    if field.kind == "choice":
        return options(field.key, label, [(choice, choice) for choice in field.choices])
    if field.kind == "yes_no":
        return options(field.key, label, [("yes", "yes"), ("no", "no")])
    return line(field.key, label, example={"date": "2021-11-03", "number": "250"}.get(field.kind, ""))


def _fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        text("summary", "Summary", rows=3, tip="Short and factual, no judgement"),
        code("kind", "Kind of record", codes.incident_kinds, empty=False),
        line("subtype", "Type more exactly"),
        around.when("detected", "Detected"),
        code("stage", "Stage of the report", codes.report_stages, empty=False),
        code("workflow", "Progress", codes.workflow_statuses),
        code("monitoring", "Monitoring", codes.monitoring_statuses),
        code("priority", "Priority", codes.priorities),
        code("sensitivity", "Sharing", codes.tlp),
        text("measures", "Measures", rows=3),
        text("outcome", "Outcome", rows=2),
        text("note", "Note", rows=3),
    )
