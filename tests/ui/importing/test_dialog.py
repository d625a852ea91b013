from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from tests.ui.importing.conftest import Imports
from tests.ui.importing.reading import figures, label, row, table, texts
from vedette.usecases.drafting import Draft


def test_a_file_goes_from_choice_to_record_in_four_steps(imports: Imports, tmp_path: Path) -> None:
    imports.to_open.append(table(tmp_path / "border.csv", [row(1), row(2)]))
    dialog = imports.open()
    imports.press("ChooseFile")
    imports.until(lambda: dialog.frame.page is dialog.frame.look)
    assert label(dialog, "ImportFile") == "border.csv"
    check = imports.check()
    assert figures(check) == {"new": "2", "changed": "0", "the same": "0", "not taken": "0"}
    assert imports.count == 0
    assert dialog.frame.next.text() == "&Import 2 incidents"
    imports.press("ImportNext")
    imports.until(lambda: dialog.frame.page is dialog.frame.report)
    assert imports.count == 2
    imports.close()
    assert imports.said == ["Import of border.csv: added 2 incidents."]


def test_what_is_already_here_is_said_to_be_the_same(imports: Imports, tmp_path: Path) -> None:
    file = table(tmp_path / "border.csv", [row(1), row(2)])
    imports.take(file)
    imports.close()
    imports.look(file)
    check = imports.check()
    assert figures(check)["the same"] == "2"
    assert "nothing to import" in label(check, "OutcomeSentence")
    assert not imports.dialog.frame.next.isEnabled()


def test_rows_that_were_not_taken_are_mended_and_imported_again(imports: Imports, tmp_path: Path) -> None:
    rejected = tmp_path / "rejected.csv"
    report = imports.take(table(tmp_path / "border.csv", [row(1), row(2, date="31 February 2021")]))
    assert figures(report)["not taken"] == "1"
    assert texts(report, "ProblemsView")[1][:3] == ["3", "Date", "31 February 2021"]
    imports.to_save.append(rejected)
    imports.press("SaveRejected")
    imports.until(lambda: "Saved the rejected rows" in imports.messages())
    rejected.write_text(
        rejected.read_text(encoding="utf-8-sig").replace("31 February", "28 February"), encoding="utf-8"
    )
    imports.close()
    again = imports.take(rejected)
    assert figures(again) == {"new": "1", "changed": "0", "the same": "0", "not taken": "0"}
    assert imports.count == 2


def test_what_was_changed_here_is_kept_and_listed(imports: Imports, tmp_path: Path) -> None:
    place = imports.workplace
    imports.take(table(tmp_path / "border.csv", [row(1)]))
    imports.close()
    reference = place.search.page("")[0].reference
    place.incidents.amend(reference, Draft(title="Two flares"))
    imports.look(table(tmp_path / "border2.csv", [row(1, title="Three flares")]))
    check = imports.check()
    assert texts(check, "ConflictsView")[1][1:] == [reference, "title", "Two flares", "Three flares"]


def test_f136_f137_stopping_or_closing_an_import_asks_first_and_leaves_nothing(
    imports: Imports, tmp_path: Path
) -> None:
    imports.look(table(tmp_path / "long.csv", [row(n) for n in range(1_500)]))
    imports.check()
    imports.press("ImportNext")
    imports.qtbot.keyClick(imports.dialog, Qt.Key.Key_Escape)
    assert "still under way" in imports.messages()
    imports.press("MessageOffer")
    imports.until(lambda: "Nothing was changed" in imports.messages())
    assert imports.count == 0
    assert imports.dialog.frame.page is imports.dialog.frame.check
    assert imports.dialog.frame.next.isEnabled()


def test_going_back_gives_a_trial_up(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "long.csv", [row(n) for n in range(1_500)]))
    imports.press("ImportNext")
    assert dialog.session.work.label
    imports.press("ImportBack")
    assert not dialog.session.work.label
    assert dialog.frame.page is dialog.frame.file
    assert imports.count == 0


def test_escape_before_the_import_closes_without_a_trace(imports: Imports, tmp_path: Path) -> None:
    imports.look(table(tmp_path / "border.csv", [row(1)]))
    imports.check()
    imports.qtbot.keyClick(imports.dialog, Qt.Key.Key_Escape)
    assert imports.controller.dialog is None
    assert imports.count == 0
    assert imports.said == []


def test_enter_presses_only_the_button_that_has_the_focus(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(1)]))
    box = dialog.findChild(QComboBox, "encoding")
    assert box is not None
    box.setFocus()
    imports.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not dialog.session.work.label
    dialog.frame.next.setFocus()
    imports.qtbot.keyClick(dialog.frame.next, Qt.Key.Key_Return)
    imports.until(lambda: dialog.frame.page is dialog.frame.check)
    imports.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.session.importing


def test_a_double_click_on_one_step_does_not_take_the_next(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(1)]))
    button = dialog.findChild(QPushButton, "ImportNext")
    assert button is not None
    imports.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    imports.until(lambda: dialog.frame.page is dialog.frame.check)
    imports.qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert not dialog.session.importing


def test_a_file_that_is_no_table_is_refused_in_words(imports: Imports, tmp_path: Path) -> None:
    file = tmp_path / "photo.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    imports.open(file)
    imports.until(lambda: "a picture" in imports.messages())
    assert imports.dialog.frame.page is imports.dialog.frame.file


def test_a_file_that_goes_away_under_the_window_is_said_to_be_gone(imports: Imports, tmp_path: Path) -> None:
    file = table(tmp_path / "border.csv", [row(1)])
    imports.look(file)
    file.unlink()
    imports.press("ImportNext")
    imports.until(lambda: "There is no file" in imports.messages())
    assert imports.count == 0


def test_names_and_headings_are_shown_as_they_stand(imports: Imports, tmp_path: Path) -> None:
    header = ["ID", "Title", "Date", "<img src='x'>", "e\u202evil"]
    file = table(tmp_path / "<b>bold %s &amp;.csv", [["1", "<i>a</i>", "2021-11-03", "x", "y"]], header)
    dialog = imports.look(file)
    assert label(dialog, "ImportFile") == "<b>bold %s &amp;.csv"
    shown = texts(dialog, "FirstRows")
    assert shown[0][2:] == ["ID", "Title", "Date", "<img src='x'>", "e⟨RLO⟩vil"]
    assert shown[1][3] == "<i>a</i>"
    imports.check()
    imports.press("ImportNext")
    imports.until(lambda: dialog.frame.page is dialog.frame.report)
    assert label(dialog.frame.report, "OutcomeSentence") == "Import of <b>bold %s &amp;.csv: added 1 incident."


def test_what_would_change_is_shown_field_by_field(imports: Imports, tmp_path: Path) -> None:
    imports.take(table(tmp_path / "border.csv", [row(1)]))
    imports.close()
    imports.look(table(tmp_path / "border2.csv", [row(1, title="Three flares")]))
    check = imports.check()
    reference = imports.workplace.search.page("")[0].reference
    assert texts(check, "DifferencesView")[1] == ["2", reference, "title", "Flares 1", "Three flares"]
