"""Own places in their manager: what stands in a line, the editor, and each act with its message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain import coordinates
from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.own_place import OwnPlace
from vedette.ui.acts import Acts
from vedette.ui.incidents.form.actor_line import read_aliases
from vedette.ui.incidents.form.choosing import code
from vedette.ui.incidents.form.places import point_in_words
from vedette.ui.vocabulary.line import Line, Words, sought_in
from vedette.ui.vocabulary.thing_dialog import ThingDialog, alias_lines, one_line
from vedette.ui.widgets.field import said
from vedette.ui.widgets.form_layout import FormField, line, text
from vedette.usecases.own_places import OwnPlaces
from vedette.usecases.tag_tree import in_quotes

_LINES = ("kind", "admin1", "country", "country_name", "border_segment")
_FIELDS = (*_LINES, "name", "precision", "method", "note")


class PlaceSubject(QObject):
    """What one can do with own places."""

    merges = False

    def __init__(self, acts: Acts, places: OwnPlaces, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("PlaceSubject")
        self._acts, self._places = acts, places
        self.window = window

    @property
    def words(self) -> Words:
        """What the manager says."""
        headings = (
            self.tr("Place"),
            self.tr("Kind"),
            self.tr("Coordinates"),
            self.tr("Within (m)"),
            self.tr("Country"),
        )
        return Words(
            "Place",
            self.tr("Your own places"),
            self.tr("Find a place"),
            headings,
            self.tr("Own places: {0}. They come first wherever a place is typed."),
            self.tr("No own places yet. What you add comes first wherever a place is typed, before the gazetteer."),
        )

    def look(self) -> list[Line]:
        """The lines as they are now. Off the GUI thread only."""
        return [self._line(place) for place in self._places.all()]

    def make(self) -> None:
        """Ask what a new one is."""
        new = self._places.new()
        self._ask(self.tr("New place"), new, self._make)

    def edit(self, line: Line) -> None:
        """Ask what changes."""
        self._ask(self.tr("Place"), line.thing, partial(self._change, line.thing))

    def merge(self, line: Line, all_lines: Sequence[Line]) -> None:
        """Places of one's own are not merged; nothing leads here."""

    def delete(self, lines: Sequence[Line]) -> None:
        """Drop these."""
        what = in_quotes(lines[0].name) if len(lines) == 1 else self.tr("{0} places").format(len(lines))
        uids = [one.uid for one in lines]
        done = self.tr("Deleted {0}; incidents keep what they recorded").format(what)
        self._acts.do(self.tr("Deleting places"), lambda _: self._places.delete(uids), lambda _: done)

    def _line(self, place: OwnPlace) -> Line:
        point = _decimal(place)
        radius = "" if place.uncertainty_m is None else f"{place.uncertainty_m:g}"
        cells = (place.name, place.kind, point, radius, place.country or place.country_name)
        others = self.tr("Also called: {0}").format(", ".join(place.names[1:])) if place.aliases else ""
        return Line(place, cells, sought_in(place.names), tip="\n".join(part for part in (others, place.note) if part))

    def _ask(self, title: str, place: OwnPlace, done: Any) -> None:
        dialog = ThingDialog(
            title, _fields(), _values(place), read=partial(_read, place), done=done, parent=self.window
        )
        typed = dialog.form.field("coordinates_text")
        dialog.form.edited.connect(
            lambda key: typed.show_hint(point_in_words(str(dialog.form.values()[key]))) if key == typed.key else None
        )
        dialog.open()

    def _make(self, place: OwnPlace) -> None:
        done = self.tr("Made the place {0}").format(in_quotes(place.name))
        self._acts.do(self.tr("Making a place"), lambda _: self._places.make(place), lambda _: done)

    def _change(self, before: OwnPlace, after: OwnPlace) -> None:
        done = self.tr("Changed the place {0}").format(in_quotes(after.name))
        self._acts.do(
            self.tr("Changing a place"),
            lambda _: self._places.change(before, after),
            lambda changed: done if changed else "",
        )


def _fields() -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        line("name", "&Name", example="Gate 12"),
        text("aliases", "&Also called", rows=3, example="One name a line, its language behind it: Брама 12 (be)"),
        line("coordinates_text", "C&oordinates", tip="Decimal, degrees or MGRS", example="53.3801, 23.7902"),
        line("uncertainty_m", "&Within how many metres"),
        code("precision", "How &exact", codes.place_precisions),
        line("country", "Co&untry", example="PL"),
        line("country_name", "Country in wor&ds", example="Poland"),
        line("admin1", "&Region"),
        line("border_segment", "&Border segment", example="PL-BY"),
        line("kind", "&Kind", example="gate, post, clearing"),
        code("method", "&Placed by", codes.place_methods),
        text("note", "No&te", rows=2),
    )


def _values(place: OwnPlace) -> dict[str, Any]:
    values: dict[str, Any] = {key: getattr(place, key) for key in _FIELDS}
    values["aliases"] = alias_lines(place.aliases)
    values["coordinates_text"] = _coordinates(place)
    values["uncertainty_m"] = "" if place.uncertainty_m is None else f"{place.uncertainty_m:g}"
    return values


def _coordinates(place: OwnPlace) -> str:
    """As they were given, else in decimal degrees."""
    return place.coordinates_text or _decimal(place)


def _decimal(place: OwnPlace) -> str:
    if place.lat is None or place.lon is None:
        return ""
    return coordinates.as_decimal(coordinates.Point(place.lat, place.lon))


def _read(place: OwnPlace, typed: Mapping[str, Any]) -> OwnPlace:
    problems: dict[str, str] = {}
    values: dict[str, Any] = {key: one_line(typed, key) for key in _LINES}
    values |= {
        "uncertainty_m": _radius(str(typed["uncertainty_m"]).strip(), problems),
        **_point(place, typed, problems),
    }
    name = one_line(typed, "name")
    if not name:
        problems["name"] = said("A place needs a name.")
    if problems:
        raise InvalidDraft(problems)
    return replace(
        place,
        name=name,
        aliases=read_aliases(str(typed["aliases"]), place.aliases),
        precision=str(typed["precision"]),
        method=str(typed["method"]),
        note=str(typed["note"]),
        **values,
    )


def _point(place: OwnPlace, typed: Mapping[str, Any], problems: dict[str, str]) -> dict[str, Any]:
    """What is typed of the point; one that was not touched stays as exact as it is."""
    written = str(typed["coordinates_text"]).strip()
    if written == _coordinates(place):
        return {}
    try:
        point = coordinates.read(written) if written else None
    except UserError as error:
        problems["coordinates_text"] = str(error)
        return {}
    return {"coordinates_text": written, "lat": point and point.lat, "lon": point and point.lon}


def _radius(written: str, problems: dict[str, str]) -> float | None:
    if not written:
        return None
    try:
        metres = float(written.replace(",", "."))
    except ValueError:
        metres = 0.0
    if not 0 < metres < 1e8:
        problems["uncertainty_m"] = said("Give the radius in metres, such as 250, or leave it empty.")
    return metres
