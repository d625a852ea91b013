from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableView, QTabWidget

from tests.ui.importing.conftest import Imports
from tests.ui.importing.reading import choose, label, offered, row, table, texts
from vedette.ui.importing.columns_model import BECOMES


def test_the_first_rows_stand_beside_what_they_are_read_to_mean(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(1, date="overnight 1-2 Nov 2021")]))
    shown = texts(dialog, "FirstRows")
    assert shown[0] == ["When, as read", "Where, as read", "ID", "Title", "Date", "Place", "Dogs"]
    assert shown[1][2:] == ["1", "Flares 1", "overnight 1-2 Nov 2021", "Usnarz", "2"]
    assert "November 2021" in shown[1][0]
    assert shown[1][1] == "Usnarz"


def test_an_order_of_day_and_month_that_nothing_tells_is_asked(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(1, date="03/04/2021"), row(2, date="05/06/2021")]))
    assert not dialog.frame.next.isEnabled()
    assert "“03/04/2021”" in label(dialog, "date_order_problem_text")
    assert "day first: 3 April 2021" in offered(dialog, "date_order")
    assert "month first: 4 March 2021" in offered(dialog, "date_order")
    choose(imports.qtbot, dialog, "date_order", "mdy")
    imports.until(dialog.frame.next.isEnabled)
    assert texts(dialog, "FirstRows")[1][0].startswith("4 March 2021")
    imports.check()


def test_headings_that_say_nothing_are_asked_about(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "odd.csv", [["a", "2021-11-03"]], ["Qwx", "Zzy"]))
    assert not dialog.frame.next.isEnabled()
    assert "headings say too little" in label(dialog, "layout_problem_text")
    choose(imports.qtbot, dialog, "layout", "plain")
    imports.until(dialog.frame.next.isEnabled)
    _become(imports, 0, "title")
    _become(imports, 1, "when")
    imports.check()
    imports.press("ImportNext")
    imports.until(lambda: imports.count == 1)
    assert imports.workplace.search.page("")[0].title == "a"


def test_a_column_without_a_place_is_kept_and_the_window_says_so(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(1)]))
    assert texts(dialog, "Columns")[-1] == ["Dogs", "2", "Custom field “dogs”"]
    assert label(dialog, "ColumnsSummary").startswith("1 of 5 columns")
    _become(imports, 4, "note")
    assert texts(dialog, "Columns")[-1][BECOMES] == "What happened"
    _become(imports, 4, "field.dogs")
    assert texts(dialog, "Columns")[-1][BECOMES] == "Custom field “dogs”"
    _become(imports, 4, "skip")
    assert texts(dialog, "Columns")[-1][BECOMES] == "Left out"
    imports.check()
    imports.press("ImportNext")
    imports.until(lambda: imports.count == 1)
    assert imports.workplace.search.count("field.dogs:2") == 0


def test_what_two_columns_can_t_both_be_is_refused_in_words(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(1)], ["ID", "Title", "Date", "x", "y"]))
    _become(imports, 3, "place")
    _open_and_choose(imports, 4, "place")
    imports.until(lambda: "choose one" in imports.messages())
    assert not dialog.frame.next.isEnabled()
    _become(imports, 4, "note")
    assert dialog.frame.next.isEnabled()


def test_letters_tell_whether_the_encoding_is_right(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(1, title="Łódź nad Świsłoczą")], encoding="cp1250"))
    choose(imports.qtbot, dialog, "encoding", "cp1251")
    imports.until(lambda: "Łódź" not in label(dialog, "encoding_hint") and dialog.frame.next.isEnabled())
    choose(imports.qtbot, dialog, "encoding", "cp1250")
    imports.until(lambda: "Łódź · Świsłoczą" in label(dialog, "encoding_hint"))
    assert texts(dialog, "FirstRows")[1][3] == "Łódź nad Świsłoczą"


def test_of_two_quick_choices_the_last_one_is_shown(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(n) for n in range(3_000)]))
    choose(imports.qtbot, dialog, "delimiter", "|")
    choose(imports.qtbot, dialog, "delimiter", ",")
    imports.until(dialog.frame.next.isEnabled)
    assert texts(dialog, "FirstRows")[1][2] == "0"


def test_a_cell_with_a_problem_is_marked_and_says_it(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "border.csv", [row(1, date="31 February 2021")]))
    index = dialog.frame.look.rows.index(0, 4)
    assert index.data(Qt.ItemDataRole.DecorationRole) is not None
    assert "31 February" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_the_sheets_of_a_workbook_can_be_chosen(imports: Imports, tmp_path: Path) -> None:
    book: Any = Workbook(write_only=True)
    for name, title in (("First", "Flares"), ("Second", "Shots")):
        sheet = book.create_sheet(name)
        sheet.append(["Title", "Date"])
        sheet.append([title, "2021-11-03"])
    book.save(tmp_path / "book.xlsx")
    dialog = imports.look(tmp_path / "book.xlsx")
    encoding = dialog.findChild(QComboBox, "encoding")
    assert encoding is not None
    assert not encoding.isVisible()
    choose(imports.qtbot, dialog, "sheet", "Second")
    imports.until(lambda: texts(dialog, "FirstRows")[1][2] == "Shots")


def _become(imports: Imports, at: int, target: str) -> None:
    """Choose in the table what a column becomes, and wait until that is seen."""
    _open_and_choose(imports, at, target)
    imports.until(lambda: not imports.dialog.session.work.label)


def _open_and_choose(imports: Imports, at: int, target: str) -> None:
    page = imports.dialog.frame.look
    tabs, view = page.findChild(QTabWidget), page.findChild(QTableView, "Columns")
    assert tabs is not None
    assert view is not None
    tabs.setCurrentIndex(1)
    index = page.columns.index(at, BECOMES)
    view.setFocus()
    view.setCurrentIndex(index)
    imports.qtbot.keyClick(view, Qt.Key.Key_F2)
    box = view.findChild(QComboBox, "TargetChoice")
    assert box is not None
    popup = box.view()
    imports.qtbot.keyClick(popup, Qt.Key.Key_Home)
    for _ in range(box.findData(target)):
        imports.qtbot.keyClick(popup, Qt.Key.Key_Down)
    imports.qtbot.keyClick(popup, Qt.Key.Key_Return)
