"""From a field and its value as typed to a condition; a value that is none raises Misread with one sentence."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from vedette.domain.errors import NeedsChoice, NotADate
from vedette.domain.folding import fold, name_key, words
from vedette.domain.query import And, Condition, CustomField, DayIs, GradeBetween, NameIs, Near, NumberIs
from vedette.domain.query_fields import (
    QUERY_FIELDS,
    STANCE_FIELDS,
    Comparison,
    DayKind,
    GradeField,
    NameField,
    QueryField,
    Values,
)
from vedette.domain.query_others import choice

CUSTOM_PREFIX = "field."
FARTHEST_METRES = 21_000_000
LISTS = frozenset({Values.TAG, Values.NAME, Values.KEY, Values.CHOICE})
"""Values that can be listed with commas between."""

_LONGEST_DAY = 60
_BY_NAME = {field.name: field for field in QUERY_FIELDS if field.values not in (Values.CUSTOM, Values.SORT)}
_BY_NAME |= {name: QueryField(name, "", "", Values.SAYING) for name in STANCE_FIELDS}
_SORTS = next(field.choices for field in QUERY_FIELDS if field.values is Values.SORT)

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_NUMBER = re.compile(r"(>=|<=|>|<|=)?(\d{1,12}(?:\.\d{1,3})?)", re.ASCII)
_FROM_TO = re.compile(r"(?=.*\d)(\d{1,12}(?:\.\d{1,3})?)?\.\.(\d{1,12}(?:\.\d{1,3})?)?", re.ASCII)
_AREA = re.compile(r"(-?\d{1,2}(?:\.\d{1,8})?),(-?\d{1,3}(?:\.\d{1,8})?),(\d{1,8}(?:\.\d{1,3})?)(km|m)", re.ASCII)


class Misread(ValueError):
    """A value that its field can't take; the text is the sentence for the person who typed it."""


def is_field(name: str) -> bool:
    """Whether the query language itself has this field, in lower case; subjects of quantities come on top."""
    return name in _BY_NAME or name.startswith(CUSTOM_PREFIX)


def takes_lists(name: str) -> bool:
    """Whether a comma stands between several values of the field."""
    return name in _BY_NAME and _BY_NAME[name].values in LISTS


def read_field(name: str, text: str, today: date) -> Condition:
    """The condition for a field and its value; a name not in QUERY_FIELDS is a subject of quantities."""
    if not name_key(text):
        raise Misread(f"{shown(name)}: needs a value; it was searched as text.")
    if name.startswith(CUSTOM_PREFIX):
        return CustomField(name.removeprefix(CUSTOM_PREFIX), _wordy(name, text))
    field = _BY_NAME.get(name)
    if field is None:
        return _number(name, text)
    return _READERS[field.values](field, text, today)


def read_sort(text: str) -> tuple[str, bool]:
    """The field to sort by, and whether it runs downwards."""
    name = text.removeprefix("-").casefold()
    if name not in _SORTS:
        raise Misread(f"Can't sort by “{shown(text)}”; choose one of {', '.join(_SORTS)}.")
    return name, text.startswith("-")


def shown(text: str) -> str:
    """A piece of what was typed, short and without characters that would break or turn round a sentence."""
    plain = "".join(character if character.isprintable() else " " for character in text[:41])
    return plain if len(text) <= 40 else plain[:40] + "…"


def _named(field: QueryField, text: str, today: date) -> Condition:
    return NameIs(cast(NameField, field.name), _wordy(field.name, text))


def _tagged(field: QueryField, text: str, today: date) -> Condition:
    steps = [step.strip() for step in text.split("/") if name_key(step)]
    if not steps:
        raise Misread(f"“{shown(text)}” names no tag, so tag: was searched as text.")
    return NameIs("tag", "/".join(steps))


def _saying(field: QueryField, text: str, today: date) -> Condition:
    """A party and what it says; a party alone says anything, and a stance can be the field itself."""
    if field.name != "says":
        return NameIs("says", f"{_wordy(field.name, text)}/{field.name}")
    party, _, stance = text.rpartition("/") if "/" in text else (text, "", "")
    if words(fold(party)) and not words(fold(stance)):
        return NameIs("party", party.strip())
    if not words(fold(party)):
        raise Misread(f"“{shown(text)}” is no party and stance such as belarus/denies, so says: was searched as text.")
    return NameIs("says", f"{party.strip()}/{_key(stance)}")


def _keyed(field: QueryField, text: str, today: date) -> Condition:
    return NameIs(cast(NameField, field.name), _key(_wordy(field.name, text)))


def _chosen(field: QueryField, text: str, today: date) -> Condition:
    found = choice(_key(text), field.choices)
    if not found:
        raise Misread(
            f"“{shown(text)}” is not one of {', '.join(field.choices)}, so {field.name}: was searched as text."
        )
    return NameIs(cast(NameField, field.name), found)


def _wordy(name: str, text: str) -> str:
    if not words(fold(text)):
        raise Misread(f"“{shown(text)}” has no letter or digit, so {shown(name)}: was searched as text.")
    return text.strip()


