"""Other spellings of a name that is searched for: names of this logbook that sound like it in another language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from vedette.domain.folding import fold, skeleton
from vedette.domain.query import Query, Word
from vedette.domain.query_syntax import Group, Item, Node, source, take_apart
from vedette.domain.slips import slips
from vedette.storage import spellings as stored
from vedette.storage.acts import head
from vedette.storage.search import Searcher
from vedette.usecases.desk import Desk

MOST = 5
_SHORTEST = 4
_WHOLE = 5
"""From so many letters of its key on, a word may be the beginning of a name."""

_VOWELS = "aeiou"
"""Of the end of a long name: languages end it differently."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Spelling:
    """`word` of the search, and how a name is spelled that it may mean; `text` is the search with both."""

    word: str
    spelled: str
    text: str


class Spellings:
    """Off the GUI thread: the names are read once for each state of the logbook."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._state = ""
        self._names: tuple[Sequence[str], Sequence[str]] = ((), ())

    def of(self, text: str) -> tuple[Spelling, ...]:
        """The most likely ones for the loose words of a search; what the words find anyway is left out."""
        asked = [word for word in _loose_words(text) if len(word) >= _SHORTEST]
        there = {fold(word) for word in _WORD.findall(text)}
        if not asked:
            return ()
        keys, names = self._read()
        alike = [one for word in asked for one in self._like(word, text, keys, names)]
        for found in (alike, self._mistyped(asked, text)):
            if new := [one for one in found if fold(one.spelled) not in there]:
                return tuple(new[:MOST])
        return ()

    def _mistyped(self, asked: Sequence[str], text: str) -> Iterator[Spelling]:
        """Words of the logbook's texts for those that no text holds and that differ from them by a slip."""
        with self._desk.store.reading() as connection:
            for word in asked[:MOST]:
                near = slips(fold(word))
                if near and not Searcher(connection, Query(Word(word))).page(0, 1):
                    for spelled in stored.standing(connection, near):
                        yield Spelling(word, spelled, with_spelling(text, word, spelled))

    def _like(self, word: str, text: str, keys: Sequence[str], names: Sequence[str]) -> Iterator[Spelling]:
        sought, folded = skeleton(word), fold(word)
        bare = sought.rstrip(_VOWELS)
        sought = bare if len(bare) >= _WHOLE else sought
        if len(sought) < _SHORTEST - 1:
            return
        known: set[str] = set()
        for place in range(bisect_left(keys, sought), len(keys)):
            if not (keys[place] == sought or (len(sought) >= _WHOLE and keys[place].startswith(sought))):
                break
            spelled = fold(names[place])
            if not spelled.startswith(folded) and spelled not in known:
                known.add(spelled)
                yield Spelling(word, names[place], with_spelling(text, word, names[place]))

    def _read(self) -> tuple[Sequence[str], Sequence[str]]:
        with self._desk.store.reading() as connection:
            state = head(connection)
            if state != self._state or not state:
                words = {word for name in stored.names(connection) for word in _WORD.findall(name)}
                # In two steps: one sort of so many pairs would keep the window's thread waiting.
                pairs = [(skeleton(word), word) for word in sorted(words) if len(word) >= _SHORTEST]
                pairs.sort(key=itemgetter(0))
                self._names = ([key for key, _ in pairs], [word for _, word in pairs])
                self._state = state
        return self._names


def with_spelling(text: str, word: str, spelled: str) -> str:
    """The search, with another spelling in the alternative to a word of it."""
    return " ".join(_offered(node, word, spelled) for node in _top(text))


def _offered(node: Node, word: str, spelled: str) -> str:
    match node:
        case Item(text, "", False) if text == word:
            return source(Group(((node,), (Item(spelled),))))
        case Group(rows) if (Item(word),) in rows:
            return source(Group((*rows, (Item(spelled),))))
        case _:
            return source(node)


def _loose_words(text: str) -> Iterator[str]:
    for node in _top(text):
        match node:
            case Item(word, "", False):
                yield word
            case Group(rows):
                yield from (_text_of(row) for row in rows[:1] if row == (Item(_text_of(row)),))
            case _:
                pass


def _text_of(row: tuple[Node, ...]) -> str:
    return row[0].text if row and isinstance(row[0], Item) else ""


def _top(text: str) -> tuple[Node, ...]:
    root = take_apart(text).root
    return root.alternatives[0] if len(root.alternatives) == 1 else (root,)
