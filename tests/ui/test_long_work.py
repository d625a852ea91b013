from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.long_work import LongWork
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.usecases.progress import Progress


class Bench(QWidget):
    """A window with nothing but long work in it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.panel, self.messages = ProgressPanel(self), MessageArea(self)
        self.work = LongWork(tasks, self.panel, self.messages, self)
        self.done: list[object] = []

    def note(self, value: object) -> None:
        self.done.append(value)

    @property
    def said(self) -> list[str]:
        return [bar.text for bar in self.messages.bars]


@pytest.fixture
def bench(qtbot: QtBot, tasks: Tasks) -> Bench:
    made = Bench(tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def patient(gate: threading.Event) -> Callable[[Progress], int]:
    """Work that goes on until it is told to stop, or until the gate opens."""

    def work(progress: Progress) -> int:
        while not gate.wait(0.005):
            progress.check()
            progress.report(1, 2)
        return 7

    return work


def test_short_work_shows_no_progress(qtbot: QtBot, bench: Bench) -> None:
    bench.work.run("tagging", lambda progress: 3, bench.note)
    qtbot.waitUntil(lambda: bench.done == [3])
    assert not bench.panel.isVisible()
    assert bench.work.label == ""


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot, bench: Bench) -> None:
    bench.work.run("tagging", patient(threading.Event()), bench.note)
    assert bench.work.label == "tagging"
    qtbot.waitUntil(bench.panel.isVisible)
    bench.work.cancel()
    qtbot.waitUntil(lambda: bench.said == ["Stopped. Nothing was changed."])
    assert bench.done == []
    assert not bench.panel.isVisible()


def test_one_thing_at_a_time(qtbot: QtBot, bench: Bench) -> None:
    gate = threading.Event()
    assert bench.work.run("tagging", patient(gate), bench.note)
    assert not bench.work.run("trashing", lambda progress: 1, bench.note)
    assert bench.said == ["One thing at a time: “tagging” is still under way."]
    gate.set()
    qtbot.waitUntil(lambda: bench.done == [7])
