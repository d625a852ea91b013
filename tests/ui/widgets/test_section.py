from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.section import Section


@pytest.fixture
def section(qtbot: QtBot, theme: Theme) -> Section:
    made = Section("claims", "Claims and &statements", QLineEdit())
    qtbot.addWidget(made)
    made.show()
    return made


def header(section: Section) -> QToolButton:
    found = section.findChild(QToolButton, "claims_header")
    assert isinstance(found, QToolButton)
    return found


def test_it_begins_folded_and_keeps_what_was_typed(section: Section) -> None:
    assert section.content.isHidden()
    assert isinstance(section.content, QLineEdit)
    section.unfold()
    section.content.setText("kept")
    section.unfold(False)
    section.unfold()
    assert section.content.text() == "kept"
    assert section.content.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_unfolds_and_folds_it(section: Section, qtbot: QtBot, key: Qt.Key) -> None:
    heard: list[bool] = []
    section.unfolded.connect(heard.append)
    qtbot.keyClick(header(section), key)
    qtbot.keyClick(header(section), key)
    assert heard == [True, False]


def test_a_click_unfolds_it(section: Section, qtbot: QtBot) -> None:
    qtbot.mouseClick(header(section), Qt.MouseButton.LeftButton)
    assert section.is_unfolded
    assert header(section).icon().name() == "chevron-down"
    assert header(section).accessibleDescription() == "unfolded"


def test_a_note_says_what_a_folded_section_holds(section: Section) -> None:
    section.set_note("3")
    assert header(section).accessibleName() == "Claims and statements 3"
    section.set_note("")
    assert header(section).text() == "Claims and &statements"
