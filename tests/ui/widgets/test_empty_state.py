from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.empty_state import EmptyState

SENTENCE = "Nothing is logged yet. Log the first incident, or look around in the sample logbook that came along."


@pytest.fixture
def state(qtbot: QtBot, theme: Theme) -> EmptyState:
    made = EmptyState()
    qtbot.addWidget(made)
    made.resize(300, 400)
    return made


def actions(state: EmptyState, *words: str) -> list[QAction]:
    made = []
    for word in words:
        action = QAction(word, state)
        action.setObjectName(word.replace("&", "").lower())
        made.append(action)
    return made


def buttons(state: EmptyState) -> list[str]:
    return [button.text() for button in state.findChildren(QPushButton) if not button.isHidden()]


def test_it_says_what_to_do_next_and_does_it(state: EmptyState, qtbot: QtBot) -> None:
    (new,) = actions(state, "&New")
    state.show_state("inbox", SENTENCE, [new])
    state.show()
    button = state.findChild(QPushButton, "EmptyState_new")
    assert isinstance(button, QPushButton)
    assert button.accessibleName() == "New"
    with qtbot.waitSignal(new.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_another_state_takes_the_place_of_the_first(state: EmptyState) -> None:
    state.show_state("inbox", SENTENCE, actions(state, "New", "Import", "Sample", "Fourth"))
    assert buttons(state) == ["New", "Import", "Sample"]
    state.show_state("search", "Nothing was found.", actions(state, "Clear"))
    assert buttons(state) == ["Clear"]
    assert state.sentence == state.accessibleName() == "Nothing was found."


def test_a_long_sentence_is_seen_whole_in_a_narrow_pane(state: EmptyState, qtbot: QtBot) -> None:
    state.show_state("inbox", SENTENCE)
    state.show()
    label = state.findChild(type(state._sentence), "EmptyState_sentence")
    assert label is not None
    qtbot.waitUntil(lambda: label.width() <= 300 and label.height() >= label.heightForWidth(label.width()) > 30)
