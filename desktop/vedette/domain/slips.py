"""Words that differ from one by a slip of the finger: a letter too many, too few or another, or two in wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

SHORTEST, LONGEST = 5, 20
"""Letters of a word: shorter ones are like too many others, and longer ones are seldom typed."""


def slips(word: str) -> list[str]:
    """All of them for a folded Latin word, each once; [] for any other."""
    if not (SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()):
        return []
    return list(dict.fromkeys(one for one in _slips(word) if one != word))


def _slips(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        yield from (before + letter + after for letter in ascii_lowercase)
