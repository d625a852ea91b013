"""How long work tells how far it is and hears that it should stop; knows no window and no thread."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What long work is given: it reports now and then, and asks whether to go on."""

    @property
    def cancelled(self) -> bool:
        """True once the user asked to stop."""
        ...

    def report(self, done: int, total: int) -> None:
        """`done` of `total` steps are behind us; a total of 0 means that nobody knows it."""
        ...

    def check(self) -> None:
        """Raises `vedette.domain.errors.Cancelled` once the user asked to stop."""
        ...


class Silent:
    """Progress for callers who want none: it hears everything and never stops the work."""

    cancelled = False

    def report(self, done: int, total: int) -> None:
        """Nobody listens."""

    def check(self) -> None:
        """Nobody cancels."""


class Portion:
    """Work in batches of several kinds against one total; every batch is a place to stop."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def step(self, count: int) -> None:
        """So many more are done; raises `Cancelled` once the user asked to stop."""
        self._progress.check()
        self._done += count
        self._progress.report(min(self._done, self._total), self._total)
