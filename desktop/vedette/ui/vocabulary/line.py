"""What a manager shows: its words, and one line per thing; made off the GUI thread, knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vedette.domain.folding import fold, name_key


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: a cell per heading (a number is aligned as one), and folded what a search looks into."""

    thing: Any
    cells: tuple[str | int, ...]
    sought: str
    unused: bool = False
    tip: str = ""

    @property
    def uid(self) -> str:
        """Of the thing."""
        return str(self.thing.uid)

    @property
    def name(self) -> str:
        """Of the thing."""
        return str(self.thing.name)


@dataclass(frozen=True, slots=True)
class Words:
    """What one manager is called and says; `key` begins the names of its widgets; `note` has the number of lines."""

    key: str
    title: str
    find: str
    headings: tuple[str, ...]
    note: str
    empty: str


def sought_in(names: Iterable[str]) -> str:
    """Names as a search finds them: in any script, by any part."""
    return "\n".join(part for name in names for part in dict.fromkeys((fold(name), name_key(name))))


def wanted(typed: str) -> tuple[tuple[str, str], ...]:
    """Each word typed in the two ways a name is folded."""
    return tuple((fold(word), name_key(word) or fold(word)) for word in typed.split())


def fits(line: Line, words: Sequence[tuple[str, str]]) -> bool:
    """Whether every word is somewhere in the names."""
    return all(plain in line.sought or key in line.sought for plain, key in words)
