"""The window tidies up when nothing has happened for a while, and not in a logbook that can only be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import make
from tests.make import NOON
from vedette.domain.changes import Changes
from vedette.storage.store import Store
from vedette.ui import tidying
from vedette.ui.feed import Feed
from vedette.ui.tasks import Tasks
from vedette.ui.tidying import QuietHours
from vedette.usecases.desk import Desk
from vedette.usecases.tidying import Tidying


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "a.vedette")
    yield made
    made.close()


def _pieces(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM incident_search_idx").scalar_one())


def _save(store: Store) -> None:
    for _ in range(3):
        with store.writing(make.act()) as unit:
            unit.put(make.incident())


def test_pieces_are_put_together_after_a_change(store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "AFTER_A_CHANGE", 1)
    _save(store)
    feed, tasks = Feed(), Tasks()
    quiet = QuietHours(Tidying(Desk(store, lambda: "Ada", lambda: NOON)), tasks, feed, feed)
    assert _pieces(store) == 3
    feed.publish(Changes("log", frozenset({"u"})))
    qtbot.waitUntil(lambda: _pieces(store) == 1)
    quiet.stop()
    tasks.wait_for_done()


def test_nothing_is_written_where_one_may_only_read(store: Store) -> None:
    _save(store)
    store.read_only = True
    assert not Tidying(Desk(store, lambda: "Ada", lambda: NOON)).step()
    assert _pieces(store) == 3
