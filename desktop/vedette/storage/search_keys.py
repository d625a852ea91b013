"""Facts of an incident as words of the search index, so that one look into it answers words and fields together.

No folded text holds the letter thorn or eth: what begins with them can never be typed, and never be meant by a text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from vedette.domain.folding import has_cjk
from vedette.storage.search_asked import ALL as ALL
from vedette.storage.search_asked import MARK as MARK

COLUMNS = ("title", "text", "names", "places", "unspaced", "keys")
"""Of the search index."""

BREAK = "ð"
"""A word between two texts, so that a phrase never runs from one into the next."""

CONTESTED, TRASHED = f"{MARK}contested", f"{MARK}trashed"

Kind = Literal[
    "tag", "actor", "party", "source", "item", "type", "status", "workflow", "country", "stance", "speech", "has",
    "reliability", "credibility", "independent", "saying",
]  # fmt: skip
_LETTERS: dict[Kind, str] = {
    "tag": "g", "actor": "a", "party": "p", "source": "o", "item": "i", "type": "y", "status": "u", "workflow": "w",
    "country": "n", "stance": "s", "speech": "k", "has": "h", "reliability": "r", "credibility": "q",
    "independent": "m", "saying": "d",
}  # fmt: skip
MOST_INDEPENDENT = 100


@lru_cache(maxsize=50_000)
def key(kind: Kind, value: str | int) -> str:
    """The key of one fact; different values never share one."""
    return f"{MARK}{_LETTERS[kind]}{spelled(str(value))}"


def saying(party: int, stance: str) -> str:
    """The value of a key for a party that takes a stance."""
    return f"{party}/{stance}"


def spelled(value: str) -> str:
    """Small letters and digits as they are, any other character by its number: one word to the tokenizer."""
    return "".join(c if c.isascii() and (c.islower() or c.isdigit()) else f"{BREAK}{ord(c):x}{BREAK}" for c in value)


def letters(word: str) -> str:
    """A word letter by letter; a letter that has nothing to do with such scripts is marked, to be no word itself."""
    return " ".join(letter if has_cjk(letter) else MARK + letter for letter in word)


def independent_at_least(number: int) -> str | None:
    """The key of having so many independent sources; None where no key can say so."""
    return key("independent", number) if 1 <= number <= MOST_INDEPENDENT else None
