"""The fields a search may name, as data: reading, help, completion and tests are made from this one table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from vedette.domain.subject_words import ENGLISH

NameField = Literal[
    "tag",
    "type",
    "place",
    "country",
    "actor",
    "party",
    "says",
    "stance",
    "speech",
    "source",
    "status",
    "has",
    "no",
    "is",
    "import",
]
DayKind = Literal["on", "from", "to", "certain", "before", "after", "added"]
GradeField = Literal["reliability", "credibility"]
Comparison = Literal[">=", "<=", ">", "<", "="]

STATUS_WORDS = ("contested", "asserted", "confirmed", "likely", "possible", "unlikely", "refuted", "unverified")
HAS_WORDS = (
    "attachment",
    "claim",
    "statement",
    "coordinates",
    "source",
    "place",
    "when",
    "actor",
    "tag",
    "number",
    "link",
    "assessment",
)
IS_WORDS = ("draft", "trashed", "sealed")
SORT_WORDS = ("when", "added", "title", "place", "relevance")
RELIABILITIES = ("A", "B", "C", "D", "E", "F")
CREDIBILITIES = ("1", "2", "3", "4", "5", "6")

# Kinds of persons that `people:` adds up. What befell them (deaths, injured …) is no kind: it would count them twice.
PERSON_SUBJECTS = (
    "persons",
    "migrants",
    "soldiers",
    "guards",
    "police",
    "fighters",
    "protesters",
    "civilians",
    "journalists",
    "women",
    "men",
    "children",
)
QUANTITY_SUBJECTS = (*ENGLISH, "money", "length")


STANCE_FIELDS = (
    "asserts",
    "acknowledges",
    "accepts_responsibility",
    "claims_responsibility",
    "denies",
    "denies_act",
    "denies_responsibility",
    "alternative_explanation",
    "questions",
    "no_comment",
    "no_response",
    "retracts",
    "cannot_confirm",
    "unknown",
)
"""Stances that stand before a party as a field, as they do in the quick line."""


class Values(Enum):
    """What kind of value a field takes, for reading and completion."""

    TAG = auto()
    NAME = auto()
    KEY = auto()
    CHOICE = auto()
    DAY = auto()
    DAYS = auto()
    GRADE = auto()
    NUMBER = auto()
    AREA = auto()
    SAYING = auto()
    CUSTOM = auto()
    SORT = auto()


@dataclass(frozen=True, slots=True)
class QueryField:
    """One field of the query language; `example` is a whole search part that can be tried as it stands."""

    name: str
    meaning: str
    example: str
    values: Values
    choices: tuple[str, ...] = ()


QUERY_FIELDS: tuple[QueryField, ...] = (
    QueryField("tag", "Has this tag, or one below it; a path such as a/b picks one branch.", "tag:border", Values.TAG),
    QueryField("type", "Is of this type of incident.", "type:shots_live", Values.KEY),
    QueryField("place", "Names a place with words that begin like this.", "place:usnarz", Values.NAME),
    QueryField("country", "Lies in this country, by its code or its full name.", "country:PL", Values.NAME),
    QueryField("actor", "Involves this actor, or one that belongs to it.", 'actor:"border guard"', Values.NAME),
    QueryField("party", "This actor, or one that belongs to it, made a statement.", "party:belarus", Values.NAME),
    QueryField(
        "says",
        "This actor, or one that belongs to it, says this; without a stance: says anything at all.",
        "says:belarus/denies",
        Values.SAYING,
    ),
    QueryField(
        "denies", "This actor, or one that belongs to it, denies it in any way.", "denies:belarus", Values.SAYING
    ),
    QueryField("asserts", "This actor, or one that belongs to it, says it happened.", "asserts:poland", Values.SAYING),
    QueryField("stance", "A party takes this stance; denies finds every way to deny.", "stance:denies", Values.KEY),
    QueryField("speech", "A statement was made in this way.", "speech:protest_officially", Values.KEY),
    QueryField("source", "Comes from this source, wire or quoted item.", "source:reuters", Values.NAME),
    QueryField(
        "status", "Has this status word, or the contested mark.", "status:contested", Values.CHOICE, STATUS_WORDS
    ),
    QueryField("reliability", "A source has a grade in this range.", "reliability:A..C", Values.GRADE, RELIABILITIES),
    QueryField("credibility", "An item has a grade in this range.", "credibility:1..2", Values.GRADE, CREDIBILITIES),
    QueryField(
        "independent",
        "Has so many sources; those known to repeat one another count as one.",
        "independent:>=2",
        Values.NUMBER,
    ),
    QueryField("on", "May have happened on this day, or in this month, year or range.", "on:2021-11-03", Values.DAYS),
    QueryField("from", "May have happened on this day or later.", "from:2021-11-01", Values.DAY),
    QueryField("to", "May have happened on this day or earlier.", "to:2021-11-05", Values.DAY),
    QueryField("certain", "Happened within this range for sure.", "certain:2021-11-01..2021-11-05", Values.DAYS),
    QueryField("before", "May have happened before this day.", "before:2021-11-03", Values.DAY),
    QueryField("after", "May have happened after this day.", "after:2021-11-03", Values.DAY),
    QueryField("added", "Was added to the logbook on this day, or in this range.", "added:today", Values.DAYS),
    QueryField(
        "people",
        "Counts so many persons of every kind taken together; 100..300 is a range.",
        "people:>=100",
        Values.NUMBER,
    ),
    QueryField("number", "Gives a figure like this, whatever it counts.", "number:>=100", Values.NUMBER),
    QueryField(
        "deaths", "Counts so many deaths; every other subject that is counted works alike.", "deaths:>0", Values.NUMBER
    ),
    QueryField("injured", "Counts so many injured.", "injured:>=1", Values.NUMBER),
    QueryField("missing", "Counts so many missing.", "missing:>=1", Values.NUMBER),
    QueryField("detained", "Counts so many detained.", "detained:>=1", Values.NUMBER),
    QueryField(
        "near", "May lie within this distance of a point (latitude, longitude).", "near:53.27,23.66,10km", Values.AREA
    ),
    QueryField("has", "Has at least one of these.", "has:attachment", Values.CHOICE, HAS_WORDS),
    QueryField("no", "Has none of these.", "no:source", Values.CHOICE, HAS_WORDS),
    QueryField(
        "field.KEY", "A field of your own holds words that begin like this.", "field.sector:north", Values.CUSTOM
    ),
    QueryField(
        "import",
        "Was added or changed by this import: its number, or words of its file's name.",
        "import:border.csv",
        Values.NAME,
    ),
    QueryField("is", "Is a draft, sealed, or in the trash.", "is:draft", Values.CHOICE, IS_WORDS),
    QueryField("sort", "Sorts by this; a minus turns the order round.", "sort:-when", Values.SORT, SORT_WORDS),
)
