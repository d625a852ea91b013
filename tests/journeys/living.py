"""A logbook that lives: acts in any order, by two programs, with what must be true after each. Tells no story."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.make import NOON
from tests.storage.encrypting import OPENS, QUICK
from vedette.domain.document import to_text
from vedette.domain.errors import UserError
from vedette.storage import checking, shared
from vedette.storage.acts import next_redo, next_undo
from vedette.storage.heads import Sighting
from vedette.storage.keys import Keys, new_key
from vedette.storage.loading import load
from vedette.storage.store import Store
from vedette.storage.summary import summarise
from vedette.usecases.desk import Desk
from vedette.usecases.history import History

KINDS = ("actor", "tag", "source", "source_item", "custom_field", "own_place", "saved_search", "setting")
Shown = dict[tuple[str, str], str]


class Life:
    """An open logbook, what it said before and after each act, and how far it was seen to be."""

    def __init__(self, *, encrypted: bool) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self.path = self.folder / "logbook.vedette"
        self._minutes = 0
        self._encrypted = encrypted
        self._store = Store.create(self.path, key=new_key(OPENS, QUICK) if encrypted else None)
        self.desk = self._desk(self._store)
        self._beside: Store | None = None
        self._around: dict[int, tuple[Shown, Shown]] = {}
        self._seen: list[Sighting] = []
        self.refused = 0

    def act(self, do: Callable[[Desk], object], *, elsewhere: bool = False) -> None:
        """Do something, perhaps in another program; what is refused in a sentence has changed nothing."""
        desk = self._other() if elsewhere else self.desk
        before, last = self.shown(), self.next_undo()
        try:
            do(desk)
        except UserError:
            self.refused += 1
            assert (self.shown(), self.next_undo()) == (before, last)
            return
        latest = self.next_undo()
        if latest != last and latest:
            self._around[latest] = before, self.shown()
        self._note()

    def step_back(self) -> None:
        """Undo: all is as it was before that act."""
        act = self.next_undo()
        if not act:
            return
        History(self.desk).undo()
        if act in self._around:
            assert self.shown() == self._around[act][0]
        self._note()

    def step_on(self) -> None:
        """Redo: all is as it was after that act."""
        with self._store.reading() as connection:
            line = next_redo(connection)
        if line is None:
            return
        History(self.desk).redo()
        if line.id in self._around:
            assert self.shown() == self._around[line.id][1]
        self._note()

    def forget_the_past(self) -> None:
        """After texts were taken out, undo brings back less than there was."""
        self._around.clear()

    def begin_anew(self) -> None:
        """Another file stands at its place, on purpose."""
        self._seen.clear()
        self._around.clear()

    def reopen(self, between: Callable[[], object] = lambda: None) -> None:
        """Close it in both programs, and open it again."""
        self.end()
        between()
        self._store = Store.open(self.path, keys=self.keys())
        self.desk = self._desk(self._store)

    def end(self) -> None:
        """Close it."""
        if self._beside is not None:
            self._beside.close()
            self._beside = None
        self._store.close()

    def throw_away(self) -> None:
        """Close it and remove its folder."""
        self.end()
        self._folder.cleanup()

    def keys(self) -> Keys | None:
        """What opens it; None for a plain one."""
        return Keys(lambda _: OPENS) if self._encrypted else None

    def shown(self) -> Shown:
        """Every record as its document."""
        with self._store.reading() as connection:
            things: list[Any] = [(kind, thing) for kind in KINDS for thing in shared.load(connection, kind)]
            things += [("incident", one) for one in load(connection, self.uids("incident"))]
        return {(kind, thing.uid): to_text(thing) for kind, thing in things}

    def uids(self, kind: str) -> list[str]:
        """Of all records of a kind, sorted."""
        with self._store.reading() as connection:
            return list(connection.exec_driver_sql(f"SELECT uid FROM {kind} ORDER BY uid").scalars())

    def wrong(self) -> dict[str, str]:
        """What the checks that did not pass say, on a connection of their own, as the program asks them."""
        with checking.opened_to_read(self.path, keys=self.keys()) as connection:
            checks = list(checking.thorough(connection, self._seen))
        return {check.name: check.detail for check in checks if not check.ok}

    def next_undo(self) -> int:
        """The act that undo would take back; 0 for none."""
        with self._store.reading() as connection:
            line = next_undo(connection)
        return line.id if line else 0

    def _note(self) -> None:
        with self._store.reading() as connection:
            found = summarise(connection)
        if found.head:
            self._seen.append(Sighting(found.first, found.head, found.entries, self.desk.stamp(), "act"))

    def _desk(self, store: Store) -> Desk:
        return Desk(store, who=lambda: "Ada", clock=self._clock)

    def _clock(self) -> Any:
        self._minutes += 1
        return NOON + timedelta(minutes=self._minutes)

    def _other(self) -> Desk:
        if self._beside is None:
            self._beside = Store.open(self.path, keys=self.keys())
        return Desk(self._beside, who=lambda: "Ben", clock=self._clock)


def some(from_: Sequence[str], picks: Sequence[int]) -> list[str]:
    """Those that the numbers pick, each once."""
    return list(dict.fromkeys(from_[pick % len(from_)] for pick in picks)) if from_ else []
