from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.ui.person import Person
from vedette.ui import presence
from vedette.ui.presence import Presence
from vedette.ui.program import Program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "open"


def test_the_mark_of_one_window_keeps_a_second_one_out(qapp: object, folder: Path, logbook: Path) -> None:
    owner = QObject()
    first, second = Presence(logbook, folder, owner), Presence(logbook, folder, owner)
    assert first.take()
    assert not second.take()
    first.leave()
    assert second.take()
    second.leave()


def test_two_logbooks_are_two(qapp: object, folder: Path, logbook: Path) -> None:
    owner = QObject()
    first, other = Presence(logbook, folder, owner), Presence(logbook.with_name("other"), folder, owner)
    assert first.take() and other.take()
    first.leave()
    other.leave()


def test_the_mark_of_a_crash_is_taken_over(qapp: object, folder: Path, logbook: Path) -> None:
    crash = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from vedette.ui.presence import Presence\n"
        "app = QCoreApplication([]); mine = Presence(Path(sys.argv[1]), Path(sys.argv[2])); mine.take(); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crash, str(logbook), str(folder)], check=False, timeout=60)
    assert list(folder.glob("*.lock"))
    mine = Presence(logbook, folder)
    assert mine.take()
    mine.leave()


def test_where_no_mark_can_be_left_nobody_is_kept_out(qapp: object, tmp_path: Path, logbook: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert Presence(logbook, blocked / "open").take()


def test_a_call_that_is_not_heard_ends_by_itself(
    qtbot: QtBot, folder: Path, logbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "MOST_KNOCKS", 2)
    folder.mkdir()
    caller = Presence(logbook, folder)
    with qtbot.waitSignal(caller.answered) as answered:
        caller.knock()
    assert answered.args == [False]
    assert list(folder.iterdir()) == []


def test_a_second_start_ends_when_the_first_window_comes_to_the_front(
    qtbot: QtBot, new_program: Callable[[], Program], person: Person, logbook: Path
) -> None:
    second = new_program()
    with qtbot.waitSignal(second.ended):
        second.open(logbook)
    assert second.window is None
    assert person.window.isVisible()


def test_a_second_window_opens_when_the_first_does_not_answer(
    qtbot: QtBot, new_program: Callable[[], Program], person: Person, logbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "MOST_KNOCKS", 1)
    busy = person.program.findChild(QTimer, "PresenceTimer")
    assert busy is not None
    busy.stop()
    second = new_program()
    second.open(logbook)
    other = Person(qtbot, second)
    assert other.messages == ["Another window has this logbook open too. What is done in one shows in the other."]


def test_opening_what_is_open_only_brings_it_to_the_front(person: Person, logbook: Path) -> None:
    first = person.window
    person.program.open(logbook)
    assert person.window is first
