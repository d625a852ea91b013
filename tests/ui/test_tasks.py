from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from vedette.domain.errors import UserError
from vedette.ui.errors import Fault
from vedette.ui.tasks import Latest, Once, Tasks


class View(QObject):
    """Hears answers as a pane does."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.errors: list[UserError] = []
        self.threads: set[bool] = set()

    def done(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.add(QThread.isMainThread())

    def failed(self, error: UserError) -> None:
        self.errors.append(error)
        self.threads.add(QThread.isMainThread())


@pytest.fixture
def view() -> View:
    return View()


def raising(error: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


def test_work_runs_on_a_worker_and_is_answered_on_the_gui_thread(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    tasks.read(QThread.isMainThread, view.done, view.failed)
    qtbot.waitUntil(lambda: view.answers == [False])
    assert view.threads == {True}


def test_writes_happen_one_at_a_time_in_the_order_asked(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    order: list[int] = []
    workers: set[int] = set()

    def work(number: int) -> int:
        workers.add(threading.get_native_id())
        order.append(number)
        return number

    for number in range(200):
        tasks.write(lambda number=number: work(number), view.done, view.failed)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(view.answers) == 200)
    assert order == view.answers == list(range(200))
    assert len(workers) == 1


def test_a_read_need_not_wait_for_a_long_write(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    go_on = threading.Event()
    tasks.write(lambda: go_on.wait(10) and "written", view.done, view.failed)
    tasks.read(lambda: "read", view.done, view.failed)
    qtbot.waitUntil(lambda: view.answers == ["read"])
    go_on.set()
    qtbot.waitUntil(lambda: view.answers == ["read", "written"])


def test_what_the_user_can_act_on_reaches_failed(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    error = UserError("The disk is full.")
    tasks.write(raising(error), view.done, view.failed)
    qtbot.waitUntil(lambda: view.errors == [error])
    assert view.answers == []


def test_a_fault_reaches_the_except_hook_and_frees_the_view(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    with capture_exceptions() as raised:
        tasks.write(raising(ZeroDivisionError("a bug")), view.done, view.failed)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert isinstance(view.errors[0], Fault)
    assert not tasks.busy


def test_work_can_not_end_the_program_and_the_next_goes_on(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    with capture_exceptions():
        tasks.write(raising(SystemExit(1)), view.done, view.failed)
        tasks.write(lambda: "next", view.done, view.failed)
        qtbot.waitUntil(lambda: view.answers == ["next"])


def test_the_answer_for_a_deleted_view_is_dropped(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    gone = View()
    go_on = threading.Event()
    tasks.write(lambda: go_on.wait(10), gone.done, gone.failed)
    tasks.write(lambda: "for a living one", view.done, view.failed)
    delete(gone)
    go_on.set()
    qtbot.waitUntil(lambda: view.answers == ["for a living one"])
    assert gone.answers == []


@pytest.mark.parametrize("way", ["partial", "given", "inner", "signal"])
def test_a_deleted_view_is_not_touched_however_it_asked(way: str, tasks: Tasks, view: View, qtbot: QtBot) -> None:
    gone, other, told = View(), View(), list[object]()
    ways: dict[str, Callable[[object], object]] = {
        "partial": partial(gone.done),
        "given": partial(lambda at, answer: told.append((at, answer)), gone),
        "inner": lambda answer: told.append((gone, answer)),
        "signal": gone.done,
    }
    failed = gone.objectNameChanged.emit if way == "signal" else other.failed
    go_on = threading.Event()
    once = Once(tasks)
    once.write(lambda: go_on.wait(10) and 1, ways[way], failed)
    if way == "signal":
        tasks.write(raising(UserError("late")), ways[way], failed)
    tasks.write(lambda: "for a living one", view.done, view.failed)
    delete(gone)
    go_on.set()
    qtbot.waitUntil(lambda: view.answers == ["for a living one"])
    assert (gone.answers, told, other.errors) == ([], [], [])


def test_busy_is_announced_when_it_begins_and_when_it_ends(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    heard: list[bool] = []
    tasks.busy_changed.connect(heard.append)
    tasks.read(lambda: 1, view.done, view.failed)
    tasks.write(lambda: 2, view.done, view.failed)
    assert tasks.busy
    qtbot.waitUntil(lambda: not tasks.busy)
    assert heard == [True, False]


def test_what_was_looked_up_is_dropped_up_to_a_question_and_what_was_changed_is_not(
    tasks: Tasks, view: View, qtbot: QtBot
) -> None:
    tasks.read(lambda: "looked up", view.done, view.failed)
    tasks.write(lambda: "changed", view.done, view.failed)
    tasks.drop_reads(tasks.asked)
    tasks.read(lambda: "looked up later", view.done, view.failed)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert sorted(view.answers, key=str) == ["changed", "looked up later"]


def test_waiting_for_the_end_delivers_the_answers(tasks: Tasks, view: View) -> None:
    tasks.write(lambda: "saved", view.done, view.failed)
    assert tasks.wait_for_done()
    assert view.answers == ["saved"]


def test_what_an_answer_asks_for_is_waited_for_too(tasks: Tasks, view: View) -> None:
    tasks.write(lambda: "saved", lambda _: tasks.write(lambda: "draft dropped", view.done, view.failed), view.failed)
    assert tasks.wait_for_done()
    assert view.answers == ["draft dropped"]


def test_waiting_gives_up_in_time_and_can_be_resumed(tasks: Tasks, view: View) -> None:
    go_on = threading.Event()
    tasks.write(lambda: go_on.wait(10), view.done, view.failed)
    assert not tasks.wait_for_done(1)
    go_on.set()
    assert tasks.wait_for_done()
    assert view.answers == [True]


def test_a_newer_question_supersedes_an_older_whose_answer_comes_late(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    go_on = threading.Event()
    latest.read(lambda: go_on.wait(10) and "old", view.done, view.failed)
    latest.read(lambda: "new", view.done, view.failed)
    qtbot.waitUntil(lambda: view.answers == ["new"])
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert view.answers == ["new"]


def test_the_failure_of_a_superseded_question_is_not_shown(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    latest.read(raising(UserError("late")), view.done, view.failed)
    latest.forget()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert view.errors == []


def test_superseded_questions_are_not_even_asked(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    asked: list[int] = []
    go_on = threading.Event()
    for _ in range(2):
        tasks.read(lambda: go_on.wait(10), view.done, view.failed)
    latest = Latest(tasks)
    for number in range(50):
        latest.read(lambda number=number: asked.append(number), view.done, view.failed)  # type: ignore[misc]
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert asked == [49]


def test_two_views_do_not_supersede_each_other(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    for latest in (Latest(tasks), Latest(tasks)):
        latest.read(lambda: "answer", view.done, view.failed)
    qtbot.waitUntil(lambda: view.answers == ["answer", "answer"])


def test_f83_a_double_click_records_once(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    once = Once(tasks)
    assert once.write(lambda: "recorded", view.done, view.failed)
    assert not once.write(lambda: "recorded twice", view.done, view.failed)
    qtbot.waitUntil(lambda: not once.busy)
    assert view.answers == ["recorded"]


def test_after_a_failure_one_can_try_again(tasks: Tasks, view: View, qtbot: QtBot) -> None:
    once = Once(tasks)
    once.write(raising(UserError("busy")), view.done, view.failed)
    qtbot.waitUntil(lambda: bool(view.errors))
    assert once.write(lambda: "recorded", view.done, view.failed)
    qtbot.waitUntil(lambda: view.answers == ["recorded"])
