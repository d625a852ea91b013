"""Who took part, as what, and which statement says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.actor import Role
from vedette.domain.incident import Incident
from vedette.ui.incidents.form.actor_line import actor_field
from vedette.ui.incidents.form.choosing import code, pick
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import NAMED, PART, Gathering
from vedette.ui.incidents.form.part import RowsPart
from vedette.ui.incidents.form.rows import Row
from vedette.ui.widgets.form_layout import FormField, text

_KINDS = {"actor": NAMED, "asserted_by": PART}


class RolesPart(RowsPart):
    """One row per actor and role."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("Add an acto&r"), parent)

    def new_row(self) -> Row:
        row = Row(self.tr("Actor"), _first_fields(self.around), _further_fields(), wide=("note",))
        row.fill({"role": "affected"})
        return row

    def fill(self) -> None:
        self.show_rows([(role, self._values(role)) for role in self.around.dossier.incident.actors])

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        found = []
        for row in self.filled_rows():
            role = gathering.amended(row, Role(""), _KINDS)
            if not role.actor:
                gathering.problem(row.grid, "actor", self.tr("Say who it is, or remove the row."))
            found.append(role)
        return replace(incident, actors=tuple(found))

    def _values(self, role: Role) -> dict[str, Any]:
        values: dict[str, Any] = {
            f.key: getattr(role, f.key) for f in (*_first_fields(self.around), *_further_fields())
        }
        by = "" if role.asserted_by is None else str(role.asserted_by)
        return values | {"actor": self.around.actor(role.actor), "asserted_by": by}


def _first_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        actor_field(around, "actor", "Actor", tip="F2 opens aliases and parent"),
        code("role", "Role", codes.roles, empty=False),
        pick(
            "asserted_by", "According to statement", around.statements_now, tip="Empty: our own reading of the record"
        ),
    )


def _further_fields() -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        code("certainty", "Certainty", codes.certainties),
        code("involvement", "Involvement", codes.involvement),
        code("responsibility", "Responsibility of a state", codes.state_responsibility),
        code("end_status", "In the end", codes.end_statuses),
        text("note", "Note", rows=2),
    )
