"""The shape of a query text: words, phrases, fields, minus, OR and parentheses, without asking what a value means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from vedette.domain.query_fields import QUERY_FIELDS, Values

MOST_TERMS = 40
MOST_TOKENS = 10_000
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a quoted phrase, or a field with its value."""

    text: str
    name: str = ""
    in_quotes: bool = False


@dataclass(frozen=True, slots=True)
class Minus:
    """Something that is excluded."""

    part: Item | Group


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, each a row of things that are all asked for."""

    alternatives: tuple[tuple[Node, ...], ...]


Node = Item | Minus | Group


@dataclass(frozen=True, slots=True)
class Shape:
    """A query text taken apart, and what could not be taken as it stood."""

    root: Group
    problems: tuple[str, ...]


def source(node: Node) -> str:
    """A node as text again."""
    match node:
        case Minus(part):
            return f"-{source(part)}"
        case Group(alternatives):
            return f"({' OR '.join(' '.join(map(source, row)) for row in alternatives)})"
        case Item(text, name, in_quotes):
            doubled = text.replace('"', '""')
            if not (text or in_quotes):
                return name  # with its colon it would take what comes after it for its value
            return (f"{name}:" if name else "") + (f'"{doubled}"' if in_quotes else text)


def take_apart(text: str) -> Shape:
    """The shape of any text, in linear time, whatever stands in it."""
    builder = _Builder()
    for token, _, _ in _tokens(text):
        if not builder.take(token):
            builder.say(f"Only the first {MOST_TERMS} words and fields are searched.")
            break
    return builder.finished()


def placed(text: str) -> list[tuple[Item | str, int, int]]:
    """What a text is read as, sign by sign and word by word, each with where it begins and ends in the text."""
    return list(islice(_tokens(text), MOST_TOKENS))


_FIELD_NAMES = frozenset(known.name for known in QUERY_FIELDS)
_SPACE = r"\s\x00-\x1f\x7f-\x9f"
_TOKEN = re.compile(
    rf'(?P<space>[{_SPACE}]+)|(?P<open>\()|(?P<close>\))|(?P<quote>")|(?P<minus>-+(?=[^{_SPACE})]))|(?P<run>[^{_SPACE}"()]+)'
)
# What looks like a field. Nothing in `http://x`, `10:30` or `a::b` does.
_FIELD = re.compile(rf'(field\.[^{_SPACE}"():]{{1,100}}|[^\W\d]\w{{0,60}}):(?![/:])', re.IGNORECASE)
_DEAR_VALUES = {Values.DAY: 4, Values.DAYS: 4, Values.AREA: 2, Values.NUMBER: 3}
_DEAR = {known.name: _DEAR_VALUES.get(known.values, 1) for known in QUERY_FIELDS}
_WORDED = frozenset({"OR", "AND", "NOT"})
_SIGNS = {"open": "(", "close": ")", "minus": "-"}


def _tokens(text: str) -> Iterator[tuple[Item | str, int, int]]:
    """What stands in the text, a field and its value together also where a blank stands between, as in `tag: shots`."""
    waiting: tuple[Item, int, int] | None = None
    for token, start, end in _pieces(text):
        if waiting is not None:
            if isinstance(token, Item) and not token.name:
                yield replace(token, name=waiting[0].name), waiting[1], end
                waiting = None
                continue
            yield waiting
            waiting = None
        if isinstance(token, Item) and token.name in _FIELD_NAMES and not (token.text or token.in_quotes):
            waiting = token, start, end
        else:
            yield token, start, end
    if waiting is not None:
        yield waiting


def _pieces(text: str) -> Iterator[tuple[Item | str, int, int]]:
    """Items, the signs ( ) - OR AND NOT and a quotation mark without a partner, each with where it begins and ends."""
    place = 0
    while (found := _TOKEN.match(text, place)) is not None:
        kind, place = found.lastgroup or "", found.end()
        if kind in _SIGNS:
            yield _SIGNS[kind], found.start(), place
        elif kind == "quote":
            phrase, place = _quoted(text, found.start())
            yield '"' if phrase is None else Item(phrase, in_quotes=True), found.start(), place
        elif kind == "run":
            token, place = _run(text, found)
            yield token, found.start(), place


def _run(text: str, found: re.Match[str]) -> tuple[Item | str, int]:
    if found[0] in _WORDED:
        return found[0], found.end()
    named = _FIELD.match(text, found.start(), found.end())
    if named is None:
        return Item(found[0]), found.end()
    if named.end() == found.end() and text.startswith('"', found.end()):
        value, end = _quoted(text, found.end())
        if value is not None:
            return Item(value, _field_name(named[1]), in_quotes=True), end
    return Item(text[named.end() : found.end()], _field_name(named[1])), found.end()


def _field_name(typed: str) -> str:
    """A known name in lower case; the key of a field of one's own, and a name that is none, as typed."""
    if typed[:6].lower() == "field.":
        return "field." + typed[6:]
    return typed.lower() if typed.lower() in _FIELD_NAMES else typed


