from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.chips import ChipButton, ChipRow
from vedette.ui.widgets.tag_chip import Chip

CHIPS = (Chip("a", "tag: border", "blue"), Chip("b", "country: PL"), Chip("c", "<b>from</b> 1 Nov"))


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> ChipRow:
    theme.apply("light")
    made = ChipRow(name="Filters")
    qtbot.addWidget(made)
    made.show_chips(CHIPS)
    made.resize(600, 40)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def chip(row: ChipRow, key: str) -> ChipButton:
    found = row.findChild(ChipButton, f"Chip_{key}")
    assert isinstance(found, ChipButton)
    return found


def search_line() -> QLineEdit:
    line = QLineEdit()
    line.setObjectName("Search")
    return line


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def test_a_chip_says_what_it_is_and_how_to_remove_it(row: ChipRow) -> None:
    assert chip(row, "a").accessibleName() == "tag: border"
    assert "Delete" in chip(row, "a").accessibleDescription()
    assert "&lt;b&gt;" in chip(row, "c").toolTip()


def test_delete_removes_and_enter_picks(row: ChipRow, qtbot: QtBot) -> None:
    removed, picked = list[str](), list[str]()
    row.removed.connect(removed.append)
    row.picked.connect(picked.append)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        qtbot.keyClick(chip(row, "b"), key)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(chip(row, "a"), key)
    assert (removed, picked) == (["b", "b"], ["a", "a"])


def test_a_click_on_the_cross_removes_and_one_on_the_words_picks(row: ChipRow, qtbot: QtBot) -> None:
    removed, picked = list[str](), list[str]()
    row.removed.connect(removed.append)
    row.picked.connect(picked.append)
    qtbot.mouseClick(chip(row, "a"), Qt.MouseButton.LeftButton, pos=chip(row, "a").cross().center())
    qtbot.mouseClick(chip(row, "a"), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert (removed, picked) == (["a"], ["a"])


def test_arrows_go_from_chip_to_chip_and_on_to_the_input(row: ChipRow, qtbot: QtBot) -> None:
    row.set_tail(search_line())
    chip(row, "a").setFocus()
    qtbot.keyClick(chip(row, "a"), Qt.Key.Key_Right)
    assert focused() == "Chip_b"
    qtbot.keyClick(chip(row, "b"), Qt.Key.Key_Left)
    qtbot.keyClick(chip(row, "a"), Qt.Key.Key_Left)
    assert focused() == "Chip_a"
    row.focus_last()
    qtbot.keyClick(chip(row, "c"), Qt.Key.Key_Right)
    assert focused() == "Search"


def test_tab_reaches_every_chip_and_then_the_input(row: ChipRow, qtbot: QtBot) -> None:
    row.set_tail(search_line())
    row.show_chips([*CHIPS, Chip("d", "last")])
    chip(row, "a").setFocus()
    seen = [focused()]
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(focused())
    assert seen == ["Chip_a", "Chip_b", "Chip_c", "Chip_d", "Search"]


def test_the_focus_stays_in_the_row_when_a_chip_is_removed(row: ChipRow, qtbot: QtBot) -> None:
    row.removed.connect(lambda key: row.show_chips([one for one in row.chips if one.key != key]))
    chip(row, "b").setFocus()
    qtbot.keyClick(chip(row, "b"), Qt.Key.Key_Delete)
    assert [one.key for one in row.chips] == ["a", "c"]
    assert focused() == "Chip_c"
    qtbot.keyClick(chip(row, "c"), Qt.Key.Key_Delete)
    assert focused() == "Chip_a"


def test_the_same_chips_again_change_nothing(row: ChipRow) -> None:
    before = chip(row, "a")
    row.show_chips(list(CHIPS))
    assert chip(row, "a") is before


def test_chips_that_only_inform_can_not_be_removed(qtbot: QtBot) -> None:
    row = ChipRow(removable=False)
    qtbot.addWidget(row)
    row.show_chips(CHIPS)
    removed: list[str] = []
    row.removed.connect(removed.append)
    qtbot.keyClick(chip(row, "a"), Qt.Key.Key_Delete)
    assert removed == []
    assert chip(row, "a").cross().isEmpty()
