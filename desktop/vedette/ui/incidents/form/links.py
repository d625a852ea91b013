"""How the incident hangs together with others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.incident import Incident
from vedette.domain.link import Link
from vedette.domain.suggestion import Suggestion
from vedette.ui.incidents.form.choosing import code
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import NAMED, PART, Gathering
from vedette.ui.incidents.form.part import RowsPart
from vedette.ui.incidents.form.rows import Row
from vedette.ui.incidents.form.sources import item_field
from vedette.ui.widgets.form_layout import FormField, line, text
from vedette.usecases.naming import NAME

_KINDS = {"to": NAMED, "to_claim": PART, "source_item": NAMED}


class LinksPart(RowsPart):
    """One row per link."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("Add a lin&k"), parent)

    def new_row(self) -> Row:
        row = Row(self.tr("Link"), _first_fields(self.around), _further_fields(self.around), wide=("note",))
        row.fill({"source_item": self.around.source, "type": "responds_to", "status": "asserted"})
        to: Any = row.grid.entry("to")
        to.taken.connect(lambda taken: row.grid.field("to").show_hint(taken.note))
        return row

    def fill(self) -> None:
        links = self.around.dossier.incident.links
        self.show_rows([(link, self._values(link)) for link in links])

    def further(self, row: Row) -> Iterator[object]:
        linked = self.around.dossier.linked.get(row.origin.to)
        row.grid.field("to").show_hint(linked.title if linked is not None else "")
        yield row

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        return replace(incident, links=tuple(self._link(row, gathering) for row in self.filled_rows()))

    def _link(self, row: Row, gathering: Gathering) -> Link:
        link = gathering.amended(row, Link("", ""), _KINDS)
        to = self._uid(link.to)
        if not to:
            sentence = self.tr("No incident is called so; type its reference or words of its title and choose it.")
            gathering.problem(row.grid, "to", sentence)
        elif to == self.around.dossier.incident.uid:
            gathering.problem(row.grid, "to", self.tr("An incident can't be linked to itself; choose another one."))
        return replace(link, to=to)

    def _uid(self, to: str) -> str:
        """A reference that was typed out, without waiting for what is offered."""
        if not to.startswith(NAME):
            return to
        typed = to.removeprefix(NAME).upper()
        found = [one.uid for one in self.around.vocabulary.incidents(typed) if one.text.upper() == typed]
        return found[0] if found else ""

    def _values(self, link: Link) -> dict[str, Any]:
        linked = self.around.dossier.linked.get(link.to)
        name = linked.reference if linked is not None and linked.reference else link.to
        return {
            "to": Suggestion(name, link.to),
            "type": link.type,
            "to_claim": "" if link.to_claim is None else str(link.to_claim),
            "status": link.status,
            "note": link.note,
            "source_item": self.around.item(link.source_item) if link.source_item else "",
        }


def _first_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        code("type", "This incident", codes.link_types, empty=False),
        around.name("to", "Which incident", around.vocabulary.incidents, example="Reference or words of its title"),
        line("to_claim", "Its claim number", tip="Empty: the incident as a whole"),
    )


def _further_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        code("status", "Status of the link", codes.link_statuses, empty=False),
        item_field(around, "source_item", "Source"),
        text("note", "Note", rows=2),
    )
