"""The top of the form: what a person types first. It says beside each field what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vedette import paths
from vedette.domain import coordinates
from vedette.domain.codec import decode, encode
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.source import Citation
from vedette.domain.suggestion import Suggestion
from vedette.domain.when import When
from vedette.ui.incidents.form.choosing import code
from vedette.ui.incidents.form.completing import reference
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.filled import FilledForm
from vedette.ui.incidents.form.gathering import Gathering
from vedette.ui.incidents.form.places import coordinates_of, point_in_words
from vedette.ui.incidents.form.sources import offered_sources
from vedette.ui.incidents.form.tag_input import TagInput
from vedette.ui.widgets.form_layout import FormField, line, text
from vedette.ui.widgets.plain_label import shown
from vedette.usecases.drafting import LONGEST_TITLE, pointed

LONGEST_HINT = 200
KEPT = ("when", "said_on", "place", "coordinates", "source")
"""What the next incident begins with after “Save and new”."""


class QuickPart(QWidget):
    """Nine fields, in the order in which one tells it."""

    edited = Signal()
    anchor_moved = Signal()
    """the said-on day is another: every date that counts from it means something else"""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.form = FilledForm(_fields(around), name="QuickForm")
        self._place: Place | None = None
        self._recorded = Place()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.form.edited.connect(self._note)
        place: Any = self.form.entry("place")
        place.taken.connect(self._take_place)

    def fill(self, dossier: Dossier) -> None:
        """Show the incident."""
        incident = dossier.incident
        place = incident.places[0] if incident.places else Place()
        tags = [Suggestion(dossier.tag_path(uid), uid, dossier.tags[uid].colour) for uid in incident.tags]
        first = incident.sources[0].item if incident.sources else ""
        self._place, self._recorded = None, place
        self.form.fill(
            {
                "title": "" if incident.title_made else incident.title,
                "when": incident.when,
                "said_on": incident.reported,
                "place": place.text,
                "coordinates": coordinates_of(place),
                "type": incident.type,
                "tags": tags,
                "text": incident.narrative,
                "source": self.around.item(first) if first else "",
            }
        )
        self._share()
        self.look_again()

    def typed(self) -> dict[str, Any]:
        """As a draft keeps it."""
        chosen = {"chosen_place": encode(self._place)} if self._place is not None else {}
        return {**self.form.typed(), **chosen}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Bring back what `typed` gave."""
        self.form.retype(typed)
        if typed.get("chosen_place"):
            self._place = decode(Place, typed["chosen_place"])
        self._share()
        self.look_again()

    def kept(self) -> dict[str, Any]:
        """What stays for the next incident."""
        values = self.form.values()
        kept: dict[str, Any] = {key: values[key] for key in KEPT}
        kept |= {"chosen_place": encode(self._place)} if self._place is not None else {}
        return {key: _typed(value) for key, value in kept.items()}

    def kept_words(self) -> str:
        """What of it is there, by the names of the fields."""
        values = ((key, value) for key, value in self.kept().items() if key in KEPT)
        filled = [key for key, value in values if (value["text"] if isinstance(value, dict) else value)]
        return ", ".join(self.form.field(key).entry.accessibleName() for key in filled)

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        """The incident with what was typed here; what was not touched is as it was."""
        self.form.show_problems({})
        typed = self.form.typed()
        for step in (self._words, self._times, self._where):
            incident = step(typed, incident, gathering)
        if "source" in typed:
            item = reference(typed["source"])
            first = (Citation(item),) if item else ()
            incident = replace(incident, sources=(*first, *incident.sources[1:]))
        return incident

    def look_again(self) -> None:
        """Say anew what was understood."""
        values = self.form.values()
        for key in ("when", "said_on"):
            self.form.field(key).show_hint(self._date_hint(key, values[key]))
        self.form.field("place").show_hint(self._place_hint(str(values["place"]).strip()))
        self.form.field("coordinates").show_hint(point_in_words(str(values["coordinates"])))

    def _words(self, typed: dict[str, Any], incident: Incident, gathering: Gathering) -> Incident:
        if "title" in typed:
            title = " ".join(str(typed["title"]).split())
            if len(title) > LONGEST_TITLE:
                sentence = self.tr("A title has at most {0} characters; put the rest into “What happened”.")
                gathering.problem(self.form, "title", sentence.format(LONGEST_TITLE))
            incident = replace(incident, title=title, title_made=not title)
        if "text" in typed:
            incident = replace(incident, narrative=str(typed["text"]))
        if "tags" in typed:
            incident = replace(incident, tags=tuple(reference(tag) for tag in typed["tags"]))
        if "type" in typed:
            incident = replace(incident, type=self._type(str(typed["type"]), gathering))
        return incident

    def _times(self, typed: dict[str, Any], incident: Incident, gathering: Gathering) -> Incident:
        if "said_on" in typed:
            # The day it was said counts from today, not from itself.
            self.around.said = None
            reported = gathering.when(self.form, "said_on", typed["said_on"])
            incident = replace(incident, reported=reported)
        self.around.said = incident.reported
        if "when" in typed:
            return replace(incident, when=gathering.when(self.form, "when", typed["when"]) or When())
        anchor = self.around.anchor
        if "said_on" in typed and anchor is not None:
            again = gathering.attempt(self.form, "when", lambda: self.around.customs.when_again(incident.when, anchor))
            return replace(incident, when=(again or incident.when).counted_from(incident.reported))
        return incident

    def _where(self, typed: dict[str, Any], incident: Incident, gathering: Gathering) -> Incident:
        old = incident.places[0] if incident.places else Place()
        place = old
        if "place" in typed:
            words = str(typed["place"]).strip()
            known = self._place if self._place is not None and self._place.label == words else None
            place = (
                replace(known, role=old.role, text=words, source_item="") if known else pointed(Place(old.role, words))
            )
        if "coordinates" in typed:
            place = self._point(place, str(typed["coordinates"]).strip(), gathering)
        elif "place" in typed and place.text == "":
            place = replace(place, lat=old.lat, lon=old.lon, coordinates_text=old.coordinates_text)
        if place == old:
            return incident
        rest = incident.places[1:]
        return replace(incident, places=(place, *rest) if place != Place(role=place.role) else rest)

    def _point(self, place: Place, typed: str, gathering: Gathering) -> Place:
        if not typed:
            return replace(place, lat=None, lon=None, coordinates_text="")
        if typed == coordinates_of(place):
            return place
        point = gathering.attempt(self.form, "coordinates", lambda: coordinates.read(typed))
        return place if point is None else replace(place, lat=point.lat, lon=point.lon, coordinates_text=typed)

    def _type(self, typed: str, gathering: Gathering) -> str:
        types = paths.taxonomies().event_types
        found = types.find(typed)
        if not typed or found is not None:
            return found.key if found is not None else ""
        near = get_close_matches(typed.lower(), [entry.label.lower() for entry in types], n=2, cutoff=0.3)
        hint = (
            self.tr("did you mean “{0}”?").format("” or “".join(near))
            if near
            else self.tr("choose one of the list, or leave it empty.")
        )
        gathering.problem(self.form, "type", self.tr("“{0}” is no type; {1}").format(typed[:60], hint))
        return ""

    def _note(self, key: str) -> None:
        if key in ("when", "place", "coordinates"):
            self.look_again()
        if key in ("said_on", "source"):
            self._share()
        if key == "said_on":
            self.look_again()
            self.anchor_moved.emit()
        self.edited.emit()

    def _share(self) -> None:
        values = self.form.values()
        self.around.said_on = _typed(values["said_on"])
        self.around.source = values["source"]
        self.around.said = self._said(values["said_on"])

    def _said(self, said_on: Any) -> When | None:
        if isinstance(said_on, When):
            return said_on
        given = said_on or {}
        if given.get("set"):
            by_hand: When = decode(When, given["set"])
            return by_hand
        try:
            return self.around.customs.when(str(given.get("text", "")), None)
        except UserError:
            return None

    def _date_hint(self, key: str, value: Any) -> str:
        if key == "when":
            return self.around.understood(value)
        kept, self.around.said = self.around.said, None
        try:
            return self.around.understood(value)
        finally:
            self.around.said = kept

    def _place_hint(self, words: str) -> str:
        meant = next((one for one in (self._place, self._recorded) if one and words and one.label == words), Place())
        taken = self.tr("Taken as {0}; type other words to change it.")
        return taken.format(shown(meant.reading(), LONGEST_HINT)) if meant.reading() else ""

    def _take_place(self, taken: Suggestion) -> None:
        self._place = taken.place
        if taken.place is not None:
            self.form.retype({"coordinates": coordinates_of(taken.place)})
        self.look_again()
        self.edited.emit()


