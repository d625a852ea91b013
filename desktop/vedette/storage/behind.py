"""New rows on their way into the file while the next ones are made: a long act uses two processors, one transaction.

The driver lets go of Python's lock while a statement runs, so each is made long: many rows at once. Whoever asks the
connection anything, commits or rolls back waits until the rows are in; what went wrong with them is raised there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, event

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_CELLS = 16_000
"""Cells of one statement, of 32,766 that SQLite takes."""


class Behind:
    """Inserts new rows on a thread of its own, which ends with the transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._thread: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None

    def insert(self, table: str, keys: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        """Rows whose cells follow `keys`, after all that came before; the list is not to be changed any more.

        Table and keys are names of ours, never a user's text.
        """
        if rows:
            thread = self._thread or self._begin()
            raw = self._connection.connection.driver_connection
            self._last = thread.submit(_insert, self._last, raw, (table, *keys), rows)

    def _begin(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        self._thread = ThreadPoolExecutor(1, "vedette-rows")
        event.listen(self._connection, "before_cursor_execute", self._wait)
        event.listen(self._connection, "commit", self._end)
        event.listen(self._connection, "rollback", self._give_up)
        return self._thread

    def _wait(self, *_: object) -> None:
        """What went wrong is raised to whoever asks next, and again: the transaction must not be gone on with."""
        if self._last is not None:
            self._last.result()
            self._last = None

    def _end(self, _: Connection) -> None:
        try:
            self._wait()
        finally:
            self._give_up(_)

    def _give_up(self, _: Connection) -> None:
        self._last = None
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)


def _insert(before: Future[None] | None, raw: Any, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    if before is not None:
        before.result()  # after an error SQLite may have ended the transaction, and a row would be in for good
    at, most = 0, _CELLS // len(rows[0])
    while at < len(rows):
        # powers of two: the driver keeps each statement it met, with the cells that were last bound to it
        size = 1 << min(most, len(rows) - at).bit_length() - 1
        raw.execute(_statement(names, size), tuple(chain.from_iterable(rows[at : at + size])))
        at += size


@lru_cache(maxsize=100)
def _statement(names: tuple[str, ...], rows: int) -> str:
    table, *keys = (f'"{name}"' for name in names)
    one = f"({', '.join('?' * len(keys))})"
    return f"INSERT INTO {table} ({', '.join(keys)}) VALUES {', '.join([one] * rows)}"
