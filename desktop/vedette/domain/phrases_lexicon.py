"""From the text of a date to its tokens: numbers are read once, words once for each language that knows them all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vedette.domain.phrases_words import LANGUAGES, MONTH_WORDS, PHRASE_WORDS, WEEKDAY_WORDS

Token = tuple[str, str]
_LONGEST_PHRASE = 6
_HOUR_PAIR = re.compile(r"\d{1,2}\.\d{2}")
_WITHOUT_MARKS = str.maketrans({"ł": "l", "ø": "o", "đ": "d"})
_APOSTROPHES = str.maketrans("", "", "'’ʼ`")
_SIGNS = {"~": ("approx", ""), "?": ("uncertain", ""), "/": ("slash", "")}
_SCAN = re.compile(
    r"""
      (?P<range>\.{2,3}|…)
    | (?P<space>\s+|[.,])
    | (?P<named>[0-9]{1,2}-[^\W\d_]{3,}-(?:[0-9]{4}|[0-9]{2})(?![0-9]))
    | (?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)
    | (?P<date>[0-9]{4}(?P<s1>[-/.])[0-9]{1,2}(?P=s1)[0-9]{1,2}(?![0-9])
              |[0-9]{1,2}(?P<s2>[-/.])[0-9]{1,2}(?P=s2)(?:[0-9]{4}|[0-9]{2})(?![0-9:])
              |[0-9]{8}(?![0-9]))
    | (?P<yearmonth>[0-9]{4}[-/.][0-9]{1,2}(?![0-9])|[0-9]{1,2}[/.][0-9]{4}(?![0-9]))
    | (?P<pair>[0-9]{1,2}\.[0-9]{1,2}(?![0-9])|[0-9]{1,2}/[0-9]{1,2}(?![0-9./]))
    | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:\s*[ap]\.?m\b\.?)?(?![0-9])|[0-9]{1,2}\s*[ap]\.?m\b\.?)
    | (?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)\b|[0-9]{1,2}-?(?:го|ого|га|е|я|й|ей|ї)\b)
    | (?P<year>[0-9]{4}(?![0-9]))
    | (?P<num>[0-9]{1,2}(?![0-9]))
    | (?P<shortyear>['’][0-9]{2}(?![0-9]))
    | (?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)
    | (?P<dash>[-–—−])
    | (?P<sign>[~?/])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of one language (and of English beneath it) mean in a date."""

    exact: dict[str, str]
    folded: dict[str, str]

    def meaning(self, words: str) -> str:
        """The `kind:value` codes of a phrase, '' where it is none; marks on letters may be missing."""
        return self.exact.get(words) or self.folded.get(_without_marks(words), "")


@cache
def lexicon(language: str) -> Lexicon:
    exact = dict(_entries("en")) | dict(_entries(language))
    folded: dict[str, str] = {}
    for words, meaning in exact.items():
        bare = _without_marks(words)
        folded[bare] = "" if folded.get(bare, meaning) != meaning else meaning  # two meanings: only the marks tell
    return Lexicon(exact, folded)


def _entries(language: str) -> Iterator[tuple[str, str]]:
    for number, forms in enumerate(MONTH_WORDS[language], start=1):
        yield from ((form, f"month:{number}") for form in forms.split("|"))
    for number, forms in enumerate(WEEKDAY_WORDS[language]):
        yield from ((form, f"weekday:{number}") for form in forms.split("|"))
    for meaning, forms in PHRASE_WORDS[language].items():
        yield from ((form, meaning) for form in forms.split("|"))


def _without_marks(words: str) -> str:
    apart = unicodedata.normalize("NFD", words)
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_WITHOUT_MARKS)


def scan(text: str) -> list[Token] | None:
    """The numbers, words and signs of the text; None where it holds anything else."""
    plain = _plain(text)
    found: list[Token] = []
    position = 0
    while position < len(plain):
        match = _SCAN.match(plain, position)
        if match is None:
            return None
        position = match.end()
        kind = match.lastgroup or ""
        if kind in {"s1", "s2"}:
            kind = "date"
        if kind != "space":
            found.append(_scanned(kind, match[0]))
    return found


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    if folded.isascii():
        return folded
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)


def _scanned(kind: str, text: str) -> Token:
    if kind == "range":
        return "dash", text
    if kind == "sign":
        return _SIGNS[text]
    if kind == "ordinal":
        return "num", text[: 2 if text[1:2].isdigit() else 1]
    if kind == "word":
        return kind, text.translate(_APOSTROPHES)
    return kind, text


def readings(text: str) -> Iterator[tuple[str, list[Token]]]:
    """The tokens of the text in each language that knows all its words; English alone where it is enough."""
    scanned = scan(text)
    if not scanned:
        return
    if all(kind not in {"word", "named"} for kind, _ in scanned):
        yield "", scanned
        return
    for language in LANGUAGES:
        tokens = _meanings(scanned, lexicon(language))
        if tokens is not None:
            yield language, _hours_as_clock(tokens)


def _meanings(scanned: list[Token], words: Lexicon) -> list[Token] | None:
    """What the words mean in one language, None where it does not know them all."""
    tokens: list[Token] = []
    position = 0
    while position < len(scanned):
        kind, value = scanned[position]
        length, found = 1, [(kind, value)]
        if kind == "word":
            length, found = _longest(scanned, position, words)
        elif kind == "named":
            found = _with_month_number(value, words)
        if not found:
            return None
        tokens += found
        position += length
    return tokens


def _longest(scanned: list[Token], position: int, words: Lexicon) -> tuple[int, list[Token]]:
    """The longest phrase that begins here: how many words it has and what they mean."""
    run: list[str] = []
    for kind, value in scanned[position : position + _LONGEST_PHRASE]:
        if kind != "word":
            break
        run.append(value)
    for length in range(len(run), 0, -1):
        meaning = words.meaning(" ".join(run[:length]))
        if meaning:
            return length, _codes(meaning)
    return 1, []


def _codes(meaning: str) -> list[Token]:
    return [(kind, value) for kind, _, value in (code.partition(":") for code in meaning.split())]


def _with_month_number(value: str, words: Lexicon) -> list[Token]:
    """13-jan-20 as 13-1-20; nothing where the word is no month."""
    day, name, year = value.split("-")
    kind, _, number = words.meaning(name).partition(":")
    return [("named", f"{day}-{number}-{year}")] if kind == "month" else []


def _hours_as_clock(tokens: list[Token]) -> list[Token]:
    """An hour said with a word before it (godz. 14) or after it (14 часов) is a time."""
    found: list[Token] = []
    expected = False
    for kind, value in tokens:
        if expected and kind in {"num", "pair"}:
            found.append(("clock", value.replace(".", ":") if kind == "pair" else f"{value}:00"))
        elif kind == "hours" and found and found[-1][0] in {"num", "pair"}:
            found[-1] = _hour(*found[-1])
        elif kind not in {"hour", "hours"}:
            found.append((kind, value))
        expected = kind == "hour"
    return found


def _hour(kind: str, value: str) -> Token:
    """14 and 14.30 before “hours” are times; 1.5 there is neither a time nor a date, and nobody understands it."""
    if kind == "pair" and not _HOUR_PAIR.fullmatch(value):
        return ("hours", value)
    return ("clock", value.replace(".", ":") if kind == "pair" else f"{value}:00")
