"""Whether an incident answers a query, in plain Python: slow and obvious, the yardstick for the search in SQL."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from vedette.domain.folding import cjk_part, fold, has_cjk, name_key, words
from vedette.domain.globe import distance
from vedette.domain.query import (
    And,
    Condition,
    CustomField,
    DayIs,
    Everything,
    GradeBetween,
    NameIs,
    Near,
    Not,
    Nothing,
    NumberIs,
    Or,
    Phrase,
    Query,
    Word,
    asks_for_trash,
)
from vedette.domain.query_fields import PERSON_SUBJECTS, Comparison, GradeField

Figure = tuple[float | None, float | None, float | None]
"""Low, best and high of one quantity; None where nothing was said."""


class Interval(Protocol):
    """What matching asks of a when; days are ISO text, both included."""

    def possible(self, first: str, last: str, /) -> bool: ...
    def certain(self, first: str, last: str, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Searchable:
    """What a search can see of one incident; names are as written, matching folds them.

    A tag is a path from root to leaf, each step with all its names. An actor or party is the set of all names
    and aliases of it and its ancestors; a saying is a party with the stance of one statement. A point has an
    uncertainty in metres, or None.
    """

    texts: tuple[str, ...] = ()
    tags: tuple[tuple[frozenset[str], ...], ...] = ()
    types: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    actors: tuple[frozenset[str], ...] = ()
    parties: tuple[frozenset[str], ...] = ()
    sources: frozenset[str] = frozenset()
    sayings: tuple[tuple[frozenset[str], str], ...] = ()
    stances: frozenset[str] = frozenset()
    speech_acts: frozenset[str] = frozenset()
    status: str = "unverified"
    contested: bool = False
    reliabilities: frozenset[str] = frozenset()
    credibilities: frozenset[str] = frozenset()
    independent: int = 0
    when: Interval | None = None
    added_day: str = ""
    numbers: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    points: tuple[tuple[float, float, float | None], ...] = ()
    has: frozenset[str] = frozenset()
    custom: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    imports: frozenset[str] = frozenset()
    workflow: str = "draft"
    trashed: bool = False


def matches(query: Query, incident: Searchable) -> bool:
    """Whether the incident is among what the query finds."""
    if incident.trashed and not asks_for_trash(query.root):
        return False
    return _holds(query.root, incident)


def _holds(condition: Condition, incident: Searchable) -> bool:
    match condition:
        case Everything():
            return True
        case Nothing():
            return False
        case And(parts):
            return all(_holds(part, incident) for part in parts)
        case Or(parts):
            return any(_holds(part, incident) for part in parts)
        case Not(part):
            return not _holds(part, incident)
        case Word(text):
            return _in_texts(text, incident.texts, whole=False)
        case Phrase(text):
            return _in_texts(text, incident.texts, whole=True)
        case _:
            return _field_holds(condition, incident)


def _field_holds(condition: Condition, incident: Searchable) -> bool:
    match condition:
        case NameIs(name, text):
            return _NAMED[name](text, incident)
        case DayIs():
            return _day(condition, incident)
        case GradeBetween(name, low, high):
            return any(low <= grade <= high for grade in _grades(name, incident))
        case NumberIs(name, op, value):
            return any(_COMPARE[op](number, value) for number in _numbers(name, op, incident))
        case Near(latitude, longitude, metres):
            return any(
                distance(latitude, longitude, point[0], point[1]) <= metres + (point[2] or 0)
                for point in incident.points
            )
        case CustomField(key, text):
            return any(
                _begins_words(text, own) for name, own in incident.custom.items() if name_key(name) == name_key(key)
            )
        case _:
            return False


def _in_texts(text: str, texts: tuple[str, ...], *, whole: bool) -> bool:
    """Words in a row in one text; words of a script without spaces each as a substring of any text."""
    sought = words(fold(text))
    unspaced = [word for word in sought if has_cjk(word)]
    if not unspaced:
        return any(starts_word(sought, words(fold(own)), whole=whole) for own in texts)
    spaced = [word for word in sought if not has_cjk(word)]
    return all(any(word in part for own in texts for part in cjk_part(own).split()) for word in unspaced) and all(
        any(starts_word([word], words(fold(own)), whole=whole) for own in texts) for word in spaced
    )


def starts_word(needle: list[str], haystack: list[str], *, whole: bool) -> bool:
    """Whether the words of needle follow one another in haystack; the last may be a mere beginning unless `whole`."""
    *firm, last = needle
    size = len(firm)
    agrees: Callable[[str, str], bool] = operator.eq if whole else str.startswith
    return any(
        agrees(haystack[place + size], last) and haystack[place : place + size] == firm
        for place in range(len(haystack) - size)
    )


def _begins_words(text: str, names: Iterable[str]) -> bool:
    return _in_texts(text, tuple(names), whole=False)


def _tagged(text: str, incident: Searchable) -> bool:
    steps = [name_key(step) for step in text.split("/")]
    return any(_passes(steps, [set(map(name_key, names)) for names in path]) for path in incident.tags)


def _passes(steps: list[str], path: list[set[str]]) -> bool:
    """Whether the path runs through the steps, one right after the other, at any height."""
    return any(
        all(step in names for step, names in zip(steps, path[start:], strict=False))
        for start in range(len(path) - len(steps) + 1)
    )


def _stance(text: str, incident: Searchable) -> bool:
    return any(_is_stance(text, stance) for stance in incident.stances)


def _is_stance(text: str, stance: str) -> bool:
    return stance == text or stance.startswith(f"{text}_")


def _says(text: str, incident: Searchable) -> bool:
    party, _, sought = text.rpartition("/")
    return any(_begins_words(party, names) and _is_stance(sought, stance) for names, stance in incident.sayings)


def _status(text: str, incident: Searchable) -> bool:
    return incident.contested if text == "contested" else incident.status == text


def _is(text: str, incident: Searchable) -> bool:
    return incident.trashed if text == "trashed" else incident.workflow == text


def _country(text: str, incident: Searchable) -> bool:
    return name_key(text) in map(name_key, incident.countries)


_NAMED: dict[str, Callable[[str, Searchable], bool]] = {
    "tag": _tagged,
    "type": lambda text, incident: text in incident.types,
    "place": lambda text, incident: _begins_words(text, incident.places),
    "country": _country,
    "actor": lambda text, incident: any(_begins_words(text, names) for names in incident.actors),
    "party": lambda text, incident: any(_begins_words(text, names) for names in incident.parties),
    "source": lambda text, incident: _begins_words(text, incident.sources),
    "says": _says,
    "stance": _stance,
    "speech": lambda text, incident: text in incident.speech_acts,
    "status": _status,
    "has": lambda text, incident: text in incident.has,
    "no": lambda text, incident: text not in incident.has,
    "is": _is,
    "import": lambda text, incident: (
        text in incident.imports if text.isdecimal() else _begins_words(text, incident.imports)
    ),
}

_COMPARE: dict[Comparison, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


def _day(condition: DayIs, incident: Searchable) -> bool:
    first, last = condition.interval()
    if condition.kind == "added":
        return first <= incident.added_day <= last
    if incident.when is None:
        return False
    return incident.when.certain(first, last) if condition.kind == "certain" else incident.when.possible(first, last)


def _grades(name: GradeField, incident: Searchable) -> frozenset[str]:
    return incident.reliabilities if name == "reliability" else incident.credibilities


def _numbers(name: str, op: Comparison, incident: Searchable) -> list[float]:
    """What is compared: each row of a subject for itself, persons of every kind as one sum."""
    if name == "independent":
        return [float(incident.independent)]
    subjects = {"people": PERSON_SUBJECTS, "number": tuple(incident.numbers)}.get(name, (name,))
    figures = (figure for subject in subjects for figure in incident.numbers.get(subject, ()))
    known = [number for figure in figures if (number := _compared(figure, op)) is not None]
    return [sum(known)] if name == "people" and known else known


def _compared(figure: Figure, op: Comparison) -> float | None:
    """Best; else low for "more than", high for "less than"; for "equal" both, where they agree."""
    low, best, high = figure
    if best is not None:
        return best
    if op == "=":
        return low if low == high else None
    return low if op in (">", ">=") else high
