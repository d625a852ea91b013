"""What a search asks of the store once its query is understood. A list of everything needs no more than this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Text, column, select, table

MARK = "þ"
"""What keys begin with: no folded text holds it."""

ALL = MARK
"""The key that every incident has."""

SEARCH = table("incident_search", column("rowid", Integer), column("incident_search", Text))
DayStart = Callable[[date], str]
"""The instant (UTC, ISO 8601) at which a local day begins, as far as it is needed to compare texts."""

Key = ColumnElement[int]
Holds = Callable[[Key], ColumnElement[bool]]
"""A condition on an incident's order key, wherever that stands."""

_DEEPEST = 12
"""More levels than this are too many for the parser of FTS5; such a part is asked for in SQL."""


@dataclass(frozen=True, slots=True)
class Match:
    """An expression of the index, or the opposite of one; `depth` counts parentheses."""

    expression: str
    negated: bool = False
    depth: int = 0

    @property
    def too_deep(self) -> bool:
        """True when the index should not be asked for it as part of a larger expression."""
        return self.depth >= _DEEPEST

    def plain(self) -> Match:
        """The same without a negation around it."""
        if not self.negated:
            return self
        return Match(f'"{ALL}" NOT ({self.expression})', depth=self.depth + 1)


EVERYTHING = Match(f'"{ALL}"')
NOTHING = Match(f'"{MARK}nothing"')


@dataclass(frozen=True, slots=True)
class Rest:
    """A condition on order keys and, where they can be listed, the keys for which it holds (`once`: each once)."""

    holds: Holds
    keys: Select[Any] | None = None
    once: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of the index and what beside it, all of it to hold; trash is looked into only where asked for."""

    match: Match = EVERYTHING
    rests: tuple[Rest, ...] = ()
    trash: bool = False

    @property
    def all(self) -> bool:
        """True when nothing is asked: every incident that is not in the trash."""
        return self.match == EVERYTHING and not self.rests


def day_in_utc(day: date) -> str:
    """The start of a day where the world has one zone."""
    return day.isoformat()


def matching(match: Match) -> Select[Any]:
    """Order keys of the incidents that an expression finds, the trash among them."""
    expression = match.plain().expression
    return select(SEARCH.c.rowid).where(SEARCH.c.incident_search.op("MATCH")(expression))
