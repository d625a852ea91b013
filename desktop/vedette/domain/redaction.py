"""Words taken out of documents of the past: what stands there instead, and where they may stand."""

from __future__ import annotations

import re
from typing import Any

from vedette.domain.errors import InvalidDraft

REMOVED = "[removed]"
"""Stands in place of words that were taken out of the history."""

LEAST_LETTERS = 3
_TEXT_FIELDS = (
    "title summary narrative measures outcome note text reason evidence_for evidence_against name collected_by method "
    "url archived_url captured captured_gps page quote translation translator hedge value country_name admin1 admin2 "
    "admin3 border_segment marker verbatim author attributed contact affiliation aliases giver taker action "
    "coordinates_text created_by updated_by by record query names label"
)
_TEXTS = frozenset(_TEXT_FIELDS.split())
"""Fields that hold what people wrote; in all others words have a meaning to the program."""

Words = re.Pattern[str]
_EMPTIED = re.compile(rf"{re.escape(REMOVED)} ([0-9a-f]{{64}})")


def sought(words: str) -> Words:
    """Those words in upper or lower case, with any blanks between them; InvalidDraft when they are too few to seek."""
    parts = words.split()
    if len("".join(parts)) < LEAST_LETTERS:
        raise InvalidDraft({"words": f"Give at least {LEAST_LETTERS} letters of what is to be taken out."})
    return re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)


def without(plain: Any, words: Words, field: str = "") -> Any:
    """A JSON structure in which no text holds the words any more."""
    if isinstance(plain, str):
        return words.sub(REMOVED, plain) if field in _TEXTS else plain
    if isinstance(plain, list):
        return [without(value, words, field) for value in plain]
    if isinstance(plain, dict):
        return {key: without(value, words, key) for key, value in plain.items()}
    return plain


def holds(plain: Any, words: Words) -> bool:
    """Whether anything in a JSON structure holds the words, also where they can't be taken out."""
    if isinstance(plain, dict):
        return any(holds(value, words) for value in plain.values())
    if isinstance(plain, list):
        return any(holds(value, words) for value in plain)
    return isinstance(plain, str) and words.search(plain) is not None


def emptied(label_hash: str) -> str:
    """What stands in place of the label of an act: the hash of what it was, which carries the chain."""
    return f"{REMOVED} {label_hash}"


def hash_in(label: str) -> str:
    """The hash in a label that was taken out; '' in any other."""
    found = _EMPTIED.fullmatch(label)
    return found[1] if found else ""


def shown(label: str) -> str:
    """A label as people read it."""
    return REMOVED if hash_in(label) else label
