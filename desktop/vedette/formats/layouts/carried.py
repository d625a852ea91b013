"""Cells that follow from an incident's values as they are: texts, places, fields, figures, points."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.formats.layouts.cells import shortened

Getter = Callable[[Incident], str]


def of_place(name: str) -> Getter:
    """A text of the first place."""
    get = attrgetter(name)
    return lambda incident: get(incident.places[0]) if incident.places else ""


def of_field(key: str) -> Getter:
    """The value of a custom field."""
    return lambda incident: next((value.value for value in incident.fields if value.key == key), "")


def first_of(incident: Incident, subject: str, note: str = "") -> Quantity | None:
    """The first row of a subject with that note."""
    return next((q for q in incident.quantities if q.subject == subject and q.note == note), None)


def of_quantity(subject: str, note: str = "", figure: str = "best", otherwise: str = "") -> Getter:
    """A figure of the first row of that subject and note; `otherwise` where there is none."""
    get = attrgetter(figure)

    def read(incident: Incident) -> str:
        found = first_of(incident, subject, note)
        if found is None:
            return otherwise
        if not found.figures():
            return found.verbatim
        return shortened(get(found))

    return read


def point_cells(place: Place) -> tuple[str, str]:
    """Latitude and longitude: as they were written, while that is what they still are."""
    if place.lat is None or place.lon is None:
        return "", ""
    parts = place.coordinates_text.split()
    if len(parts) == 2 and _is(parts[0], place.lat) and _is(parts[1], place.lon):
        return parts[0], parts[1]
    return f"{place.lat:.6f}".rstrip("0").rstrip("."), f"{place.lon:.6f}".rstrip("0").rstrip(".")


def _is(text: str, number: float) -> bool:
    try:
        return float(text) == number
    except ValueError:
        return False
