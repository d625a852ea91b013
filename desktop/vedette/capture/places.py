"""Finds where a sentence says that something happened: “near Usnarz”, “in Kuźnica”, a name or a point alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from vedette.domain import coordinates
from vedette.domain.errors import UserError
from vedette.domain.place import Place

Named = Callable[[str], tuple[Place, ...]]
LONGEST_NAME = 4
_NEAR = (
    "near|close to|outside|next to|opposite|not far from|koło|obok|blisko|niedaleko|pod|возле|около|близ|недалеко от"
    "|каля|ля|недалёка ад|біля|коло|поблизу|netoli|šalia|prie|netālu no|pie"
)
_IN = "in|at|w|we|przy|в|во|на|у"
_SAID = re.compile(rf"(?<!\w)(?:(?P<near>{_NEAR})|(?P<inside>{_IN}))\s+(?=[^\W\d_])", re.IGNORECASE)
_WORD = re.compile(r"[^\s,.;:()]+")
_NUMBER = re.compile(r"\s+\d{1,6}(?!\S*\w)")
_NEAR_ALONE = re.compile(rf"(?:{_NEAR})\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Located:
    """A place from `start` to `end` of the text; `several` tells how many the gazetteer has of that name."""

    start: int
    end: int
    place: Place
    several: int = 0


def point(text: str) -> coordinates.Point | None:
    """The text as coordinates and nothing else."""
    try:
        return coordinates.read(text)
    except UserError:
        return None


def whole(text: str, named: Named) -> Located | None:
    """The text as the name of a place, perhaps with “near” before it, and nothing else."""
    match = _NEAR_ALONE.match(text)
    name = text[match.end() :] if match else text
    if not name or len(_WORD.findall(name)) > LONGEST_NAME or not _is_name(name):
        return None
    known = named(name)
    if not known and not match:
        return None
    return Located(0, len(text), _place(text, known, near=match is not None), len(known))


def within(text: str, named: Named) -> Located | None:
    """The first name after a word such as “near”; after “in” and “at” only a name that is known."""
    for match in _SAID.finditer(text):
        words = _capitals(text, match.end())
        near = match["near"] is not None
        for end in reversed(_with_number(text, words)):
            as_said = named(text[match.start() : end]) if near else ()
            if len(as_said) == 1:
                return Located(match.start(), end, _place(text[match.start() : end], as_said, near=False), 1)
            known = _of_country(named(text[match.end() : end]), text[end:])
            if known:
                start = match.start() if near else match.end()
                return Located(start, end, _place(text[start:end], known, near=near), len(known))
        if near and words:
            return Located(match.start(), words[-1], Place(text=text[match.start() : words[-1]]))
    return None


def _of_country(known: tuple[Place, ...], rest: str) -> tuple[Place, ...]:
    """Those of the country that is named right behind, as in “Brest, Belarus”; all where none is."""
    behind = rest.lstrip(" ,(").casefold()
    there = tuple(place for place in known if place.country_name and behind.startswith(place.country_name.casefold()))
    return there or known


def _capitals(text: str, start: int) -> list[int]:
    """Where each of the names that begin there may end: after one, two or more words with a capital letter."""
    ends: list[int] = []
    for word in _WORD.finditer(text, start):
        if len(ends) == LONGEST_NAME or not _is_name(word[0]) or (ends and text[ends[-1] : word.start()].strip()):
            break
        ends.append(word.end())
    return ends


def _with_number(text: str, ends: list[int]) -> list[int]:
    """The same, and where a number stands right behind one of them, as in “Gate 12”, that end too."""
    behind = {end: _NUMBER.match(text, end) for end in ends}
    return sorted({*ends, *(number.end() for number in behind.values() if number is not None)})


def _is_name(text: str) -> bool:
    first = text[:1]
    return first.isalpha() and not first.islower()


def _place(words: str, known: tuple[Place, ...], *, near: bool) -> Place:
    """With name and point only where there is one such place: which of several is meant is not for us to say."""
    if len(known) != 1:
        return Place(text=words)
    found = replace(known[0], role="where", text=words, source_item="", note="")
    if near and found.precision in ("P1", "P2", "P3"):
        return replace(found, precision="P4", uncertainty_m=None)
    return found
