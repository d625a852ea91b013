"""Where exactly: precision, names and side of the first place, and all further places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain import coordinates
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.ui.incidents.form.choosing import code
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import FIGURE, NAMED, Gathering
from vedette.ui.incidents.form.part import RowsPart
from vedette.ui.incidents.form.rows import Row
from vedette.ui.incidents.form.sources import item_field
from vedette.ui.widgets.form_layout import FormField, line, text

_KINDS = {"uncertainty_m": FIGURE, "source_item": NAMED}
_ABOVE = ("text", "coordinates_text")


class PlacesPart(RowsPart):
    """The first row tells more of the place that is named above the parts; its words and point stay there."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("Add another place"), parent)

    def new_row(self) -> Row:
        first = not self.list.rows
        fields = [field for field in _first_fields(self.around) if not (first and field.key in _ABOVE)]
        title = self.tr("The place above") if first else self.tr("Another place")
        row = Row(title, fields, _further_fields(self.around), wide=("note",))
        row.fill({"role": "where", "source_item": "" if first else self.around.source})
        row.field_edited.connect(lambda grid, key: self._understand(row, key))
        return row

    def fill(self) -> None:
        places = self.around.dossier.incident.places
        self.show_rows([(place, self._values(place)) for place in places])
        if not places:
            self.list.add()

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        rows = self.list.rows
        for row in rows:
            row.show_problems({})
        first = self._first(rows, incident, gathering)
        further = [self._place(row, gathering) for row in rows if row not in rows[:1] and not row.is_blank]
        if rows and rows[0].at not in (0, None):
            return replace(incident, places=tuple(further))
        return replace(incident, places=(*first, *further))

    def _first(self, rows: list[Any], incident: Incident, gathering: Gathering) -> tuple[Place, ...]:
        """The place above with what was typed of it here."""
        if not rows or rows[0].is_blank:
            return incident.places[:1]
        row = rows[0]
        above = incident.places[0] if incident.places else Place()
        typed = row.typed()["values"]
        return (replace(above, **gathering.converted(row, typed, _KINDS)),) if typed else incident.places[:1]

    def _place(self, row: Row, gathering: Gathering) -> Place:
        place = gathering.amended(row, Place(), _KINDS)
        if "coordinates_text" not in row.changes():
            return place
        if not place.coordinates_text.strip():
            return replace(place, lat=None, lon=None)
        point = gathering.attempt(row.grid, "coordinates_text", lambda: coordinates.read(place.coordinates_text))
        return place if point is None else replace(place, lat=point.lat, lon=point.lon)

    def _understand(self, row: Row, key: str) -> None:
        if key == "coordinates_text":
            row.grid.field(key).show_hint(point_in_words(str(row.grid.values()[key])))

    def _values(self, place: Place) -> dict[str, Any]:
        fields = (*_first_fields(self.around), *_further_fields(self.around))
        values: dict[str, Any] = {field.key: getattr(place, field.key) for field in fields}
        values["coordinates_text"] = coordinates_of(place)
        values["uncertainty_m"] = "" if place.uncertainty_m is None else f"{place.uncertainty_m:g}"
        values["source_item"] = self.around.item(place.source_item) if place.source_item else ""
        return values


def coordinates_of(place: Place) -> str:
    """As they were given, else in decimal degrees."""
    if place.coordinates_text or place.lat is None or place.lon is None:
        return place.coordinates_text
    return coordinates.as_decimal(coordinates.Point(place.lat, place.lon))


def point_in_words(typed: str) -> str:
    """What was understood of coordinates, in the other notations, or why they can't be read yet."""
    if not typed.strip():
        return ""
    try:
        point = coordinates.read(typed)
    except UserError as error:
        return str(error)
    notations = (coordinates.as_decimal(point), coordinates.as_dms(point), coordinates.as_mgrs(point))
    words = " = ".join(one for one in notations if one)
    return f"{words}. {coordinates.suspicious(point)}".rstrip(". ") if coordinates.suspicious(point) else words


def _first_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        code("role", "This is", codes.place_roles, empty=False),
        around.words("text", "Place in words", around.vocabulary.places),
        line("coordinates_text", "Coordinates"),
        code("precision", "How exact", codes.place_precisions),
        line("uncertainty_m", "Within how many metres"),
        line("country", "Country", example="PL"),
    )


def _further_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        line("name", "Standard name"),
        line("admin1", "Region"),
        line("admin2", "District"),
        line("country_name", "Country in words"),
        line("border_segment", "Border segment", example="PL-BY"),
        code("side", "Side", codes.sides),
        line("marker", "Post or marker"),
        code("method", "Placed by", codes.place_methods),
        code("nil_reason", "No place, because", codes.nil_reasons),
        line("language", "Language of the words"),
        item_field(around, "source_item", "Source"),
        text("note", "Note", rows=2),
    )
