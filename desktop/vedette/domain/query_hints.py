"""What people write who know another search: days of several words, days among the words, “or” in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeGuard

from vedette.domain.errors import NeedsChoice
from vedette.domain.query import FIRST_DAY, LAST_DAY, And, Condition, DayIs, quoted
from vedette.domain.query_fields import QUERY_FIELDS, Values
from vedette.domain.query_others import DAY_WORDS, called_here
from vedette.domain.query_syntax import Group, Item, Minus, Node, source
from vedette.domain.query_values import said_days

LONGEST_ROW = 10
"""Among so many words a day is looked for."""

_LONGEST_DAY = 4
_DAYS = frozenset(field.name for field in QUERY_FIELDS if field.values in (Values.DAY, Values.DAYS))
_FIGURES = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}|\d{4}-(0[1-9]|1[0-2])")
_POSSIBLE = frozenset({"on", "from", "to", "before", "after"})
_ALONE = frozenset({"today", "yesterday"})
_SIGNS = {
    "or": "it means that either will do",
    "and": "it only joins two words",
    "not": "it leaves out what stands after it",
}


def together(root: Group, today: date) -> Group:
    """The same with the words of a day as one value, as in `since:1 nov 2021`, where the first says no day alone."""
    return Group(tuple(tuple(_together(row, today)) for row in root.alternatives))


def hints(root: Group, today: date) -> list[str]:
    """What could have been meant otherwise than it was read; [] as a rule."""
    return [*_taken_together(root, today), *_bare_days(root, today), *_small_signs(root)]


def surely(root: Condition) -> str:
    """How to ask only for what happened then for sure, where days are asked for that may have been; '' elsewhere."""
    parts = root.parts if isinstance(root, And) else (root,)
    asked = [part.interval() for part in parts if isinstance(part, DayIs) and part.kind in _POSSIBLE]
    if not asked:
        return ""
    first, last = max(one for one, _ in asked), min(other for _, other in asked)
    if first >= last:
        return f"certain:{first}" if first == last else ""
    return f"certain:{'' if first == FIRST_DAY else first}..{'' if last == LAST_DAY else last}"


def _together(row: tuple[Node, ...], today: date) -> Iterator[Node]:
    place = 0
    while place < len(row):
        node, taken = row[place], 1
        match node:
            case Item() if _day_field(node):
                node, taken = _with_following(row[place : place + _LONGEST_DAY], today)
            case Minus(Group() as part):
                node = Minus(together(part, today))
            case Group():
                node = together(node, today)
        yield node
        place += taken


def _taken_together(root: Group, today: date) -> Iterator[str]:
    for row, as_typed in zip(together(root, today).alternatives, root.alternatives, strict=True):
        for node in row:
            if isinstance(node, Item) and node not in as_typed:
                yield f"“{node.text}” was taken for one value; with quotation marks it is sure: {source(node)}."


def _day_field(item: Item) -> bool:
    name = item.name.lower()
    return bool(item.text) and not item.in_quotes and not _DAYS.isdisjoint((*called_here(name), name))


def _with_following(row: tuple[Node, ...], today: date) -> tuple[Node, int]:
    first, *_ = row
    assert isinstance(first, Item)
    plain = [first.text]
    for node in row[1:]:
        if not _is_plain(node):
            break
        plain.append(node.text)
    for length in range(len(plain), 1, -1):
        said = " ".join(plain[:length])
        if not _says_days(first.text, today) and _says_days(said, today):
            return Item(said, first.name, in_quotes=True), length
    return first, 1


def _bare_days(root: Group, today: date) -> list[str]:
    """How to ask for days that stand among the words, as in “shots before 5 nov”; [] where none do."""
    row = root.alternatives[0]
    plain = [node.text for node in row if _is_plain(node)]
    if len(root.alternatives) > 1 or len(plain) != len(row) or len(row) > LONGEST_ROW:
        return []
    starts = [(place + 1, DAY_WORDS[word.lower()]) for place, word in enumerate(plain) if word.lower() in DAY_WORDS]
    for start, name in (*starts, (0, "on")):
        ends = range(min(len(plain), start + _LONGEST_DAY), start, -1) if start else [len(plain)]
        for end in ends:
            said = " ".join(plain[start:end])
            likely = any(map(str.isdigit, said)) if start else _looks_like_days(said)
            if likely and _says_days(said, today):
                return [f"For what happened then, write {name}:{quoted(said)}."]
    month = _last_month(plain, today)
    return [f"For what happened then, write on:{month}, or the same with another year."] if month else []


def _last_month(plain: list[str], today: date) -> str:
    """The month that is meant by “last november”, which no date is read from: the newest one that is over."""
    if len(plain) != 2 or plain[0].lower() != "last" or not plain[1].isalpha() or not _says_days(plain[1], today):
        return ""
    first, last = said_days(plain[1], today) or ("", "")
    if first[:7] != last[:7] or first == last:
        return ""
    return f"{int(first[:4]) - (last >= today.isoformat())}{first[4:7]}"


def _looks_like_days(said: str) -> bool:
    """Whether all words together could be meant as days: figures with a word or alone, or words such as “last week”."""
    if any(map(str.isdigit, said)):
        return any(map(str.isalpha, said)) or _FIGURES.fullmatch(said) is not None
    return " " in said or said.lower() in _ALONE


def _small_signs(root: Group) -> Iterator[str]:
    for row in root.alternatives:
        for place, node in enumerate(row):
            sign = node.text if _is_plain(node) else ""
            if sign in _SIGNS and place + 1 < len(row) and (place or sign == "not"):
                yield f"“{sign}” was looked for as a word; in capitals {_SIGNS[sign]}."


def _is_plain(node: Node) -> TypeGuard[Item]:
    return isinstance(node, Item) and not (node.name or node.in_quotes)


def _says_days(text: str, today: date) -> bool:
    try:
        return not text.isdigit() and said_days(text, today) is not None
    except NeedsChoice:
        return False
