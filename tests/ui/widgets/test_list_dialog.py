"""The frame of the windows of tags, actors, sources and places."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.widgets.list_dialog import ListDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ListDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield ListDialog("Tag", "Tags", "Find a tag", parent)


def test_tab_goes_from_the_list_through_its_buttons_to_close(dialog: ListDialog) -> None:
    for name in ("New", "Delete"):
        dialog.add_button(name, f"&{name}", "")
    dialog.show()
    dialog.activateWindow()
    dialog.view.setFocus()
    met = []
    for _ in range(3):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        met.append(dialog.focusWidget().objectName())
    assert met == ["TagNew", "TagDelete", "TagClose"]


def test_a_button_is_read_out_without_its_mnemonic(dialog: ListDialog) -> None:
    assert dialog.add_button("Merge", "Mer&ge into…", "merge").accessibleName() == "Merge into…"