def _quoted(text: str, start: int) -> tuple[str | None, int]:
    """The text between quotation marks (two in a row are one), and where it ends; None where no mark closes it."""
    end = start + 1
    while (end := text.find('"', end)) != -1:
        if not text.startswith('"', end + 1):
            return text[start + 1 : end].replace('""', '"'), end + 1
        end += 2
    return None, start + 1


def _weight(token: Item | str) -> int:
    """How many terms the token may become: a value that its field can't take a word and a phrase, a list each of it.

    Some fields take as long to look for as several words.
    """
    if isinstance(token, str) or not token.name:
        return int(not isinstance(token, str))
    return _DEAR.get(token.name, 1) * (2 if token.in_quotes else 1 + token.text.count(","))


@dataclass(slots=True)
class _Frame:
    """An open parenthesis and what came after it so far."""

    minus: bool = False
    rows: list[list[Node]] = field(default_factory=lambda: [[]])


@dataclass(slots=True)
class _Builder:
    """Puts tokens together with a stack of its own, so that no text is too deep."""

    frames: list[_Frame] = field(default_factory=lambda: [_Frame()])
    problems: dict[str, None] = field(default_factory=dict)
    minus: bool = False
    nothing_left_out: bool = False
    terms: int = 0
    tokens: int = 0
    too_deep: int = 0

    def say(self, sentence: str) -> None:
        self.problems[sentence] = None

    def take(self, token: Item | str) -> bool:
        """Whether there was room for the token."""
        self.tokens += 1
        self.terms += _weight(token)
        if self.terms > MOST_TERMS or self.tokens > MOST_TOKENS:
            return False
        match token:
            case Item():
                self._add(token)
            case "(":
                self._open()
            case ")":
                self._close()
            case "-" | "NOT":
                self.minus, self.nothing_left_out = True, token == "NOT"
            case "AND":
                self._together()
            case "OR":
                self._alternative()
            case _:
                self.say("A quotation mark has no partner; the words after it were searched one by one.")
        return True

    def finished(self) -> Shape:
        if self.too_deep or len(self.frames) > 1:
            self.say("A parenthesis is not closed; it was taken to end with the search.")
        while len(self.frames) > 1:
            self._end_group()
        return Shape(Group(self._rows()), tuple(self.problems))

    def _add(self, node: Item | Group) -> None:
        self.frames[-1].rows[-1].append(Minus(node) if self.minus else node)
        self.minus = self.nothing_left_out = False

    def _open(self) -> None:
        if len(self.frames) > DEEPEST:
            self.too_deep += 1
            self.say(f"More than {DEEPEST} parentheses stand inside one another; the inner ones were left out.")
            return
        self.frames.append(_Frame(self.minus))
        self.minus = self.nothing_left_out = False

    def _close(self) -> None:
        if self.too_deep:
            self.minus = False
            self.too_deep -= 1
        elif len(self.frames) > 1:
            self._end_group()
        else:
            self.minus = False
            self.say("A parenthesis closes that was never opened; it was left out.")

    def _together(self) -> None:
        """AND says no more than standing side by side does."""
        if self.minus or not self.frames[-1].rows[-1]:
            self._lone("AND")

    def _alternative(self) -> None:
        if self.minus or not self.frames[-1].rows[-1]:
            self._lone("OR")
        else:
            self.frames[-1].rows.append([])

    def _lone(self, sign: str) -> None:
        self.say(f"{sign} needs something on both sides; it was searched as a word.")
        self.terms += 1
        if self.terms <= MOST_TERMS:
            self._add(Item(sign.lower()))

    def _end_group(self) -> None:
        rows = self._rows()
        frame = self.frames.pop()
        self.minus = frame.minus
        self._add(Group(rows))

    def _rows(self) -> tuple[tuple[Node, ...], ...]:
        rows = self.frames[-1].rows
        if self.nothing_left_out:
            self.say("NOT leaves out what stands after it, and nothing does.")
        self.minus = self.nothing_left_out = False
        if len(rows) > 1 and not rows[-1]:
            rows.pop()
            self._lone("OR")
        return tuple(map(tuple, rows))
