from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from vedette.domain.changes import Changes
from vedette.ui.feed import Feed


@pytest.fixture
def feed(qtbot: QtBot) -> Feed:
    return Feed()


def test_what_a_worker_publishes_is_heard_on_the_gui_thread(feed: Feed, qtbot: QtBot) -> None:
    heard: list[tuple[Changes, bool]] = []
    feed.changed.connect(lambda changes: heard.append((changes, QThread.isMainThread())))
    changes = Changes(incidents=frozenset({"a"}))
    worker = threading.Thread(target=feed.publish, args=(changes,))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: heard == [(changes, True)])


def test_announcements_keep_their_order(feed: Feed, qtbot: QtBot) -> None:
    heard: list[str] = []
    feed.changed.connect(lambda changes: heard.append(changes.act))
    for act in "abc":
        feed.publish(Changes(act=act, everything=True))
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["a", "b", "c"])


def test_an_act_that_touched_nothing_is_not_announced(feed: Feed, qtbot: QtBot) -> None:
    heard: list[str] = []
    feed.changed.connect(lambda changes: heard.append(changes.act))
    feed.publish(Changes(act="nothing"))
    feed.publish(Changes(act="something", shared=frozenset({"tag"})))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["something"]


def test_a_stopped_feed_tells_nobody_what_was_still_to_be_told(feed: Feed, qtbot: QtBot) -> None:
    heard: list[object] = []
    feed.changed.connect(heard.append)
    feed.publish(Changes(everything=True))
    feed.stop()
    QCoreApplication.sendPostedEvents(feed)
    assert heard == []
