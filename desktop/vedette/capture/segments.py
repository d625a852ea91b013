"""Cuts a line at its semicolons and takes out what is marked: #tag, @source, key:value. Knows no meanings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_QUOTED = r'"[^"]*"|“[^”]*”|„[^”“]*[”“]|«[^»]*»'
_ADDRESS = r"[a-z]+://[^\s;\"]+(?:;[^\s;\"]+)*"
_NAME = rf"{_QUOTED}|{_ADDRESS}|[^\s;\"]+"
_MARKED = re.compile(rf"(?:(?<=\s)|(?<=;)|^)(?:(?P<sign>[#@])(?P<name>{_NAME})|(?P<key>[^\W\d]\w*):(?P<value>{_NAME}))")
_CUT = re.compile(rf"{_QUOTED}|{_ADDRESS}|;;?")
_SIGNS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked word: `key` is "#", "@" or what stood before the colon; from `start` to `end` of the line."""

    key: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the line without a semicolon, with the place of each of its characters in the line."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the text stands in the line."""
        return self.places[start], self.places[end - 1] + 1


def cut(line: str, understood: Callable[[Marked], bool]) -> tuple[list[Segment], list[Marked], str]:
    """The segments without the marked words that were understood, those, and what stands after ";;"."""
    head, tail = _halves(line)
    marked = [one for one in _marked(head) if one.value and understood(one)]
    taken = {place for one in marked for place in range(one.start, one.end)}
    segments = [_segment(head, start, end, taken) for start, end in _stretches(head)]
    return [segment for segment in segments if segment.text], marked, tail


def bare(text: str) -> str:
    """Without quotation marks around it."""
    return text.strip(_SIGNS).strip()


def _halves(line: str) -> tuple[str, str]:
    for match in _CUT.finditer(line):
        if match[0] == ";;":
            return line[: match.start()], line[match.end() :].strip()
    return line, ""


def _marked(head: str) -> list[Marked]:
    return [
        Marked(
            match["sign"] or match["key"].casefold(),
            _value(match["name"] or match["value"]),
            match.start(),
            match.end(),
        )
        for match in _MARKED.finditer(head)
    ]


def _value(text: str) -> str:
    plain = bare(text)
    return plain if text[:1] in _SIGNS or "/" in plain else plain.rstrip(",.")


def _stretches(head: str) -> list[tuple[int, int]]:
    cuts = [match.start() for match in _CUT.finditer(head) if match[0] == ";"]
    return list(zip([0, *(place + 1 for place in cuts)], [*cuts, len(head)], strict=True))


def _segment(head: str, start: int, end: int, taken: set[int]) -> Segment:
    """With single blanks, and none at the ends."""
    text: list[str] = []
    places: list[int] = []
    for place in range(start, end):
        character = " " if place in taken or head[place].isspace() else head[place]
        if character != " " or (text and text[-1] != " "):
            text.append(character)
            places.append(place)
    if text and text[-1] == " ":
        text.pop()
        places.pop()
    return Segment("".join(text), tuple(places))
