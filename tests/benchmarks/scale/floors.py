"""The same questions to the same file, asked of SQLite by Python's own driver: what no program can be faster than."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from statistics import median

from tests.benchmarks.scale.measured import timed
from vedette.domain.folding import fold, words

_PAGE = (
    "SELECT uid, title, when_earliest, type, status FROM incident WHERE order_key > 0 "
    "ORDER BY {} DESC LIMIT 100 OFFSET ?"
)
_HITS = "SELECT rowid FROM incident_search WHERE incident_search MATCH ? AND rowid > 0 ORDER BY rowid DESC LIMIT 100"
_COUNT = "SELECT count(*) FROM incident_search WHERE incident_search MATCH ? AND rowid > 0"


class Floor:
    """Bare times in milliseconds, the median of some."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA cache_size = -32768")

    def close(self) -> None:
        self._connection.close()

    def hits(self, queries: Iterable[str]) -> float:
        """The newest hits of the first word of each, else the first page."""
        return median([timed(lambda q=q: self._hits(q)) for q in queries])  # type: ignore[misc]

    def count(self, queries: Iterable[str]) -> float:
        """The number of hits of the first word of each."""
        return median([timed(lambda q=q: self._first(_COUNT, [_word(q) or '"þ"'])) for q in queries])  # type: ignore[misc]

    def page(self, column: str, offset: int = 0) -> float:
        """A page in the order of a column."""
        order = f"{column} DESC, order_key" if column != "order_key" else column
        return median([timed(lambda: self._first(_PAGE.format(order), [offset])) for _ in range(3)])

    def opening(self) -> float:
        """A new connection and the first page."""
        return median([timed(self._open) for _ in range(5)])

    def _open(self) -> None:
        with closing(sqlite3.connect(self._path)) as fresh:
            fresh.execute(_PAGE.format("order_key"), [0]).fetchall()

    def _hits(self, query: str) -> None:
        word = _word(query)
        self._first(_HITS, [word]) if word else self._first(_PAGE.format("order_key"), [0])

    def _first(self, statement: str, values: list[object]) -> None:
        self._connection.execute(statement, values).fetchall()


def _word(query: str) -> str:
    """The first plain word as an expression of the index; '' when the query has none."""
    plain = [one for part in query.split() if ":" not in part and part != "OR" for one in words(fold(part))]
    return f'"{plain[0]}" *' if plain else ""
