"""Encrypted logbooks before a window, at a cost that takes no time, and waits that do not last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.storage.encrypting import OPENS, QUICK, fill_with_marks
from tests.ui.locking.passer import Passer
from vedette.assemble import open_workplace
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme

NewProgram = Callable[[], Program]


@pytest.fixture
def new_program(qtbot: QtBot, theme: Theme, tasks: Tasks, machine: MachineSettings) -> Iterator[NewProgram]:
    """Starts the program; one that still runs at the end of a test is ended."""
    started: list[Program] = []

    def start() -> Program:
        started.append(Program(partial(open_workplace, cost=QUICK), machine, theme, tasks))
        return started[-1]

    yield start
    for program in started:
        program.end()


@pytest.fixture
def encrypted(logbook: Path) -> Path:
    """An encrypted logbook that says the marker wherever one can say something."""
    place = open_workplace(logbook, lambda: "Bob", create=True, passphrase=OPENS, cost=QUICK)
    fill_with_marks(place.desk.store)
    place.close()
    return logbook


@pytest.fixture
def passer(qtbot: QtBot, new_program: NewProgram) -> Passer:
    """Somebody before a program that has nothing open."""
    return Passer(qtbot, new_program())
