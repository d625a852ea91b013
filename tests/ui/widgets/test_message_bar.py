from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.message_bar import MOST_AT_ONCE, Kind, MessageArea, MessageBar, Offer
from vedette.ui.widgets.plain_label import PlainLabel


class Acts(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.undone = 0

    def undo(self) -> None:
        self.undone += 1


@pytest.fixture
def area(qtbot: QtBot, theme: Theme) -> MessageArea:
    made = MessageArea()
    qtbot.addWidget(made)
    made.move(300, 300)
    return made


def texts(area: MessageArea) -> list[str]:
    return [bar.text for bar in area.bars]


def close_button(bar: MessageBar) -> QToolButton:
    found = bar.findChild(QToolButton, "MessageClose")
    assert isinstance(found, QToolButton)
    return found


def test_without_messages_the_area_takes_no_room(area: MessageArea, qtbot: QtBot) -> None:
    assert area.isHidden()
    bar = area.say("Recorded.")
    assert area.isVisible()
    qtbot.mouseClick(close_button(bar), Qt.MouseButton.LeftButton)
    assert area.isHidden()
    assert texts(area) == []


@pytest.mark.parametrize(
    ("kind", "word", "icon"),
    [("info", "Note:", "info"), ("warning", "Warning:", "triangle-alert"), ("error", "Problem:", "circle-alert")],
)
def test_each_kind_has_a_word_and_an_icon_not_colour_alone(area: MessageArea, kind: Kind, word: str, icon: str) -> None:
    bar = area.say("What happened.", kind)
    said = bar.findChild(PlainLabel, "MessageWord")
    assert isinstance(said, PlainLabel)
    assert said.text() == word
    assert bar.findChild(IconLabel, f"Icon_{icon}") is not None
    assert bar.accessibleName() == f"{word} What happened."


def test_the_text_stays_text(area: MessageArea) -> None:
    text = "“<b>Border</b>” &amp; <img src='file:///x'>"
    assert area.say(text).text == text


def test_an_offer_acts_once_and_closes_the_message(area: MessageArea, qtbot: QtBot) -> None:
    acts = Acts()
    bar = area.say("12 incidents tagged.", offer=Offer("&Undo", acts.undo))
    button = bar.findChild(QPushButton, "MessageOffer")
    assert isinstance(button, QPushButton)
    assert button.accessibleName() == "Undo"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acts.undone == 1
    assert texts(area) == []


def test_good_news_goes_by_itself_and_problems_stay(area: MessageArea, qtbot: QtBot) -> None:
    note, problem = area.say("Recorded."), area.say("The disk is full.", "error")
    timer = problem.findChild(QTimer, "MessageTimer")
    assert isinstance(timer, QTimer)
    assert not timer.isActive()
    with qtbot.waitSignal(note.closed):
        note.close_after(0.01)
    assert texts(area) == ["The disk is full."]


def test_what_the_mouse_is_over_stays_until_it_leaves(area: MessageArea) -> None:
    bar = area.say("Recorded.")
    timer = bar.findChild(QTimer, "MessageTimer")
    assert isinstance(timer, QTimer)
    middle = bar.rect().center().toPointF()
    QApplication.sendEvent(bar, QEnterEvent(middle, middle, middle))
    assert not timer.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    area.clear()


def test_the_caller_may_make_a_note_stay_and_a_problem_go(area: MessageArea) -> None:
    for bar, stays in ((area.say("a", sticky=True), True), (area.say("b", "error", sticky=False), False)):
        timer = bar.findChild(QTimer, "MessageTimer")
        assert isinstance(timer, QTimer)
        assert timer.isActive() is not stays
    area.clear()


def test_the_oldest_makes_room_and_nothing_is_said_twice(area: MessageArea) -> None:
    for text in "abcd":
        area.say(text)
    assert len(area.bars) == MOST_AT_ONCE
    area.say("c")
    assert texts(area) == ["b", "d", "c"]
    area.clear()
    assert texts(area) == []