def _key(text: str) -> str:
    return "_".join(words(fold(text).replace("_", " ")))


def _day(field: QueryField, text: str, today: date) -> Condition:
    first, last = _period(field.name, text, today)
    try:
        condition = {
            "from": DayIs("from", first, None),
            "to": DayIs("to", None, last),
            "before": DayIs("before", None, first),
            "after": DayIs("after", last, None),
        }[field.name]
        condition.interval()
    except OverflowError:
        raise _no_day(field.name, text) from None
    return condition


def _days(field: QueryField, text: str, today: date) -> Condition:
    start, dots, end = text.partition("..")
    first = _period(field.name, start, today)[0] if start or not dots else None
    last = _period(field.name, end if dots else start, today)[1] if end or not dots else None
    if first is None and last is None:
        raise _no_day(field.name, text)
    if first is not None and last is not None and first > last:
        raise Misread(f"“{shown(text)}” ends before it begins, so {field.name}: was searched as text.")
    return DayIs(cast(DayKind, field.name), first, last)


def _period(name: str, text: str, today: date) -> tuple[str, str]:
    """First and last day of a day, a month, a year, today or yesterday, as ISO text."""
    word = text.strip().casefold()
    if word in ("today", "yesterday"):
        named = today if word == "today" else today - timedelta(days=1)
        return named.isoformat(), named.isoformat()
    found = _DAY.fullmatch(word)
    if found is None:
        return _in_words(name, text, today)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    except ValueError:
        raise _no_day(name, text) from None
    return first.isoformat(), last.isoformat()


def _in_words(name: str, text: str, today: date) -> tuple[str, str]:
    """The same of days as people write them; which of two days is meant is not guessed."""
    try:
        days = said_days(text, today)
    except NeedsChoice as problem:
        raise Misread(f"{problem} So {name}: was searched as text.") from None
    if days is None:
        raise _no_day(name, text)
    return days


def said_days(text: str, today: date) -> tuple[str, str] | None:
    """First and last day of what people write, such as "5 Nov" or "last week"; None where it says none."""
    from vedette.domain import phrases

    if len(text) > _LONGEST_DAY:
        return None
    try:
        when = phrases.read(text, anchor=today)
    except NotADate:
        return None
    return (when.earliest[:10], when.latest[:10]) if when.earliest and when.latest else None


def _no_day(name: str, text: str) -> Misread:
    return Misread(
        f'“{shown(text)}” is no day such as 2021-11-03, 5.11.2021 or "5 Nov 2021", and no month or year, '
        f"so {name}: was searched as text."
    )


def _graded(field: QueryField, text: str, today: date) -> Condition:
    start, dots, end = text.strip().upper().partition("..")
    low, high = sorted((start, end if dots else start))
    if low not in field.choices or high not in field.choices:
        raise Misread(
            f"“{shown(text)}” is no grade from {field.choices[0]} to {field.choices[-1]}, "
            f"so {field.name}: was searched as text."
        )
    return GradeBetween(cast(GradeField, field.name), low, high)


def _counted(field: QueryField, text: str, today: date) -> Condition:
    return _number(field.name, text)


def _number(name: str, text: str) -> Condition:
    typed = "".join(text.split())
    if ends := _FROM_TO.fullmatch(typed):
        low, high = (float(end) if end else None for end in ends.groups())
        if low is not None and high is not None and low > high:
            raise Misread(f"“{shown(text)}” ends before it begins, so {name}: was searched as text.")
        if high is None:
            return NumberIs(name, ">=", cast(float, low))
        most = NumberIs(name, "<=", high)
        return most if low is None else And((NumberIs(name, ">=", low), most))
    found = _NUMBER.fullmatch(typed)
    if found is None:
        raise Misread(f"“{shown(text)}” is no number such as >=100, so {name}: was searched as text.")
    return NumberIs(name, cast(Comparison, found[1] or "="), float(found[2]))


def _area(field: QueryField, text: str, today: date) -> Condition:
    found = _AREA.fullmatch("".join(text.casefold().split()))
    if found is None:
        raise Misread(f"“{shown(text)}” is no place such as 53.27,23.66,10km, so near: was searched as text.")
    latitude, longitude = float(found[1]), float(found[2])
    metres = round(float(found[3]) * (1000 if found[4] == "km" else 1))
    if abs(latitude) > 90 or abs(longitude) > 180 or metres > FARTHEST_METRES:
        raise Misread(f"“{shown(text)}” lies outside the globe, so near: was searched as text.")
    return Near(latitude, longitude, metres)


_READERS: dict[Values, Callable[[QueryField, str, date], Condition]] = {
    Values.TAG: _tagged,
    Values.NAME: _named,
    Values.KEY: _keyed,
    Values.CHOICE: _chosen,
    Values.DAY: _day,
    Values.DAYS: _days,
    Values.GRADE: _graded,
    Values.NUMBER: _counted,
    Values.AREA: _area,
    Values.SAYING: _saying,
}
