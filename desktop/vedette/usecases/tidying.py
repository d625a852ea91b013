"""Keeping a large logbook quick while nobody waits for it."""

from __future__ import annotations

from vedette.usecases.desk import Desk


class Tidying:
    """Short steps until all is done; what is kept and found stays the same."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def step(self) -> bool:
        """Whether there is more to do."""
        from vedette.storage.tidying import tidy

        return not self._desk.store.read_only and tidy(self._desk.store)

    def all(self) -> None:
        """To the end."""
        while self.step():
            pass
