"""Which field of the form takes which part of an incident; the sample's data says the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from tests.journeys.typist import Typist
from tests.ui.person import Ctrl, Shift
from vedette import paths
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident

Key = Qt.Key
Names = tuple[tuple[str, ...], tuple[str, ...]]
"""The fields that are seen at once, and those behind “More”."""

ACTORS = ("party", "actor", "addressee", "spokesperson")
CLAIM = (("text", "kind"), ("or_group", "note"))
STATEMENT = (
    ("party", "stance", "said_on", "speech_act", "scope", "source_item", "quote"),
    ("hedge", "hedge_by", "addressee", "spokesperson", "channel", "language", "note"),
)
ROLE = (("actor", "role", "asserted_by"), ("certainty", "note"))
NUMBER = (
    ("verbatim", "claim", "statement"),
    ("subject", "qualifier", "nil_reason", "currency", "currency_inferred", "source_item", "note"),
)
PLACE = (
    ("role", "text", "precision", "country"),
    ("country_name", "border_segment", "side", "method", "nil_reason", "language", "source_item", "note"),
)
ITEM = (
    ("source", "published_on", "title", "credits"),
    ("material", "connection", "language", "attributed", "note"),
)
LINK = (("type", "to", "to_claim"), ("source_item", "note"))
DETAILS = ("summary", "kind", "measures", "note")


class Entering:
    """Enters incidents of the sample, one after the other; actors and the source are described when first named."""

    def __init__(self, typist: Typist) -> None:
        self._typist = typist
        self._hands = typist.hands
        self._known = set[str]()
        self._entered: list[str] = []

    def enters(self, dossier: Dossier) -> None:
        """A whole incident into the empty form, with its links to those that are there already."""
        self._dossier = dossier
        self._entered.append(dossier.incident.uid)
        incident = dossier.incident
        self._quick(incident)
        self._claims(incident)
        self._rows(Key.Key_2, Key.Key_R, incident.actors, ROLE)
        self._rows(Key.Key_3, Key.Key_B, incident.quantities, NUMBER)
        self._places(incident)
        self._source(incident)
        self._rows(Key.Key_7, Key.Key_K, tuple(one for one in incident.links if one.to in self._entered), LINK)
        self._hands.alt(Key.Key_9)
        self._typist.fills((name, getattr(incident, name)) for name in DETAILS)
        self._hands.press(Key.Key_S, Ctrl)

    def links_onward(self, dossier: Dossier) -> None:
        """The links of an incident to those that were entered after it, into the form that is open for it."""
        self._dossier = dossier
        before = self._entered[: self._entered.index(dossier.incident.uid)]
        onward = tuple(one for one in dossier.incident.links if one.to not in before)
        self._hands.alt(Key.Key_7)
        for one in onward:
            self._hands.alt(Key.Key_K)
            self._fill(one, LINK)
        self._hands.press(Key.Key_S, Ctrl)

    def _quick(self, incident: Incident) -> None:
        tags = ",".join(self._dossier.tag_path(uid) for uid in incident.tags)
        self._typist.fills(
            (
                ("title", incident.title),
                ("when", incident.when),
                ("said_on", incident.reported),
                ("place", incident.places[0].text if incident.places else ""),
                ("type", paths.taxonomies().event_types.label(incident.type)),
                ("tag_line", tags + ","),
                ("text", incident.narrative),
            )
        )
        self._typist.goes_to("source")
        if self._known & set(self._dossier.items):
            self._typist.takes("Radio Free")
        else:
            self._typist.enters(self._outlet())

    def _claims(self, incident: Incident) -> None:
        for number, claim in enumerate(incident.claims):
            self._hands.alt(Key.Key_M if number else Key.Key_1)
            self._fill(claim, CLAIM)
            for row, said in enumerate(claim.statements):
                if row:
                    self._hands.press(Key.Key_Return, Ctrl | Shift)
                self._fill(said, STATEMENT)

    def _rows(self, part: Key, another: Key, given: tuple[Any, ...], names: Names) -> None:
        for number, one in enumerate(given):
            self._hands.alt(another if number else part)
            self._fill(one, names)

    def _places(self, incident: Incident) -> None:
        for number, place in enumerate(incident.places):
            if number:
                self._hands.press(Key.Key_Return, Ctrl | Shift)
            else:
                self._hands.alt(Key.Key_4)
            self._fill(place if number else replace(place, text=""), PLACE)

    def _source(self, incident: Incident) -> None:
        [citation] = incident.sources
        if citation.item not in self._known:
            self._known.add(citation.item)
            self._hands.alt(Key.Key_5)
            self._fill(self._dossier.items[citation.item], ITEM)

    def _fill(self, part: Any, names: Names) -> None:
        first, further = names
        self._typist.fills(((name, self._value(part, name)) for name in first), self._then)
        self._typist.fills_more(((name, self._value(part, name)) for name in further), self._then)

    def _value(self, part: Any, name: str) -> Any:
        """As a person writes it."""
        value = getattr(part, name)
        if name in ACTORS and value:
            return self._dossier.actors[value].name
        if name == "source_item" and value:
            return self._outlet() if value not in self._known else self._dossier.item_name(value)
        if name == "source":
            return self._outlet()
        if name == "credits":
            return "; ".join(self._dossier.sources[uid].name for uid in value)
        if name == "to":
            return self._dossier.linked[value].reference
        return value

    def _then(self, name: str, value: Any) -> None:
        """An actor that was never named before is described behind its line."""
        if name in ACTORS:
            self._describe(value)

    def _describe(self, name: str) -> None:
        actor = next(one for one in self._dossier.actors.values() if one.name == name)
        if actor.uid in self._known:
            return
        self._known.add(actor.uid)
        above = self._dossier.actors.get(actor.parent)
        aliases = "\n".join(f"{alias.name} ({alias.language})" for alias in actor.aliases)
        self._hands.press(Key.Key_F2)
        self._typist.fills([("parent", above.name if above else "")], lambda _, parent: self._describe(parent))
        self._typist.fills(
            (
                ("kind", actor.kind),
                ("country", actor.country),
                ("aliases", aliases),
                ("acled_inter", actor.acled_inter),
                ("unidentified", actor.unidentified),
                ("note", actor.note),
            )
        )
        self._typist.goes_to("name")
        self._hands.press(Key.Key_Return)

    def _outlet(self) -> str:
        [source] = {self._dossier.items[one.item].source for one in self._dossier.incident.sources}
        return self._dossier.sources[source].name
