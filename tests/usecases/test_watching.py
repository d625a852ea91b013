from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make import NOON
from vedette.domain.changes import Changes
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.drafts import Drafts
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.watching import Watch


class Ours:
    """A window's half: its own acts are heard by the watch."""

    def __init__(self, path: Path) -> None:
        self.watch: Watch | None = None
        self.store = Store.create(path, publish=lambda changes: self.watch.heard(changes) if self.watch else None)
        self.desk = Desk(self.store, lambda: "Ada", lambda: NOON)
        self.watch = Watch(self.desk)

    def changed(self) -> bool:
        assert self.watch is not None
        return self.watch.changed()


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Ours]:
    made = Ours(tmp_path / "logbook.vedette")
    yield made
    made.store.close()


@pytest.fixture
def theirs(ours: Ours) -> Iterator[Desk]:
    store = Store.open(ours.store.path)
    yield Desk(store, lambda: "Bob", lambda: NOON)
    store.close()


def test_nothing_happened_as_long_as_nobody_acts(ours: Ours) -> None:
    assert not ours.changed()


def test_what_we_did_ourselves_is_no_news(ours: Ours) -> None:
    Incidents(ours.desk).record(Draft(title="Ours"))
    History(ours.desk).undo()
    assert not ours.changed()


def test_our_own_act_is_no_news_between_its_commit_and_its_announcement(tmp_path: Path) -> None:
    looks: list[bool] = []
    watch: list[Watch] = []

    def announce(changes: Changes) -> None:
        look = threading.Thread(target=lambda: looks.append(watch[0].changed()))
        look.start()
        look.join()
        watch[0].heard(changes)

    store = Store.create(tmp_path / "logbook.vedette", publish=announce)
    desk = Desk(store, lambda: "Ada", lambda: NOON)
    watch.append(Watch(desk))
    Incidents(desk).record(Draft(title="Ours"))
    assert looks == [False]
    assert not watch[0].changed()
    store.close()


def test_an_act_of_another_program_is_noticed_once(ours: Ours, theirs: Desk) -> None:
    Incidents(theirs).record(Draft(title="Theirs"))
    assert ours.changed()
    assert not ours.changed()


def test_an_act_of_another_among_our_own_is_noticed(ours: Ours, theirs: Desk) -> None:
    Incidents(ours.desk).record(Draft(title="Ours"))
    Incidents(theirs).record(Draft(title="Theirs"))
    Incidents(ours.desk).record(Draft(title="Ours too"))
    assert ours.changed()


def test_a_draft_kept_beside_the_record_is_no_news(ours: Ours, theirs: Desk) -> None:
    Drafts(theirs).keep("key", "", {"title": "typing"})
    assert not ours.changed()
    Incidents(theirs).record(Draft(title="Theirs"))
    assert ours.changed()
