"""Fixtures of the journeys through the real window and a real file; the day is that of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.incidents.conftest import Hands
from tests.ui.person import Person
from vedette.assemble import Workplace, open_workplace
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme
from vedette.usecases.desk import Desk


def on_the_day() -> datetime:
    return datetime(2021, 11, 4, 18, 0, tzinfo=UTC)


def open_then(path: Path, who: Callable[[], str], **more: Any) -> Workplace:
    """As the program opens a logbook, on the day of the report."""
    return Workplace(Desk(open_workplace(path, who, **more).store, who, on_the_day))


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.wait_for_done(10_000)


@pytest.fixture
def hands(tasks: Tasks) -> Hands:
    """Keys go to whatever has the focus."""
    return Hands(tasks)


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tasks: Tasks, tmp_path: Path) -> Iterator[Callable[[Path], Person]]:
    """Starts the program on a file, which is made if there is none; what ran before is ended."""
    theme, machine = Theme(qapp), MachineSettings(tmp_path / "settings.ini")
    font, running = qapp.font(), list[Program]()

    def begin(path: Path) -> Person:
        if running:
            running[-1].end()
        running.append(Program(open_then, machine, theme, tasks))
        (running[-1].open if path.exists() else running[-1].make)(path)
        return Person(qtbot, running[-1])

    yield begin
    if running:
        running[-1].end()
    theme.setParent(None)
    qapp.setFont(font)
