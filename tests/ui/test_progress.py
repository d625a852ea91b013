from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from vedette.domain.errors import Cancelled, UserError
from vedette.ui.progress import LiveProgress
from vedette.ui.tasks import Tasks
from vedette.usecases.progress import Progress


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[int, int]] = []
        self.errors: list[UserError] = []

    def note(self, done: int, total: int, seconds: float) -> None:
        self.heard.append((done, total))

    def done(self, _: object) -> None:
        self.heard.append((-1, -1))

    def failed(self, error: UserError) -> None:
        self.errors.append(error)


def count(progress: Progress, steps: int) -> None:
    for step in range(1, steps + 1):
        progress.check()
        progress.report(step, steps)


def test_reports_arrive_and_the_last_one_always_does(tasks: Tasks, qtbot: QtBot) -> None:
    progress, listener = LiveProgress(), Listener()
    progress.reported.connect(listener.note)
    tasks.write(lambda: count(progress, 5_000), listener.done, listener.failed)
    qtbot.waitUntil(lambda: (-1, -1) in listener.heard and (5_000, 5_000) in listener.heard)
    assert len(listener.heard) < 2_500


def test_counts_beyond_32_bits_arrive_whole(qtbot: QtBot) -> None:
    progress, listener = LiveProgress(), Listener()
    progress.reported.connect(listener.note)
    progress.report(2**31 - 1, 2**31 - 1)
    qtbot.waitUntil(lambda: listener.heard == [(2**31 - 1, 2**31 - 1)])


def test_cancel_stops_the_work_at_its_next_check(tasks: Tasks, qtbot: QtBot) -> None:
    progress, listener = LiveProgress(), Listener()
    progress.cancel()
    tasks.write(lambda: count(progress, 10), listener.done, listener.failed)
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert isinstance(listener.errors[0], Cancelled)
    assert progress.cancelled


def test_nothing_is_raised_while_nobody_cancels(qtbot: QtBot) -> None:
    progress = LiveProgress()
    progress.check()
    assert not progress.cancelled
    progress.cancel()
    with pytest.raises(Cancelled, match="Nothing was changed"):
        progress.check()
