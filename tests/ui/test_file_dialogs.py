from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.file_dialogs import FileWish, choose_to_open, choose_to_save


def test_the_file_that_is_chosen_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    parent, file = _window(qtbot), tmp_path / "a.csv"
    file.write_text("x")
    told: list[Path] = []
    dialog = choose_to_open(parent, FileWish("Open", ("Tables (*.csv)",), str(tmp_path)), told.append)
    assert dialog.isVisible()
    dialog.selectFile(str(file))
    dialog.accept()
    assert told == [file]


def test_a_dialog_that_is_called_off_tells_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window, told = _window(qtbot), list[Path]()
    choose_to_open(window, FileWish("Open", folder=str(tmp_path)), told.append).reject()
    assert told == []


def test_a_new_file_gets_the_name_and_the_ending_that_are_proposed(qtbot: QtBot, tmp_path: Path) -> None:
    window, told = _window(qtbot), list[Path]()
    wish = FileWish("Save", ("Tables (*.csv)",), str(tmp_path), "border", ".csv")
    dialog = choose_to_save(window, wish, told.append)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.accept()
    assert told == [tmp_path / "border.csv"]


def _window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window
