"""What we ourselves think: earlier judgements stand as they are, a new one is added with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.assessment import Assessment
from vedette.domain.incident import Incident
from vedette.ui.incidents.form.actor_line import actor_field
from vedette.ui.incidents.form.choosing import code, pick
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import LINES, NAMED, PART, Gathering
from vedette.ui.incidents.form.part import RowsPart
from vedette.ui.incidents.form.rows import Row
from vedette.ui.widgets.form_layout import FormField, text
from vedette.ui.widgets.plain_label import PlainLabel

_KINDS = {"claim": PART, "actor": NAMED, "evidence_for": LINES, "evidence_against": LINES}


class AssessmentPart(RowsPart):
    """Append-only: rows are new judgements; those on record are shown above them."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("Add our assessment"), parent)
        self._earlier = PlainLabel(wrap=True, selectable=True, name="EarlierAssessments")
        self._earlier.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.column.insertWidget(0, self._earlier)

    def new_row(self) -> Row:
        wide = ("reason", "evidence_for", "evidence_against")
        row = Row(self.tr("New assessment, ours"), _first_fields(self.around), _further_fields(self.around), wide=wide)
        row.fill({"status": "unknown"})
        return row

    def fill(self) -> None:
        self.list.clear()
        found = self.around.dossier.incident.assessments
        self._earlier.setText("\n".join(_told(one) for one in found))
        self._earlier.setVisible(bool(found))

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        added = []
        for row in self.filled_rows():
            one = gathering.amended(row, Assessment(), _KINDS)
            if not one.reason.strip():
                gathering.problem(row.grid, "reason", self.tr("Give the reason: without it nobody can judge it later."))
            added.append(one)
        return replace(incident, assessments=(*self.around.dossier.incident.assessments, *added))


def _told(one: Assessment) -> str:
    codes = paths.taxonomies()
    about = "" if one.claim is None else f", claim {one.claim}"
    parts: list[Any] = [codes.assessment_statuses.label(one.status) + about, one.reason, f"{one.by} {one.at}".strip()]
    return " – ".join(part for part in parts if part)


def _first_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        code("status", "We hold it to be", codes.assessment_statuses, empty=False),
        pick("claim", "Of claim", around.claims_now, tip="Empty: of the incident as a whole"),
        code("confidence", "Confidence", codes.confidences),
        text("reason", "Reason", rows=3),
    )


def _further_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        code("likelihood", "Likelihood", codes.likelihoods),
        actor_field(around, "actor", "Responsible"),
        code("responsibility", "In what way", codes.state_responsibility),
        text("evidence_for", "Evidence for, one thing a line", rows=2),
        text("evidence_against", "Evidence against, one thing a line", rows=2),
    )
