"""Making the search index anew, when a check has found that it does not agree with the records."""

from __future__ import annotations

from vedette.domain.changes import Changes
from vedette.storage.reindexing import rebuild
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress, Silent


class Reindexing:
    """One button: the index from the records, in full or not at all."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rebuild(self, progress: Progress | None = None) -> int:
        """How many incidents it now holds; Cancelled leaves the old index."""
        told = progress or Silent()

        def tick(done: int, total: int) -> None:
            told.check()
            told.report(done, total)

        done = rebuild(self._desk.store, tick)
        self._desk.store.announce(Changes("new search index", everything=True))
        return done
