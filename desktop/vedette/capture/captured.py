"""What was understood of one line: the parts of an incident, each with the words that it came from. Reads nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.taxonomy import CodeList
from vedette.domain.when import When

TITLE, TEXT, WHEN, SAID, PLACE = "title", "text", "when", "said", "place"
NUMBER, TAG, SOURCE, VOICE, TYPE = "number", "tag", "source", "voice", "type"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that was understood: its kind, the words of the line, and what they are taken to mean."""

    kind: str
    said: str
    means: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of the line, from `start` to `end`, that can't be taken as they are; `choices` are dates to put there."""

    sentence: str
    start: int
    end: int
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """A party by name and its stance (a key of the code list)."""

    stance: str
    party: str


@dataclass(frozen=True, slots=True)
class Captured:
    """One line as parts of an incident. With a doubt it is not to be recorded as it is."""

    title: str = ""
    narrative: str = ""
    when: When | None = None
    reported: When | None = None
    place: Place | None = None
    quantities: tuple[Quantity, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    type: str = ""
    pieces: tuple[Piece, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing was typed that could be recorded."""
        return not (self.pieces or self.doubts)


@dataclass(frozen=True, slots=True)
class Ways:
    """How a logbook reads: dates (counted from a day), places of exactly a name, code lists, words for what counts."""

    when: Callable[[str, date | None], When]
    places: Callable[[str], tuple[Place, ...]]
    stances: CodeList
    types: CodeList
    subjects: Mapping[str, str]
