"""Finds how many of what a sentence speaks of; only where a word says what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from vedette.domain.errors import UserError
from vedette.domain.figures import figures
from vedette.domain.quantity import Quantity, read_quantity

FEW_WORDS = 3
WORDS_BEFORE = 3
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")


def whole(text: str, subjects: Mapping[str, str]) -> Quantity | None:
    """The text as a quantity and nothing else: how many, perhaps one word more, and what is counted."""
    words = text.split()
    last = _LETTERS.findall(text.casefold())[-1:]
    if not last or last[0] not in subjects or words[0].casefold() in subjects:
        return None
    found = _read(text, subjects)
    if found is None or found.subject == "other":
        return None
    return found if _is_all(text, found, subjects) else None


def _is_all(text: str, found: Quantity, subjects: Mapping[str, str]) -> bool:
    """Whether nothing else is said: before the number only “about” and the like, behind it at most two words."""
    numbers = figures(text)
    if not numbers:
        return len(text.split()) <= FEW_WORDS
    before, after = text[: numbers[0].start].strip(), text[numbers[-1].end :]
    plain = _read(text[numbers[0].start :], subjects)
    told = not before or (plain is not None and plain.qualifier != found.qualifier and len(before.split()) <= FEW_WORDS)
    return told and len(after.split()) <= FEW_WORDS - 1


def within(text: str, subjects: Mapping[str, str]) -> Iterator[tuple[int, int, Quantity]]:
    """Numbers of a sentence with a word for what is counted right behind them, or one word further."""
    try:
        found = figures(text)
    except UserError:
        return
    done = 0
    for figure in found:
        end = _end_of_subject(text, figure.end, subjects)
        if end and figure.start >= done:
            start, quantity = _with_words_before(text, figure.start, end, subjects)
            if quantity is not None and start >= done:
                yield start, end, quantity
                done = end


def _end_of_subject(text: str, after: int, subjects: Mapping[str, str]) -> int:
    """Where the word for what is counted ends; 0 where there is none."""
    words = list(islice(_WORD.finditer(text, after), 2))  # no more: a line may hold a thousand figures
    if not words or not text[after : after + 1].isspace():
        return 0
    for word in words:
        letters = _LETTERS.match(word[0])
        if letters and letters[0].casefold() in subjects:
            return word.start() + letters.end()
    return 0


def _with_words_before(text: str, start: int, end: int, subjects: Mapping[str, str]) -> tuple[int, Quantity | None]:
    """With “at least”, “around” and the like before the number, where they stand there."""
    before = [match.start() for match in _WORD.finditer(text, 0, start)][-WORDS_BEFORE:]
    plain = _read(text[start:end], subjects)
    if plain is None:
        return start, None
    for first in reversed(before):
        more = _read(text[first:end], subjects)
        if more is not None and more.qualifier != plain.qualifier and more.figures():
            return first, more
    return start, plain


def _read(text: str, subjects: Mapping[str, str]) -> Quantity | None:
    try:
        return read_quantity(text, subjects)
    except UserError:
        return None
