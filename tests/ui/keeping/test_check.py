"""F44, F45, F90, F132: a check in the window, a look at what was not closed properly, a way out of damage."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.storage.damaging import wrong
from tests.ui.person import Person, fill
from vedette.assemble import open_workplace
from vedette.ui.keeping.check_dialog import CheckDialog
from vedette.ui.program import Program
from vedette.ui.widgets.plain_label import PlainLabel


@pytest.fixture
def logged(person: Person, logbook: Path) -> Person:
    """Somebody with three incidents in the logbook, and a backup."""
    fill(logbook, 3)
    person.sees(lambda: person.status == "3 incidents")
    person.does("backup")
    person.sees(lambda: any("made and checked. It is in " in said for said in person.messages))
    return person


def by_another_program(logbook: Path, statement: str) -> None:
    """Edit the open file. A second SQLite in this process would drop the locks of the first, so it is another one."""
    edit = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); c.close()"
    subprocess.run([sys.executable, "-c", edit, str(logbook), statement], check=True)


def checked(person: Person) -> CheckDialog:
    person.does("verify")
    dialog = person.window.keeping.check
    person.sees(lambda: dialog.verdict is not None)
    return dialog


def verdict(person: Person) -> str:
    return person.finds(PlainLabel, "CheckVerdict").text()


def answers(person: Person) -> list[str]:
    return [label.text() for label in person.finds(QDialog, "CheckDialog").findChildren(PlainLabel, "CheckAnswer")]


def test_a_whole_logbook_is_said_to_be_whole_and_the_answers_can_be_copied(logged: Person) -> None:
    dialog = checked(logged)
    assert verdict(logged) == "The logbook is whole: all is as it was recorded."
    assert len(answers(logged)) == 7
    logged.clicks("CheckCopy")
    assert "ok   records: 3 incidents, each as it was recorded." in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert not dialog.frame.salvage.isVisible()


def test_f90_a_record_changed_by_another_hand_is_named_and_backups_are_offered(logged: Person, logbook: Path) -> None:
    by_another_program(logbook, "UPDATE incident SET narrative = 'Nothing happened.' WHERE title = 'Incident 0002'")
    checked(logged)
    assert verdict(logged).startswith("The logbook is NOT whole. It was only read and stays as it is")
    view = logged.finds(QTableView, "CheckBackupsView")
    assert view.model().rowCount() == 1
    assert any("not as recorded: T-" in answer for answer in answers(logged))
    logged.clicks("CheckBring")
    logged.sees(lambda: logged.program.window is not None and "as of" in logged.window.windowTitle())


def test_f45_an_index_out_of_step_is_made_anew(logged: Person, logbook: Path) -> None:
    index = "DELETE FROM incident_search_content WHERE id = (SELECT max(id) FROM incident_search_content)"
    by_another_program(logbook, index)
    dialog = checked(logged)
    assert verdict(logged).startswith("Every record is whole; only the search index is not")
    logged.clicks("CheckReindex")
    logged.sees(lambda: verdict(logged).startswith("The search index was made anew from 3"))
    logged.sees(lambda: not dialog.work.label)
    assert wrong(logbook) == {}


def test_what_can_be_read_is_saved_with_a_list_of_what_is_missing(logged: Person, logbook: Path) -> None:
    by_another_program(logbook, "UPDATE incident SET title = X'F6F6' WHERE title = 'Incident 0002'")
    saved = logbook.with_name("saved.vedette")
    dialog = logged.window.keeping.check
    dialog._save_file = lambda _parent, _wish, chosen: chosen(saved)
    checked(logged)
    logged.clicks("CheckSalvage")
    logged.sees(lambda: verdict(logged).startswith("Saved 2"))
    assert any("Missing: incident" in answer for answer in answers(logged))
    assert wrong(saved) == {}


def test_f136_a_check_that_is_stopped_says_that_it_knows_nothing(logged: Person) -> None:
    logged.does("verify")
    dialog = logged.window.keeping.check
    dialog.work.cancel()
    logged.sees(lambda: not dialog.work.label)
    assert verdict(logged).startswith("Stopped before the end") or dialog.verdict is not None


def left_by_a_killed_program(logbook: Path, place: Path, count: int = 30) -> Path:
    """The files of a logbook as they lie there when the program that had it open dies."""
    fill(logbook, count)
    open_one = open_workplace(logbook, lambda: "Bob")
    fill(logbook, 3)
    for ending in ("", "-wal"):
        shutil.copyfile(f"{logbook}{ending}", f"{place}{ending}")
    open_one.close()
    return place


def test_a_logbook_that_was_not_closed_properly_is_looked_through_before_it_opens(
    qtbot: QtBot, new_program: Callable[[], Program], logbook: Path, tmp_path: Path
) -> None:
    place = left_by_a_killed_program(logbook, tmp_path / "died.vedette")
    program = new_program()
    program.open(place)
    person = Person(qtbot, program)
    assert person.status == "33 incidents"
    assert "was not closed properly last time. The logbook was looked through: it is whole." in person.messages[0]


def test_f44_one_that_is_damaged_is_not_opened_and_the_way_out_is_beside_the_message(
    qtbot: QtBot, new_program: Callable[[], Program], logbook: Path, tmp_path: Path
) -> None:
    place = left_by_a_killed_program(logbook, tmp_path / "died.vedette", count=200)
    content = bytearray(place.read_bytes())
    content[len(content) // 2 :] = b"\xf6" * (len(content) - len(content) // 2)
    place.write_bytes(content)
    before = [Path(f"{place}{ending}").read_bytes() for ending in ("", "-wal")]
    program = new_program()
    program.open(place)
    qtbot.waitUntil(lambda: program.start_screen is not None and bool(program.start_screen.messages.bars))
    assert program.start_screen is not None
    (bar,) = program.start_screen.messages.bars
    assert "What can be done" in bar.text
    assert "It was not opened and is as it was." in bar.text
    offer = bar.findChild(QPushButton, "MessageOffer")
    assert offer is not None
    offer.click()
    dialog = program.start_screen.findChild(CheckDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.verdict is not None, timeout=10_000)
    qtbot.waitUntil(lambda: dialog.frame.salvage.isVisible(), timeout=10_000)
    dialog.reject()
    assert [Path(f"{place}{ending}").read_bytes() for ending in ("", "-wal")] == before
