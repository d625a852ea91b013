"""Finds the date of a sentence, or tells why words that are meant as one can't be taken. Reading is given to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from vedette.domain.errors import NeedsChoice, UserError
from vedette.domain.phrases_lexicon import readings
from vedette.domain.when import When

Read = Callable[[str], When]
LONGEST_DATE = 8
FEWEST_WORDS = 2
_WORD = re.compile(r"\S+")
_DATES = {"date", "stamp", "named", "yearmonth", "month"}
_OF_A_NUMBER = re.compile(
    r"(?:around|about|approximately|approx|roughly|circa|ca|some|and|at|in|on|by|to|from|около|примерно|około|ok|~|-|–)$",
    re.IGNORECASE,
)
_OWN_DAY = re.compile(
    r"(?<!\w)(?:yesterday|today|tonight|last night|this morning|wczoraj|dzisiaj|dziś|вчера|сегодня|учора|сёння"
    r"|вчора|сьогодні|vakar|šiandien|šodien)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date from `start` to `end` of the text; `problem` in place of `when` where it can't be taken."""

    start: int
    end: int
    when: When | None = None
    problem: str = ""
    choices: tuple[str, ...] = ()


def whole(text: str, read: Read) -> Dated | None:
    """The text as a date and nothing else; None where it is none."""
    try:
        return Dated(0, len(text), read(text))
    except NeedsChoice as error:
        return Dated(0, len(text), problem=str(error), choices=error.choices)
    except UserError as error:
        return Dated(0, len(text), problem=str(error)) if _is_meant(text) else None


def within(text: str, read: Read) -> Dated | None:
    """The longest date in a sentence that names a day; a month or year alone, or “night”, may be meant otherwise."""
    words = [match.span() for match in _WORD.finditer(text)]
    days = [match.span() for match in _OWN_DAY.finditer(text)]
    keys = [
        number
        for number, (start, end) in enumerate(words)
        if _is_key(text[start:end]) or any(start < last and first < end for first, last in days)
    ]
    for first, last in _windows(keys, len(words)):
        start, end = words[first][0], words[last][1]
        end = start + len(text[start:end].rstrip(",.;:"))
        found = _named_day(text[start:end], read)
        if found is not None:
            found = _without_stray_words(text[start:end], found, read)
            return replace(found, start=start, end=start + found.end)
    return None


def without(text: str, dated: Dated) -> str:
    """The sentence without a date that it begins or ends with, where a few words are left; else as it is."""
    if dated.when is None or (dated.start and text[dated.end :].strip(" ,.:–-")):
        return text
    rest = f"{text[: dated.start]}{text[dated.end :]}".strip(" ,.:;–-")
    return rest if len(rest.split()) >= FEWEST_WORDS else text


def _without_stray_words(text: str, found: Dated, read: Read) -> Dated:
    """“men” behind an English date is a month to Lithuanians, but adds nothing to it."""
    shorter = text[: found.end].rpartition(" ")[0]
    again = _named_day(shorter, read) if shorter else None
    if again is None or again.when is None or found.when is None or again.when.language == found.when.language:
        return found
    same = replace(again.when, text="", language="") == replace(found.when, text="", language="")
    return _without_stray_words(shorter, again, read) if same else found


def _windows(keys: list[int], count: int) -> Iterator[tuple[int, int]]:
    """Stretches of words around a key word, the longest first."""
    seen = {
        (first, last)
        for key in keys[:4]
        for first in range(max(0, key - LONGEST_DATE + 1), key + 1)
        for last in range(key, min(count, first + LONGEST_DATE))
    }
    yield from sorted(seen, key=lambda span: (span[0] - span[1], span[0]))


def _named_day(text: str, read: Read) -> Dated | None:
    if not (any(c.isdigit() for c in text) or _OWN_DAY.search(text)) or _OF_A_NUMBER.search(text):
        return None
    found = whole(text, read)
    return (
        found if found is None or found.problem or (found.when and found.when.unit not in ("year", "month")) else None
    )


def _is_key(word: str) -> bool:
    """Whether a word makes its neighbours a date: a month with a capital letter, figures of a day."""
    bare = word.strip(",.;:()")
    kinds = _kinds(bare)
    if "month" in kinds:
        return bare[:1].isupper()
    return bool(kinds & _DATES)


def _is_meant(text: str) -> bool:
    """Whether the words are those of a date with figures, and nothing else."""
    return any(c.isdigit() for c in text) and bool(_kinds(text) & _DATES)


def _kinds(text: str) -> set[str]:
    return {kind for _, tokens in readings(text) for kind, _ in tokens}
