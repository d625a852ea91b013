"""Fixtures of the window: workers that are told to end, a theme that is taken off again, a logbook and its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.person import Person, fill
from vedette.assemble import open_workplace
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme


@pytest.fixture(autouse=True)
def plain_locale() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.wait_for_done(10_000)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    font = qapp.font()
    made = Theme(qapp)
    yield made
    made.apply("system")
    made.setParent(None)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    """Where the logbook of a test is; nothing is there yet."""
    return tmp_path / "border.vedette"


@pytest.fixture
def machine(tmp_path: Path) -> MachineSettings:
    """The settings of this machine."""
    return MachineSettings(tmp_path / "settings.ini")


@pytest.fixture
def new_program(qtbot: QtBot, theme: Theme, tasks: Tasks, machine: MachineSettings) -> Iterator[Callable[[], Program]]:
    """Starts the program; one that still runs at the end of a test is ended."""
    started: list[Program] = []

    def start() -> Program:
        started.append(Program(open_workplace, machine, theme, tasks))
        return started[-1]

    yield start
    for program in started:
        program.end()


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Somebody before the window on a new, empty logbook."""
    program = new_program()
    program.make(logbook)
    return Person(qtbot, program)


@pytest.fixture
def before(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Callable[[int], Person]:
    """Somebody before a logbook of so many incidents."""

    def open_with(count: int) -> Person:
        fill(logbook, count)
        program = new_program()
        program.open(logbook)
        person = Person(qtbot, program)
        person.sees(lambda: person.table.table.total == count)
        return person

    return open_with
