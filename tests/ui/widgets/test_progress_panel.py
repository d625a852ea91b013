from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from vedette.ui.progress import LiveProgress
from vedette.ui.theme import Theme
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel, in_words, so_far


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> ProgressPanel:
    made = ProgressPanel()
    qtbot.addWidget(made)
    return made


def left(panel: ProgressPanel) -> str:
    label = panel.findChild(PlainLabel, "ProgressLeft")
    assert isinstance(label, PlainLabel)
    return label.text()


def bar(panel: ProgressPanel) -> QProgressBar:
    found = panel.findChild(QProgressBar, "ProgressBar")
    assert isinstance(found, QProgressBar)
    return found


def cancel(panel: ProgressPanel) -> QPushButton:
    found = panel.findChild(QPushButton, "ProgressCancel")
    assert isinstance(found, QPushButton)
    return found


def test_it_shows_how_far_the_work_is(panel: ProgressPanel, qtbot: QtBot) -> None:
    progress = LiveProgress()
    panel.watch(progress, "Importing <acled.csv>")
    assert panel.isVisible()
    assert bar(panel).maximum() == 0
    progress.report(250, 1_000)
    qtbot.waitUntil(lambda: bar(panel).value() == 250)
    assert left(panel) == "250 of 1000"
    panel.finish()
    assert panel.isHidden()


def test_cancel_is_heard_by_the_work_and_said_at_once(panel: ProgressPanel, qtbot: QtBot) -> None:
    progress = LiveProgress()
    panel.watch(progress, "Importing")
    qtbot.mouseClick(cancel(panel), Qt.MouseButton.LeftButton)
    assert progress.cancelled
    assert not cancel(panel).isEnabled()
    progress.report(1_000, 1_000)
    qtbot.waitUntil(lambda: bar(panel).value() == 1_000)
    assert left(panel) == "Stopping …"


def test_the_next_work_begins_afresh(panel: ProgressPanel, qtbot: QtBot) -> None:
    first, second = LiveProgress(), LiveProgress()
    panel.watch(first, "First")
    qtbot.mouseClick(cancel(panel), Qt.MouseButton.LeftButton)
    panel.watch(second, "Second")
    assert cancel(panel).isEnabled()
    first.report(7, 7)
    second.report(1, 4)
    qtbot.waitUntil(lambda: bar(panel).value() == 250)
    assert not second.cancelled


def test_more_than_was_announced_does_not_overflow(panel: ProgressPanel, qtbot: QtBot) -> None:
    progress = LiveProgress()
    panel.watch(progress, "Counting")
    progress.report(12, 10)
    qtbot.waitUntil(lambda: bar(panel).value() == bar(panel).maximum() == 1_000)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (0, 10, 60.0, "0 of 10"),
        (5, 10, 1.0, "5 of 10"),
        (5, 10, 5.0, "5 of 10 · a few seconds left"),
        (5, 10, 30.0, "5 of 10 · less than a minute left"),
        (10, 10, 90.0, "10 of 10"),
        (1_234, 0, 90.0, "1234"),
    ],
)
def test_how_far_in_words(done: int, total: int, seconds: float, words: str) -> None:
    assert so_far(done, total, seconds) == words


def test_longer_times_are_told_in_minutes_and_hours() -> None:
    assert in_words(5 * 60).startswith("about 5 min ")
    assert in_words(3 * 3600).startswith("about 3 h ")
