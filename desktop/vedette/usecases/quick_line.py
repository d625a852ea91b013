"""Logging by one line: what it is taken to mean while one types, and the incident that it becomes."""

from __future__ import annotations

from dataclasses import replace

from vedette import paths
from vedette.capture import line as reader
from vedette.capture.captured import Captured, Doubt, Piece, Ways
from vedette.domain.claim import Claim, Statement
from vedette.domain.dossier import Dossier
from vedette.domain.errors import NeedsChoice, UserError
from vedette.domain.folding import name_key
from vedette.domain.gazetteer import to_place
from vedette.domain.incident import Incident
from vedette.domain.own_place import to_place as own_as_place
from vedette.domain.place import Place
from vedette.domain.source import Citation
from vedette.domain.subject_words import SUBJECT_WORDS
from vedette.domain.text import clean
from vedette.domain.when import When
from vedette.storage import finding, shared, vocabulary
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import with_title
from vedette.usecases.incidents import Incidents
from vedette.usecases.naming import named
from vedette.usecases.places import gazetteer

__all__ = ["Captured", "Doubt", "Piece", "QuickLine"]

MOST_ALIKE = 8


class QuickLine:
    """Reads a line by the customs of one logbook; reading may be done off the GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._incidents = Incidents(desk)

    def understand(self, line: str) -> Captured:
        """What the line says, and what in it can't be taken."""
        customs = self._incidents.customs()
        lists = paths.taxonomies()
        ways = Ways(customs.when, self._places, lists.stances, lists.event_types, SUBJECT_WORDS)
        return reader.read(clean(line), ways)

    def incident(self, line: str) -> Incident:
        """The incident that the line would become, doubtful words as they stand; to be looked over in a form."""
        return _as_incident(self.understand(line), self._incidents.blank())

    def record(self, line: str) -> Dossier:
        """Log it as one act; NeedsChoice or another UserError while something in it is in doubt or nothing is there."""
        found = self.understand(line)
        if found.is_empty:
            raise UserError("There is nothing to log yet: write what happened in one line.")
        for doubt in found.doubts:
            if doubt.choices:
                raise NeedsChoice(doubt.sentence, doubt.choices)
            raise UserError(doubt.sentence)
        return self._incidents.record_whole(_as_incident(found, self._incidents.blank()))

    def _places(self, name: str) -> tuple[Place, ...]:
        """Own places of that name, else as this logbook last recorded one, else those of the gazetteer called so."""
        key = name_key(name)
        with self._desk.store.reading() as connection:
            own = shared.load(connection, "own_place", finding.by_name(connection, "own_place", name))
            used = [] if own else vocabulary.places(connection, name, MOST_ALIKE)
        if own:
            return tuple(own_as_place(one, one.spelling(name)) for one in own)
        for suggestion in used:
            place = suggestion.place
            if place is not None and name_key(place.text) == key and (place.name or place.has_point):
                return (place,)
        return tuple(to_place(found) for found in gazetteer().find(name, MOST_ALIKE) if name_key(found.spelling) == key)


def _as_incident(found: Captured, blank: Incident) -> Incident:
    whole = with_title(
        Incident(
            blank.uid,
            title=found.title,
            narrative=found.narrative,
            type=found.type,
            when=found.when or When(),
            reported=found.reported,
            places=(found.place,) if found.place is not None else (),
            quantities=found.quantities,
            tags=tuple(named(tag) for tag in found.tags),
            sources=tuple(Citation(named(source)) for source in found.sources),
        )
    )
    if not found.voices:
        return whole
    item = whole.sources[0].item if whole.sources else ""
    said = tuple(
        Statement(party=named(voice.party), stance=voice.stance, said_on=found.reported, source_item=item)
        for voice in found.voices
    )
    return replace(whole, claims=(Claim(text=whole.title, statements=said),))
