"""Notices that another program wrote to the logbook, and tells it from what we wrote ourselves."""

from __future__ import annotations

import threading

from vedette.domain.changes import Changes
from vedette.storage import acts
from vedette.usecases.desk import Desk


class Watch:
    """Compares the acts in the journal with those of our own that were announced to it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._turn = threading.Lock()
        self._ours = 0
        self._version = desk.store.changed_elsewhere()
        self._last_act = self._newest()

    def heard(self, changes: Changes) -> None:
        """Something was announced; an act of our own has a label, news of another program has none."""
        if changes.act:
            with self._turn:
                self._ours += 1

    def changed(self) -> bool:
        """Whether somebody else acted since the last time; drafts that are kept beside the record are no act.

        While an act of our own is under way it says no: its entry may be there before it was announced.
        """
        with self._desk.store.undisturbed() as alone:
            return alone and self._is_news()

    def _is_news(self) -> bool:
        with self._turn:
            version = self._desk.store.changed_elsewhere()
            if version == self._version:
                self._ours = 0
                return False
            newest, ours = self._newest(), self._ours
            foreign = newest - self._last_act > ours
            self._version, self._last_act, self._ours = version, newest, 0
            return foreign

    def _newest(self) -> int:
        with self._desk.store.reading() as connection:
            latest = acts.latest(connection, 1)
        return latest[0].id if latest else 0
