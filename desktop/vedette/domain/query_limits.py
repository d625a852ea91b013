"""Searches that were pasted by the page are cut to what is answered at once; what is typed is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

from vedette.domain.folding import fold, has_cjk, words
from vedette.domain.query import And, Condition, Not, Or, Phrase, Word

MOST_BEGINNINGS = 10
"""So many words may be mere beginnings: each brings all words that begin so, which takes several times as long."""

MOST_IN_A_ROW = 40
"""Words in a row; letters in a row in a script without spaces."""


def shortened(text: str) -> str:
    """The text itself, or as much of it as is searched in a row, without a blank that would part it."""
    found = words(fold(text))
    few = [word[:MOST_IN_A_ROW] if has_cjk(word) else word for word in found[:MOST_IN_A_ROW]]
    return text if few == found else "-".join(few)


def wholly(root: Condition) -> Condition:
    """The same with each word but the last looked for as a whole, once there are very many."""
    found = list(_beginnings(root))
    return _wholly(root, found[-1]) if len(found) > MOST_BEGINNINGS else root


def _beginnings(condition: Condition) -> Iterator[Word]:
    match condition:
        case Word():
            yield condition
        case And(parts) | Or(parts):
            for part in parts:
                yield from _beginnings(part)
        case Not(part):
            yield from _beginnings(part)


def _wholly(condition: Condition, last: Word) -> Condition:
    match condition:
        case Word(text) if condition != last:
            return Phrase(text)
        case And(parts):
            return And(tuple(_wholly(part, last) for part in parts))
        case Or(parts):
            return Or(tuple(_wholly(part, last) for part in parts))
        case Not(part):
            return Not(_wholly(part, last))
        case _:
            return condition
