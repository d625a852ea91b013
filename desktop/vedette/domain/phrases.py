"""Reads a date as a person writes or says it, in seven languages, into a When; guesses nothing it was not told.

What is ambiguous is asked (NeedsChoice); what is not understood to its last word, or impossible, is NotADate.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TypedDict, Unpack

from vedette.domain import edtf
from vedette.domain.civil_days import quoted
from vedette.domain.errors import NeedsChoice, NotADate
from vedette.domain.phrases_grammar import parse
from vedette.domain.phrases_lexicon import readings
from vedette.domain.phrases_notes import apart, marked
from vedette.domain.phrases_resolve import resolve
from vedette.domain.phrases_span import Context
from vedette.domain.when import When

_LONGEST = 200


class Options(TypedDict, total=False):
    """What `read` can be told beside the words and the day they were said."""

    tz: str
    night: tuple[int, int]
    week_starts_sunday: bool
    order: str


def read(
    text: str,
    *,
    anchor: date | None = None,
    tz: str = "",
    night: tuple[int, int] = (18, 6),
    week_starts_sunday: bool = False,
    order: str = "",
) -> When:
    """The interval the words stand for; `anchor` is the day they were said, `order` one of '', dmy, mdy, ymd."""
    if len(text) == 10:
        day = _iso_day(text, tz)
        if day is not None:
            return day
    if len(text) > _LONGEST:
        raise NotADate(f"{quoted(text)} is too long for a date; put the date alone here and the rest into the text.")
    return _read(Context(text, anchor, night, week_starts_sunday, order), tz)


@lru_cache(maxsize=4096)
def _read(context: Context, tz: str) -> When:
    """Remembered, as a file says the same few thousand dates again and again."""
    text = context.said
    bare = text.strip()
    if not bare:
        return When(text=text, tz=tz)
    words, marks = apart(bare)
    found = edtf.read(words) if edtf.looks_like(words) else _read_words(words, context)
    return replace(marked(found, marks), text=text, tz=found.tz or tz)


def resolve_again(when: When, anchor: date | None, **options: Unpack[Options]) -> When:
    """The same words counted from another day; as it was where it is overruled or counts from no day."""
    unread = when.is_empty and when.text.strip() != "" and not when.nil_reason
    if when.overruled or not (when.anchor_rule or unread):
        return when
    options.setdefault("tz", when.tz)
    again = read(when.text, anchor=anchor, **options)
    return replace(again, language=when.language or again.language)


@lru_cache(maxsize=4096)
def _iso_day(text: str, tz: str) -> When | None:
    """2021-11-03 on the short way that a million imported rows take."""
    if text[4] != "-" or text[7] != "-":
        return None
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return When(text=text, earliest=text, latest=text, unit="day", tz=tz)


def _read_words(text: str, context: Context) -> When:
    found: list[When] = []
    problem: NotADate | NeedsChoice | None = None
    for language, tokens in readings(text):
        try:
            when = _understood(tokens, context)
        except (NotADate, NeedsChoice) as error:
            problem = problem or error
            when = None
        if when is not None:
            found.append(replace(when, language=language))
        if language == "en" and (found or problem):
            break  # English is beneath every other language: its own words are English
    if found:
        return _agreed(found, context)
    raise problem or NotADate(
        f"{quoted(context.said)} is not understood as a date; write it like “3 Nov 2021”, “overnight 1-2 Nov 2021”, "
        "“October 2021” or “2021-11-03 14:30”."
    )


def _understood(tokens: list[tuple[str, str]], context: Context) -> When | None:
    phrase = parse(tokens)
    return resolve(phrase, context) if phrase is not None else None


def _agreed(found: list[When], context: Context) -> When:
    """One reading, whichever of several languages the words belong to."""
    different = {replace(when, language="") for when in found}
    if len(different) > 1:
        choices = tuple(sorted(when.describe() for when in different))
        raise NeedsChoice(
            f"{quoted(context.said)} can be {' or '.join(choices)}: write the one that is meant.", choices
        )
    return found[0] if len(found) == 1 else different.pop()
