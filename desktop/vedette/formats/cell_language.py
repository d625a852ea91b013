r"""The small language of list cells in our CSV, taken apart and put together; which part means what is part_cells.py's.

    cell       = entry { "|" entry }
    entry      = part { ":" part } [ "[" pair { ";" pair } "]" ] [ "=" entry { ";" entry } ]
    part       = word [ text ] | text
    pair       = key "=" value
    value      = word | text | "{" [ item { ";" item } ] "}"        item = pair | value

A word is plain text without " \ | ; : = [ ] { }, line breaks or blanks at its ends; a text stands in quotation marks,
with \" \\ and \| for these signs, so that every cell can be split at each | that has no \ before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from vedette.domain.errors import CannotRead

Value: TypeAlias = "str | tuple[Item, ...] | None"
T = TypeVar("T")

_WORD = re.compile(r"[^\s\"\\|;:=\[\]{}]([^\"\\|;:=\[\]{}\x00-\x1f\x7f\x85\u2028\u2029]*[^\s\"\\|;:=\[\]{}])?")
_KEY = re.compile(r"\s*([a-z][a-z0-9_]*)\s*=")
_ENDS_PART = '":|;[]={}'
_ENDS_VALUE = '"|;]{}['
_DEEPEST = 4
_PIECES = re.compile(r"\\(.)|\||[^\\|]+|\\\Z", re.DOTALL)
_STRING_SIGN = re.compile(r'["\\]')


@dataclass(frozen=True, slots=True)
class Item:
    """One thing between braces: a pair where it has a key."""

    key: str
    value: Value


@dataclass(frozen=True, slots=True)
class Part:
    """A word (None where there is none), and the text after it."""

    word: str | None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the things a cell lists."""

    parts: tuple[Part, ...]
    pairs: Mapping[str, Value] = field(default_factory=dict)
    inner: tuple[Entry, ...] = ()


def is_word(text: str) -> bool:
    """Whether it can stand without quotation marks, and not be taken for a number before an entry."""
    return (text.isalnum() or _WORD.fullmatch(text) is not None) and not text.isdecimal()


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("|", "\\|")
    return f'"{escaped}"'


def word_or_text(text: str) -> str:
    return text if is_word(text) else quoted(text)


def written_value(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value if value.isalnum() or _WORD.fullmatch(value) else quoted(value)
    return "{" + "; ".join(_written_item(item) for item in value) + "}"


def written_pairs(pairs: Mapping[str, Value]) -> str:
    """`` [key=value; key=value]``, or nothing."""
    inside = "; ".join(f"{key}={written_value(value)}" for key, value in pairs.items())
    return f" [{inside}]" if inside else ""


def _written_item(item: Item) -> str:
    return f"{item.key}={written_value(item.value)}" if item.key else written_value(item.value)


def parse(cell: str) -> tuple[Entry, ...]:
    """The entries of a cell; CannotRead says in a sentence what can't be understood."""
    reader = _Reader(cell)
    return reader.whole(lambda: reader.entries("|", inner=True)) if cell.strip() else ()


def joined(values: Iterable[str]) -> str:
    r"""A plain list as a cell: `|` between, with `\|` and `\\` for these signs inside."""
    return "|".join([_escaped(value) if "|" in value or "\\" in value else value for value in values])


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("|", "\\|")


def split(cell: str) -> tuple[str, ...]:
    """What `joined` was given, but for a list of one empty text."""
    if not cell:
        return ()
    parts: list[list[str]] = [[]]
    for match in _PIECES.finditer(cell):
        if match[0] == "|":
            parts.append([])
        else:
            parts[-1].append(match[1] if match[1] is not None else match[0])
    return tuple("".join(pieces) for pieces in parts)


class _Reader:
    """A cell and how far it has been read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def whole(self, read: Callable[[], T]) -> T:
        found = read()
        if self._peek():
            raise self._refusal(f"“{self._peek()}” is not expected there")
        return found

    def entries(self, separator: str, *, inner: bool) -> tuple[Entry, ...]:
        found = [self._entry(inner)]
        while self._accept(separator):
            found.append(self._entry(inner))
        return tuple(found)

    def _entry(self, inner: bool) -> Entry:
        parts = [self._part()]
        while self._accept(":"):
            parts.append(self._part())
        pairs = self._pairs() if self._accept("[") else {}
        below = self.entries(";", inner=False) if inner and self._accept("=") else ()
        return Entry(tuple(parts), pairs, below)

    def _part(self) -> Part:
        if self._peek() == '"':
            first = self._string()
            return Part(first, self._string()) if self._peek() == '"' else Part(None, first)
        word = self._bare(_ENDS_PART)
        if not word:
            raise self._refusal("a name or a word is missing")
        return Part(word, self._string() if self._peek() == '"' else None)

    def _pairs(self) -> dict[str, Value]:
        pairs: dict[str, Value] = {}
        while not self._accept("]"):
            key = self._key()
            if not key or key in pairs:
                raise self._refusal(f"“{key}” stands twice" if key else "a pair like certainty=high is expected")
            pairs[key] = self._value(_DEEPEST)
            if not self._accept(";") and self._peek() != "]":
                raise self._refusal("a “]” is missing")
        return pairs

    def _value(self, left: int) -> Value:
        if self._peek() == '"':
            return self._string()
        if self._accept("{"):
            if not left:
                raise self._refusal("braces lie too deep")
            return self._items(left - 1)
        return self._bare(_ENDS_VALUE) or None

    def _items(self, left: int) -> tuple[Item, ...]:
        found: list[Item] = []
        while not self._accept("}"):
            found.append(Item(self._key(), self._value(left)))
            if not self._accept(";") and self._peek() != "}":
                raise self._refusal("a “}” is missing")
        return tuple(found)

    def _key(self) -> str:
        match = _KEY.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match[1]

    def _bare(self, ends: str) -> str:
        self._peek()
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in ends:
            self._at += 1
        return self._text[start : self._at].strip()

    def _string(self) -> str:
        self._accept('"')
        start, pieces = self._at, []
        while True:
            match = _STRING_SIGN.search(self._text, self._at)
            if match is None:
                raise self._refusal(f"the quotation mark at character {start} is never closed")
            pieces.append(self._text[self._at : match.start()])
            self._at = match.end()
            if match[0] == '"':
                return "".join(pieces)
            pieces.append(self._text[self._at : self._at + 1])
            self._at += 1

    def _peek(self) -> str:
        """The next sign that is no blank; '' at the end."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _accept(self, sign: str) -> bool:
        if self._peek() != sign:
            return False
        self._at += 1
        return True

    def _refusal(self, reason: str) -> CannotRead:
        return CannotRead(f"The cell can't be read at character {self._at + 1}: {reason}.")
