"""From a query to what the store is asked: one expression of the search index, and conditions beside it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select

from vedette.domain.folding import has_cjk, name_key
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
from vedette.domain.query_fields import CREDIBILITIES, RELIABILITIES
from vedette.domain.text import clean
from vedette.storage import search_names as names
from vedette.storage import search_rest as rest_of
from vedette.storage import search_words as words_of
from vedette.storage.search_asked import EVERYTHING, NOTHING, SEARCH, DayStart, Match, Plan, Rest, day_in_utc, matching
from vedette.storage.search_keys import CONTESTED, TRASHED, Kind, independent_at_least, key, saying
from vedette.storage.search_near import near

_POSSIBLE = frozenset({"on", "from", "to", "before", "after"})
_MOST_KEYS = 100
"""More keys than this in one expression are slower than asking for each by itself."""


def plan(connection: Connection, query: Query, starts: DayStart = day_in_utc) -> Plan:
    """How the query is answered. Names are looked up now, so a plan is good for one snapshot of the logbook."""
    found = _Compiler(connection, starts).part(query.root)
    return Plan(found.match.plain(), found.rests, asks_for_trash(query.root))


@dataclass(frozen=True, slots=True)
class _Part:
    """A match and rests that must all hold."""

    match: Match = EVERYTHING
    rests: tuple[Rest, ...] = ()

    def as_rest(self) -> Rest:
        """All of it as one condition on the order key."""
        conditions = list(self.rests)
        if self.match != EVERYTHING or not conditions:
            conditions.append(_as_rest(self.match))
        return (
            conditions[0] if len(conditions) == 1 else Rest(lambda key: and_(*(one.holds(key) for one in conditions)))
        )

    def shallow(self) -> _Part:
        """The same, with a match that can stand in a larger one."""
        return _Part(EVERYTHING, (*self.rests, _as_rest(self.match))) if self.match.too_deep else self


def _as_rest(match: Match) -> Rest:
    inside = rest_of.in_set(matching(Match(match.expression)), once=True)
    return rest_of.opposite(inside) if match.negated else inside


class _Compiler:
    """Turns conditions into parts; looks names up on the way."""

    def __init__(self, connection: Connection, starts: DayStart) -> None:
        self._connection = connection
        self._starts = starts

    def part(self, condition: Condition) -> _Part:
        match condition:
            case Everything():
                return _Part()
            case Nothing():
                return _Part(NOTHING)
            case And(parts):
                return _all([self.part(part).shallow() for part in _needed(_days_together(parts))])
            case Or(parts):
                return _any([self.part(part).shallow() for part in parts])
            case Not(part):
                return _none(self.part(part))
            case Word(text):
                return _Part(words_of.texts(text, whole=False))
            case Phrase(text):
                return _Part(words_of.texts(text, whole=True))
            case _:
                return self._field(condition)

    def _field(self, condition: Condition) -> _Part:
        match condition:
            case NameIs(name, text):
                return self._named(name, clean(text))
            case DayIs():
                return _beside(rest_of.days(condition, self._starts))
            case GradeBetween(name, low, high):
                return _Part(_grades(name, low, high))
            case NumberIs():
                return _number(condition)
            case Near():
                return _beside(near(self._connection, condition))
            case CustomField(name, text):
                return _beside(rest_of.own_field(clean(name), text))
            case _:
                return _Part(NOTHING)

    def _named(self, name: str, text: str) -> _Part:
        match name:
            case "tag":
                return _keyed("tag", names.tags(self._connection, text))
            case "actor" | "party":
                return _keyed("actor" if name == "actor" else "party", names.actors(self._connection, text))
            case "says":
                return self._saying(text)
            case "source":
                return _all([self._source(part) for part in names.parts_of(text)])
            case "import":
                from vedette.storage.search_imports import imported

                return _beside(imported(self._connection, text))
            case "place":
                return _all([_place(part) for part in names.parts_of(text)])
            case _:
                return _Part(_KEYED[name](text))

    def _saying(self, text: str) -> _Part:
        party, _, stance = text.rpartition("/")
        said = [saying(number, stance) for number in sorted(names.actors(self._connection, party))]
        exact, finer = [key("saying", one) for one in said], [key("saying", f"{one}_") for one in said]
        if len(said) > _MOST_KEYS:
            return _beside(_each_of([f'"{one}" OR "{more}" *' for one, more in zip(exact, finer, strict=True)]))
        return _Part(words_of.any_of([words_of.keyed(*exact), *map(words_of.keyed_below, finer)]))

    def _source(self, part: str) -> _Part:
        named, loose = names.sources(self._connection, part)
        return _any([_keyed("source", named), _keyed("item", loose)])


def _days_together(parts: tuple[Condition, ...]) -> list[Condition]:
    """The parts, with spans of possible days that overlap as one: what meets both also meets what they share."""
    spans = [part.interval() for part in parts if isinstance(part, DayIs) and part.kind in _POSSIBLE]
    first, last = max((one for one, _ in spans), default=""), min((other for _, other in spans), default="")
    if len(spans) < 2 or first > last:
        return list(parts)
    others = [part for part in parts if not (isinstance(part, DayIs) and part.kind in _POSSIBLE)]
    return [*others, DayIs("on", first, last)]


def _needed(parts: list[Condition]) -> list[Condition]:
    """The parts less words that another word begins with: short beginnings are dear, and find nothing of their own."""
    alone = {part: words_of.alone(part.text) for part in parts if isinstance(part, Word)}
    longest = [word for word in alone.values() if word]
    return [
        part
        for part in parts
        if not (
            isinstance(part, Word)
            and alone[part]
            and any(w != alone[part] and w.startswith(alone[part]) for w in longest)
        )
    ]


def _all(parts: Iterable[_Part]) -> _Part:
    given = list(parts)
    return _Part(words_of.all_of(part.match for part in given), tuple(rest for part in given for rest in part.rests))


def _any(parts: Iterable[_Part]) -> _Part:
    given = list(parts)
    match = words_of.any_of(part.match for part in given if not part.rests)
    others = [part.as_rest() for part in given if part.rests]
    if not others:
        return _Part(match)
    if match != NOTHING:
        others.append(_as_rest(match))
    return _beside(Rest(lambda key: or_(*(other.holds(key) for other in others))))


def _none(part: _Part) -> _Part:
    if not part.rests:
        return _Part(words_of.none_of(part.match))
    return _beside(rest_of.opposite(part.as_rest()))


def _beside(rest: Rest) -> _Part:
    return _Part(EVERYTHING, (rest,))


def _keyed(kind: Kind, ids: set[int]) -> _Part:
    keys = [key(kind, number) for number in sorted(ids)]
    return _Part(words_of.keyed(*keys)) if len(keys) <= _MOST_KEYS else _beside(_each_of([f'"{one}"' for one in keys]))


def _each_of(expressions: list[str]) -> Rest:
    """Incidents that any of many expressions finds, each asked for by itself."""
    listed = func.json_each(json.dumps(expressions)).table_valued("value")
    asked = (
        select(SEARCH.c.rowid)
        .select_from(listed)
        .where(SEARCH.c.incident_search.op("MATCH", is_comparison=True)(listed.c.value))
    )
    return rest_of.in_set(asked)


def _place(part: str) -> _Part:
    return _beside(rest_of.place(part)) if has_cjk(part) else _Part(words_of.place_words(part.split()))


def _grades(name: str, low: str, high: str) -> Match:
    kind: Kind = "reliability" if name == "reliability" else "credibility"
    known = RELIABILITIES if name == "reliability" else CREDIBILITIES
    return words_of.keyed(*(key(kind, grade) for grade in known if low <= grade <= high))


def _number(condition: NumberIs) -> _Part:
    if condition.field != "independent":
        return _beside(rest_of.numbers(condition))
    least, beyond = math.ceil(condition.value), math.floor(condition.value) + 1
    match condition.op:
        case ">=":
            return _independent(least)
        case ">":
            return _independent(beyond)
        case "<":
            return _none(_independent(least))
        case "<=":
            return _none(_independent(beyond))
        case _ if least == condition.value:
            return _all([_independent(least), _none(_independent(beyond))])
        case _:
            return _Part(NOTHING)


def _independent(number: int) -> _Part:
    """So many independent sources or more."""
    if number <= 0:
        return _Part()
    found = independent_at_least(number)
    return _Part(words_of.keyed(found)) if found else _beside(rest_of.independent(number))


def _stance(text: str) -> Match:
    return words_of.any_of([words_of.keyed(key("stance", text)), words_of.keyed_below(key("stance", f"{text}_"))])


def _status(text: str) -> Match:
    return words_of.keyed(CONTESTED if text == "contested" else key("status", text))


def _is(text: str) -> Match:
    return words_of.keyed(TRASHED if text == "trashed" else key("workflow", text))


_KEYED: dict[str, Callable[[str], Match]] = {
    "type": lambda text: words_of.keyed(key("type", text)),
    "country": lambda text: words_of.keyed(key("country", name_key(text))),
    "stance": _stance,
    "speech": lambda text: words_of.keyed(key("speech", text)),
    "status": _status,
    "has": lambda text: words_of.keyed(key("has", text)),
    "no": lambda text: words_of.none_of(words_of.keyed(key("has", text))),
    "is": _is,
}
