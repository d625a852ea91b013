from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from vedette.domain.errors import Cancelled, UserError
from vedette.ui.cancellable import Cancellable
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.usecases.progress import Progress


class Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    def hear(self, answer: object) -> None:
        self.answers.append(answer)


@pytest.fixture
def panel(qtbot: QtBot) -> ProgressPanel:
    made = ProgressPanel()
    qtbot.addWidget(made)
    return made


def wait_for_cancel(progress: Progress) -> str:
    """Work that goes on until somebody stops it."""
    while not progress.cancelled:
        threading.Event().wait(0.005)
    progress.check()
    return "never"


def test_an_answer_comes_once_and_the_panel_goes(tasks: Tasks, panel: ProgressPanel, qtbot: QtBot) -> None:
    work, asker = Cancellable(tasks, panel, panel), Asker()
    work.read("Reading", lambda _: "done", asker.hear, asker.hear)
    assert work.label == "Reading"
    qtbot.waitUntil(lambda: asker.answers == ["done"])
    assert work.label == ""
    assert panel.isHidden()


def test_cancel_answers_that_it_was_stopped(tasks: Tasks, panel: ProgressPanel, qtbot: QtBot) -> None:
    work, asker = Cancellable(tasks, panel, panel), Asker()
    work.write("Trying", wait_for_cancel, asker.hear, asker.hear)
    qtbot.waitUntil(lambda: not panel.isHidden())
    button = panel.findChild(QPushButton, "ProgressCancel")
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: len(asker.answers) == 1)
    assert isinstance(asker.answers[0], Cancelled)


def test_a_newer_question_stops_the_older_and_its_answer_is_dropped(
    tasks: Tasks, panel: ProgressPanel, qtbot: QtBot
) -> None:
    work, asker = Cancellable(tasks, panel, panel), Asker()
    work.read("One", wait_for_cancel, asker.hear, asker.hear)
    work.read("Two", lambda _: 2, asker.hear, asker.hear)
    qtbot.waitUntil(lambda: asker.answers == [2])
    assert tasks.wait_for_done(5_000)
    assert asker.answers == [2]


def test_what_was_given_up_stops_and_says_nothing(tasks: Tasks, panel: ProgressPanel) -> None:
    work, asker = Cancellable(tasks, panel, panel), Asker()
    work.write("Trying", wait_for_cancel, asker.hear, asker.hear)
    work.give_up()
    assert work.label == ""
    assert tasks.wait_for_done(5_000)
    assert asker.answers == []


def test_what_goes_wrong_is_answered_too(tasks: Tasks, panel: ProgressPanel, qtbot: QtBot) -> None:
    def refuse(_: Progress) -> None:
        raise UserError("The file is gone.")

    work, asker = Cancellable(tasks, panel, panel), Asker()
    work.read("Reading", refuse, asker.hear, asker.hear)
    qtbot.waitUntil(lambda: [str(answer) for answer in asker.answers] == ["The file is gone."])
