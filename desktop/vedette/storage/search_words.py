"""Conditions as expressions of the search index. Only folded words and our own keys get into one, always in quotes."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.domain.folding import fold, has_cjk, words
from vedette.storage.search_asked import EVERYTHING as EVERYTHING
from vedette.storage.search_asked import NOTHING, Match
from vedette.storage.search_keys import letters


def keyed(*keys: str) -> Match:
    """Incidents that have any of these keys."""
    return any_of([Match(f'"{key}"') for key in keys])


def keyed_below(beginning: str) -> Match:
    """Incidents that have a key that begins so."""
    return Match(f'"{beginning}" *')


def texts(text: str, *, whole: bool) -> Match:
    """Words in a row in one text; each word for itself once one of them is of a script without spaces."""
    sought = words(fold(text))
    if not sought:
        return NOTHING
    if not any(map(has_cjk, sought)):
        return _in_a_row(sought, whole=whole)
    return all_of([substring(word) if has_cjk(word) else _in_a_row([word], whole=whole) for word in sought])


def alone(text: str) -> str:
    """The one word that a text is, of a script with spaces; '' for any other text."""
    sought = words(fold(text))
    return sought[0] if len(sought) == 1 and not has_cjk(sought[0]) else ""


def place_words(sought: list[str]) -> Match:
    """Words in a row in one name of a place, the last a mere beginning."""
    return Match(f"places : {_in_a_row(sought, whole=False).expression}")


def substring(word: str) -> Match:
    """A word of a script without spaces, anywhere in such a word."""
    return Match(f'unspaced : "{letters(word)}"')


def all_of(parts: Iterable[Match]) -> Match:
    """What all parts find; the negated ones are taken off in one go."""
    given = list(parts)
    wanted = [part for part in given if not part.negated and part != EVERYTHING]
    unwanted = [Match(part.expression, depth=part.depth) for part in given if part.negated]
    found = _joined("AND", wanted) if wanted else EVERYTHING
    if not unwanted:
        return found
    off = _joined("OR", unwanted)
    if not wanted:
        return Match(off.expression, negated=True, depth=off.depth)
    return Match(f"({found.expression}) NOT ({off.expression})", depth=max(found.depth, off.depth) + 1)


def any_of(parts: Iterable[Match]) -> Match:
    """What any part finds."""
    given = [part.plain() for part in parts if part != NOTHING]
    return _joined("OR", given) if given else NOTHING


def none_of(part: Match) -> Match:
    """What the part does not find."""
    return Match(part.expression, negated=not part.negated, depth=part.depth)


def _joined(operator: str, repeated: list[Match]) -> Match:
    parts = list(dict.fromkeys(repeated))
    if len(parts) == 1:
        return parts[0]
    joined = f" {operator} ".join(f"({part.expression})" for part in parts)
    return Match(joined, depth=max(part.depth for part in parts) + 1)


def _in_a_row(sought: list[str], *, whole: bool) -> Match:
    return Match(f'"{" ".join(sought)}"{"" if whole else " *"}')
