"""Takes off the notes in brackets that we put behind a date in words, so that a table of ours is read again."""

from __future__ import annotations

import re
from dataclasses import replace

from vedette.domain.when import When

_NOTE = re.compile(r"\s*\(([^()]{1,60})\)$")
_MARK = {"year inferred", "uncertain", "start open"}
# What only says the words before it once more: “(some day in the week)”, “(1 Nov 18:00 – 2 Nov 06:00)”.
_SAID_AGAIN = re.compile(r"some day (?:in|from) [^()]+|\d[\d:]*(?: [\w :]+)? ?– ?\d[\w :]+")


def apart(text: str) -> tuple[str, frozenset[str]]:
    """The words of the date alone, and which marks stood behind them; the text as it is where a note is not ours."""
    marks: set[str] = set()
    rest = text
    while note := _NOTE.search(rest):
        parts = note[1].split(", ")
        if set(parts) <= _MARK:
            marks.update(parts)
        elif not _SAID_AGAIN.fullmatch(note[1]):
            return text, frozenset()
        rest = rest[: note.start()]
        if note[1] == "some day in the week":
            rest = rest.removeprefix("week of ")
    return (rest, frozenset(marks)) if rest else (text, frozenset())


def marked(when: When, marks: frozenset[str]) -> When:
    """The date as the marks say it is."""
    if "start open" in marks:
        when = replace(when, shape="throughout")
    if "uncertain" in marks:
        when = replace(
            when, qualifier={"approximate": "both", "exact": "uncertain"}.get(when.qualifier, when.qualifier)
        )
    return replace(when, inferred=True) if "year inferred" in marks else when
