"""F19: a logbook is erased from the window only when its name is typed, and nothing of it is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.person import Person, fill
from vedette.usecases.backups import found_for


def test_f19_a_logbook_is_erased_when_its_name_is_typed(person: Person, logbook: Path) -> None:
    fill(logbook, 2)
    person.does("backup")
    person.sees(lambda: len(found_for(logbook)) == 1)
    person.sees(lambda: any("backup is made" in text for text in person.messages))
    person.does("erase")
    assert not person.finds(QPushButton, "EraseGo").isEnabled()
    QTest.keyClicks(person.finds(QLineEdit, "EraseName"), logbook.stem)
    person.clicks("EraseGo")
    person.sees(lambda: not logbook.exists())
    start = person.program.start_screen
    assert start is not None
    person.sees(lambda: any("3 files" in bar.text for bar in start.messages.bars))
    assert found_for(logbook) == []
    assert list(logbook.parent.glob("border*")) == []
