"""The word of a query text that the cursor is in: what completion completes. Judges no value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedette.domain.query import quoted

LONGEST = 200
_FIELD = re.compile(r"(field\.[^\s\"():]*|\w+):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """From `start` to `end` in the text; `name` is '' as long as no field is named."""

    start: int
    end: int
    minus: str
    name: str
    text: str

    def replaced(self, text: str, part: str) -> tuple[str, int]:
        """`text` with `part` instead of this word, and where the cursor then stands; room follows a whole part."""
        room = "" if part.endswith(":") or text[self.end : self.end + 1] == " " else " "
        made = f"{self.minus}{part}{room}"
        past = 1 if not room and not part.endswith(":") else 0
        return text[: self.start] + made + text[self.end :], self.start + len(made) + past


def token_at(text: str, cursor: int) -> Token:
    """The word around the cursor; blanks inside quotation marks belong to it."""
    start, in_quotes = 0, False
    for place, character in enumerate(text[:cursor]):
        if character == '"':
            in_quotes = not in_quotes
        elif not in_quotes and (character.isspace() or character in "()"):
            start = place + 1
    end = cursor
    while end < len(text) and not text[end].isspace() and text[end] not in '"()':
        end += 1
    word = text[start:cursor][:LONGEST]
    minus = word[: len(word) - len(word.lstrip("-"))]
    word = word[len(minus) :]
    named = _FIELD.fullmatch(word)
    if named is None:
        return Token(start, end, minus, "", word)
    return Token(start, end, minus, named[1].casefold() if "." not in named[1] else named[1], named[2].strip('"'))


def part(name: str, value: str) -> str:
    """A field with a value as it must stand in a query."""
    return f"{name}:{quoted(value)}"
