"""How the program begins, goes from one logbook to another, and ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.person import Person, elsewhere, fill
from vedette import paths
from vedette.assemble import open_workplace
from vedette.ui.application import begin
from vedette.ui.file_dialogs import FileWish
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme

NewProgram = Callable[[], Program]


def test_the_very_first_start_makes_the_users_own_logbook_and_offers_what_to_do_first(
    qtbot: QtBot, new_program: NewProgram, machine: MachineSettings
) -> None:
    program = new_program()
    begin(program, machine, None, sample=False)
    person = Person(qtbot, program)
    assert paths.default_logbook().exists()
    offered = [button.text() for button in person.window.list.findChildren(QPushButton) if button.isVisible()]
    assert offered == ["New incident", "Import", "Open the sample logbook"]
    assert person.window.windowTitle() == "logbook – Vedette"
    assert machine.current.recent == (str(paths.default_logbook()),)


def test_a_named_logbook_that_is_missing_is_asked_about_and_never_made(
    qtbot: QtBot, new_program: NewProgram, machine: MachineSettings, logbook: Path
) -> None:
    program = new_program()
    begin(program, machine, str(logbook), sample=False)
    qtbot.waitUntil(lambda: program.start_screen is not None)
    assert program.start_screen is not None
    assert program.start_screen.messages.bars[0].text.startswith(f"There is no logbook {logbook}.")
    assert not logbook.exists()
    make = program.start_screen.findChild(QWidget, "MakeMissing")
    assert make is not None
    QTest.mouseClick(make, Qt.MouseButton.LeftButton)
    Person(qtbot, program)
    assert logbook.exists()


def test_f134_the_users_own_logbook_gone_is_not_replaced_by_an_empty_one(
    qtbot: QtBot, new_program: NewProgram, machine: MachineSettings
) -> None:
    machine.note_recent(str(paths.default_logbook()))
    program = new_program()
    begin(program, machine, None, sample=False)
    qtbot.waitUntil(lambda: program.start_screen is not None)
    assert not paths.default_logbook().exists()


def test_what_is_no_logbook_is_said_and_left_as_it_is(
    qtbot: QtBot, new_program: NewProgram, machine: MachineSettings, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.doc"
    letter.write_text("Dear all")
    program = new_program()
    begin(program, machine, str(letter), sample=False)
    qtbot.waitUntil(lambda: program.start_screen is not None and bool(program.start_screen.messages.bars))
    assert program.start_screen is not None
    assert "no Vedette logbook" in program.start_screen.messages.bars[0].text
    assert letter.read_text() == "Dear all"


def test_the_sample_is_a_copy_that_is_thrown_away(
    qtbot: QtBot, new_program: NewProgram, machine: MachineSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    program = new_program()
    begin(program, machine, None, sample=True)
    person = Person(qtbot, program)
    person.sees(lambda: person.table.table.total == 10)
    assert list(tmp_path.glob("vedette-sample-*/Sample.vedette"))
    program.end()
    assert not list(tmp_path.glob("vedette-sample-*"))
    assert machine.current.recent == ()


def test_another_logbook_takes_the_place_of_the_first(person: Person, logbook: Path) -> None:
    other = logbook.with_name("other.vedette")
    fill(other, 2)
    first = person.window
    person.program.open(other)
    person.sees(lambda: person.window is not first)
    assert person.window.windowTitle() == "other – Vedette"
    person.sees(lambda: [path.name for path in logbook.parent.glob("border*")] == ["border.vedette"])


def test_a_logbook_that_can_not_be_opened_leaves_the_present_one_open(person: Person, tmp_path: Path) -> None:
    broken = tmp_path / "broken.vedette"
    broken.write_bytes(b"")
    first = person.window
    person.program.open(broken)
    person.sees(lambda: person.messages != [])
    assert "is empty (0 bytes)" in person.messages[0]
    assert person.window is first


def test_a_second_wish_while_a_logbook_is_being_opened_leaves_no_mark_behind(
    person: Person, tmp_path: Path, tasks: Tasks
) -> None:
    paths_of = [tmp_path / name for name in ("one.vedette", "two.vedette")]
    for path in paths_of:
        fill(path, 1)
    for path in paths_of:
        person.program._entrance.enter(path)
    person.sees(lambda: person.window.windowTitle() == "one – Vedette" and not tasks.busy)
    person.program.open(paths_of[1])
    person.sees(lambda: person.window.windowTitle() == "two – Vedette" and not tasks.busy)


def test_closing_the_window_ends_the_program_and_leaves_one_plain_file(
    qtbot: QtBot, person: Person, logbook: Path
) -> None:
    with qtbot.waitSignal(person.program.ended):
        person.window.close()
    assert [path.name for path in logbook.parent.glob("border*")] == ["border.vedette"]


def test_a_logbook_can_be_closed_and_the_program_stays(person: Person) -> None:
    person.does("close_logbook")
    person.sees(lambda: person.program.window is None)
    assert person.program.start_screen is not None
    assert person.program.start_screen.isVisible()


def test_a_new_logbook_is_made_where_the_user_says(
    qtbot: QtBot, machine: MachineSettings, theme: Theme, tasks: Tasks, tmp_path: Path
) -> None:
    wishes: list[FileWish] = []
    made = tmp_path / "made" / "here.vedette"

    def choose(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        wishes.append(wish)
        chosen(made)

    program = Program(open_workplace, machine, theme, tasks, save_file=choose)
    program.show_start()
    qtbot.mouseClick(program.show_start().findChild(QWidget, "StartNew"), Qt.MouseButton.LeftButton)
    make = program.show_start().findChild(QWidget, "NewMake")
    assert make is not None and not made.exists()
    qtbot.mouseClick(make, Qt.MouseButton.LeftButton)
    Person(qtbot, program)
    assert made.exists()
    assert machine.current.last_folder == str(made.parent)
    assert wishes[0].name == "logbook.vedette"
    program.end()


def test_the_window_comes_back_as_it_was_left(
    qtbot: QtBot, new_program: NewProgram, person: Person, logbook: Path
) -> None:
    person.action("show_navigator").trigger()
    person.window.list.header._show_column(3, False)
    person.window.list.sort_by("title")
    person.program.end()
    program = new_program()
    program.open(logbook)
    again = Person(qtbot, program)
    assert not again.window.navigator.isVisible()
    assert not again.action("show_navigator").isChecked()
    assert "place" not in again.window.list.columns()
    assert again.window.list.table.found is not None
    assert again.window.list.table.found.sort == "title"


def test_f79_typing_is_asked_about_once_and_kept_by_enter(
    qtbot: QtBot, new_program: NewProgram, person: Person, logbook: Path
) -> None:
    person.does("new")
    person.types("Half a thought", person.finds(QLineEdit, "title"))
    person.window.close()
    question = person.finds(QWidget, "LeaveQuestion")
    with qtbot.waitSignal(person.program.ended):
        QTest.keyClick(question, Qt.Key.Key_Return)
    program = new_program()
    program.open(logbook)
    again = Person(qtbot, program)
    again.sees(lambda: any("Half a thought" in text for text in again.messages))
    again.clicks("MessageOffer")
    again.sees(lambda: again.window.side.is_writing)
    again.sees(lambda: again.finds(QLineEdit, "title").text() == "Half a thought")


def test_f71_an_act_is_undone_after_a_restart(qtbot: QtBot, new_program: NewProgram, logbook: Path) -> None:
    fill(logbook, 40)
    program = new_program()
    program.open(logbook)
    person = Person(qtbot, program)
    person.presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.does("tag")
    entry = person.finds(QLineEdit, "TagEntry")
    QTest.keyClicks(entry, "border")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    person.clicks("TagApply")
    person.sees(lambda: person.messages == ["Changed the tags of 40 incidents"])
    person.sees(lambda: set(person.reads("tags")) == {"border"})
    program.end()
    second = new_program()
    second.open(logbook)
    again = Person(qtbot, second)
    again.sees(lambda: again.action("undo").text() == "Undo: tag 40 incidents")
    again.does("undo")
    again.sees(lambda: set(again.reads("tags")) == {""})
    again.does("redo")
    again.sees(lambda: set(again.reads("tags")) == {"border"})
    second.end()
    with elsewhere(logbook) as place:
        assert place.search.count("tag:border") == 40


def test_a_table_that_is_named_at_the_start_is_imported_into_the_usual_logbook(
    qtbot: QtBot, new_program: NewProgram, machine: MachineSettings, logbook: Path, tmp_path: Path
) -> None:
    fill(logbook, 1)
    machine.note_recent(str(logbook))
    table = tmp_path / "more.csv"
    table.write_text("Title,When\nFlares,2021-11-03\n", encoding="utf-8")
    program = new_program()
    begin(program, machine, str(table), sample=False)
    person = Person(qtbot, program)
    assert person.window.windowTitle() == "border – Vedette"
    dialog = person.finds(QDialog, "ImportDialog")
    dialog.reject()


def test_a_table_named_at_the_very_first_start_is_imported_into_the_users_own_logbook(
    qtbot: QtBot, new_program: NewProgram, machine: MachineSettings, tmp_path: Path
) -> None:
    table = tmp_path / "more.csv"
    table.write_text("Title,When\nFlares,2021-11-03\n", encoding="utf-8")
    program = new_program()
    begin(program, machine, str(table), sample=False)
    person = Person(qtbot, program)
    assert person.window.windowTitle() == "logbook – Vedette"
    person.finds(QDialog, "ImportDialog").reject()


def test_a_spreadsheet_can_be_the_first_thing(
    qtbot: QtBot, theme: Theme, tasks: Tasks, machine: MachineSettings, logbook: Path
) -> None:
    program = Program(open_workplace, machine, theme, tasks, save_file=lambda _parent, _wish, chosen: chosen(logbook))
    qtbot.mouseClick(program.show_start().findChild(QWidget, "StartImport"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(program.show_start().findChild(QWidget, "NewMake"), Qt.MouseButton.LeftButton)
    person = Person(qtbot, program)
    person.finds(QDialog, "ImportDialog").reject()
    program.end()


def test_f8_recent_logbooks_can_be_forgotten_on_the_first_screen(
    qtbot: QtBot, new_program: NewProgram, machine: MachineSettings, logbook: Path
) -> None:
    fill(logbook, 1)
    machine.note_recent(str(logbook))
    start = new_program().show_start()
    recents = start.findChild(QWidget, "StartRecents")
    assert recents is not None and recents.isVisible()
    qtbot.mouseClick(start.findChild(QWidget, "StartForget"), Qt.MouseButton.LeftButton)
    assert machine.current.recent == () and not recents.isVisible() and logbook.exists()
