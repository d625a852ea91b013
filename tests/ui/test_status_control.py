"""The status bar says how much is shown, and that days asked for may be no more than possible."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.person import Person, elsewhere
from vedette.ui.program import Program
from vedette.usecases.drafting import Draft


def test_a_search_for_possible_days_says_how_to_ask_for_certain_ones(
    qtbot: QtBot, new_program: Callable[[], Program], logbook: Path
) -> None:
    with elsewhere(logbook) as place:
        place.incidents.record(Draft(title="Fence cut", when="by 4 Nov 2021"))
        place.incidents.record(Draft(title="Shots", when="2 Nov 2021"))
    program = new_program()
    program.open(logbook)
    person = Person(qtbot, program)
    person.searches("before:3.11.2021")
    person.sees(lambda: person.status == "2 of 2 incidents")
    said = person.finds(QLabel, "StatusSurely")
    person.sees(lambda: said.text() == "These may have been then; for sure: certain:..2021-11-02")
    person.searches("certain:..2021-11-02")
    person.sees(lambda: person.status == "1 of 2 incidents" and said.text() == "")
