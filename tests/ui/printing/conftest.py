"""A logbook with three incidents and somebody who prints them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.printing.prints import Prints
from vedette.assemble import open_workplace
from vedette.ui.tasks import Tasks
from vedette.usecases.drafting import Draft


@pytest.fixture
def prints(qtbot: QtBot, tmp_path: Path, tasks: Tasks) -> Iterator[Prints]:
    workplace = open_workplace(tmp_path / "logbook.vedette", lambda: "Ada", create=True)
    for title, when in (("Flares", "2021-11-01"), ("Shots", "2021-11-02"), ("Wire", "2021-11-03")):
        workplace.incidents.record(Draft(title=title, when=when, text=f"{title} were seen. " * 300))
    made = Prints(qtbot, workplace, tasks, tmp_path)
    yield made
    made.controller.stop()
    assert tasks.wait_for_done(10_000)
    workplace.close()
