"""F86, F88: backups from the window: when due, at close, now, brought back beside the logbook; told when they fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.person import Person, fill
from vedette import paths
from vedette.ui.keeping.control import Keeping
from vedette.ui.settings import MachineSettings
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.backups import BackupLine, found_for


def kept(logbook: Path, machine: MachineSettings | None = None) -> list[BackupLine]:
    folder = machine.current.backup_folder if machine else ""
    return found_for(logbook, Path(folder) if folder else None)


def keeping(person: Person) -> Keeping:
    return person.window.keeping


@pytest.fixture
def logged(person: Person, logbook: Path) -> Person:
    """Somebody with two incidents in the logbook and no backup yet."""
    fill(logbook, 2)
    person.sees(lambda: person.status == "2 incidents")
    return person


def test_closing_leaves_a_backup_of_what_was_changed_and_none_of_what_was_not(
    qtbot: QtBot, logged: Person, logbook: Path
) -> None:
    with qtbot.waitSignal(logged.program.ended):
        logged.window.close()
    (line,) = kept(logbook)
    assert line.summary is not None
    assert line.summary.incidents == 2
    assert sorted(path.name for path in logbook.parent.glob("border*")) == ["border.vedette"]


def test_nothing_is_backed_up_where_nothing_was_recorded(qtbot: QtBot, person: Person, logbook: Path) -> None:
    with qtbot.waitSignal(person.program.ended):
        person.window.close()
    assert kept(logbook) == []


def test_f78_the_system_wants_the_end_at_once_and_gets_it_without_a_backup(logged: Person, logbook: Path) -> None:
    logged.program.end()
    assert kept(logbook) == []
    assert sorted(path.name for path in logbook.parent.glob("border*")) == ["border.vedette"]


def test_what_is_due_is_backed_up_in_the_background_and_tried_later(logged: Person, logbook: Path) -> None:
    schedule = keeping(logged).schedule
    schedule.look()
    logged.sees(lambda: len(kept(logbook)) == 1)
    logged.sees(lambda: schedule._progress is None)
    assert schedule.backups().last_drill() is None
    schedule.look()
    logged.sees(lambda: schedule.backups().last_drill() is not None)
    logged.sees(lambda: schedule._progress is None)


def test_f88_a_backup_that_can_not_be_made_is_told_until_it_can(
    logged: Person, machine: MachineSettings, tmp_path: Path, logbook: Path
) -> None:
    (tmp_path / "no folder").write_text("a file")
    machine.change(backup_folder=str(tmp_path / "no folder"))
    keeping(logged).schedule.look()
    logged.sees(lambda: bool(logged.messages))
    assert logged.finds(QToolButton, "NoBackup").toolTip()
    machine.change(backup_folder=str(tmp_path / "stick"))
    keeping(logged).schedule.look()
    logged.sees(lambda: logged.window.findChild(QToolButton, "NoBackup") is None)
    assert len(kept(logbook, machine)) == 1


def test_f88_the_window_goes_only_when_one_has_read_that_there_is_no_last_backup(
    qtbot: QtBot, logged: Person, machine: MachineSettings, tmp_path: Path
) -> None:
    (tmp_path / "no folder").write_text("a file")
    machine.change(backup_folder=str(tmp_path / "no folder"))
    logged.window.close()
    text = logged.finds(PlainLabel, "LastBackupText").text()
    assert text.startswith("The logbook is saved, but there is no backup of its last state: ")
    with qtbot.waitSignal(logged.program.ended):
        logged.clicks("LastBackupClose")


def test_g6_three_clicks_bring_a_backup_back_beside_the_logbook_with_what_sets_it_apart(
    logged: Person, logbook: Path
) -> None:
    logged.does("backup")
    logged.sees(lambda: any("made and checked. It is in " in said for said in logged.messages))
    fill(logbook, 1)
    logged.does("backups")
    view = logged.finds(QTableView, "BackupsView")
    logged.sees(lambda: view.model().rowCount() == 1)
    logged.clicks("BackupBring")
    report = logged.finds(QPlainTextEdit, "BackupReport")
    assert "The backup is an earlier state of this logbook." in report.toPlainText()
    assert "Only in the logbook: 1 incident" in report.toPlainText()
    (copy,) = logbook.parent.glob("border as of *.vedette")
    logged.clicks("BackupOpenCopy")
    logged.sees(lambda: logged.program.window is not None and logged.window.windowTitle().startswith(copy.stem))
    logged.sees(lambda: logged.status == "2 incidents")


def test_the_window_names_the_folder_and_warns_that_it_is_on_the_same_disk(logged: Person) -> None:
    logged.does("backups")
    place = logged.finds(PlainLabel, "BackupPlace")
    logged.sees(lambda: str(paths.backups_folder()) in place.text())
    assert "on the same disk" in logged.finds(PlainLabel, "BackupWarning").text()
    logged.clicks("BackupMake")
    view = logged.finds(QTableView, "BackupsView")
    logged.sees(lambda: view.model().rowCount() == 1)
    logged.clicks("BackupTry")
    index = view.model().index(0, 3)
    logged.sees(lambda: str(view.model().data(index, Qt.ItemDataRole.DisplayRole)).startswith("brought back to try"))


def test_another_folder_is_chosen_and_used_from_then_on(
    logged: Person, machine: MachineSettings, tmp_path: Path, logbook: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog = keeping(logged).backups
    dialog._choose_folder = lambda _parent, _wish, chosen: chosen(stick)
    logged.does("backups")
    logged.clicks("BackupFolder")
    assert machine.current.backup_folder == str(stick)
    logged.clicks("BackupMake")
    logged.sees(lambda: len(kept(logbook, machine)) == 1)
    logged.sees(lambda: not dialog.work.label)
    assert kept(logbook) == []


def test_a_throw_away_copy_of_the_sample_is_not_backed_up(qtbot: QtBot, person: Person) -> None:
    first = person.window
    person.does("open_sample")
    person.sees(lambda: person.program.window is not None and person.window is not first)
    person.sees(lambda: person.status == "10 incidents")
    with qtbot.waitSignal(person.program.ended):
        person.window.close()
    assert not paths.backups_folder().exists() or list(paths.backups_folder().glob("*/*.vedette")) == []