def _typed(value: Any) -> Any:
    """A value that was filled in, as if it had been typed."""
    if isinstance(value, When):
        return {"text": value.text, "set": encode(value) if value.overruled or not value.text else None}
    if isinstance(value, Suggestion):
        return {"text": value.text, "uid": value.uid}
    return value if value is not None else {"text": "", "set": None}


def _fields(around: Surroundings) -> tuple[FormField, ...]:
    vocabulary = around.vocabulary
    tags = FormField(
        "tags", "Ta&gs", lambda: TagInput(vocabulary.tags, around.tasks), TagInput.typed, TagInput.write,
        lambda entry: entry.edited, "Enter or a comma makes a tag; a/b puts b under a",
    )  # fmt: skip
    return (
        line("title", "Tit&le", example="What happened, in a few words"),
        around.when("when", "&When", example="overnight 1-2 Nov 2021, or 3.11.2021 14:30"),
        around.when(
            "said_on",
            "&Said on",
            example="The day the source said it: 4 Nov 2021",
            tip="The day from which words such as “last month” count",
        ),
        around.words("place", "&Place", vocabulary.places, example="As it was said: near Usnarz Górny"),
        line("coordinates", "&Coordinates", example="53.27, 23.66 or 53°16′N 23°40′E or 34UFE7703"),
        code("type", "T&ype", paths.taxonomies().event_types),
        tags,
        text("text", "What happe&ned", rows=5),
        around.name(
            "source",
            "S&ource",
            lambda beginning: offered_sources(around, beginning),
            example="Who published or told it: RFE/RL, or its address",
        ),
    )
