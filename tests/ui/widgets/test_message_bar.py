from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.message_bar import MOST_KEPT, Kind, MessageArea, MessageBar, Offer
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


def rested(area: MessageArea) -> None:
    """The mouse has stood still for a moment."""
    timer = area.findChild(QTimer, "RestTimer")
    assert isinstance(timer, QTimer)
    timer.timeout.emit()


def test_the_room_of_a_message_stays_while_the_mouse_is_on_its_way(area: MessageArea, qtbot: QtBot) -> None:
    bar = area.say("Recorded.")
    qtbot.waitUntil(lambda: area.height() == area.sizeHint().height())
    height = area.height()
    bar.dismiss()
    assert (area.isVisible(), area.height()) == (True, height)
    QCursor.setPos(QCursor.pos() + QPoint(40, 0))
    rested(area)
    assert (area.isVisible(), area.minimumHeight()) == (True, height)
    rested(area)
    assert (area.isHidden(), area.minimumHeight()) == (True, 0)


def test_one_message_is_seen_at_a_time_and_how_many_more_there_are(area: MessageArea) -> None:
    first, second = area.say("The disk is full.", "error"), area.say("Recorded.")
    assert [bar.isVisible() for bar in (first, second)] == [False, True]
    more = second.findChild(PlainLabel, "MessageOthers")
    assert isinstance(more, PlainLabel)
    assert more.text() == "and 1 more"
    second.dismiss()
    assert first.isVisible()
    alone = first.findChild(PlainLabel, "MessageOthers")
    assert isinstance(alone, PlainLabel)
    assert alone.isHidden()


def test_the_time_of_a_note_behind_another_does_not_run(area: MessageArea) -> None:
    first = area.say("A copy was opened.")
    second = area.say("Recorded.")
    timer = first.findChild(QTimer, "MessageTimer")
    assert isinstance(timer, QTimer)
    assert not timer.isActive()
    second.dismiss()
    assert timer.isActive()
    area.clear()


def test_without_messages_the_area_takes_no_room(area: MessageArea, qtbot: QtBot) -> None:
    assert area.isHidden()
    bar = area.say("Recorded.")
    assert area.isVisible()
    qtbot.mouseClick(close_button(bar), Qt.MouseButton.LeftButton)
    assert texts(area) == []
    rested(area)
    assert area.isHidden()


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
    for text in "abcdef":
        area.say(text)
    assert len(area.bars) == MOST_KEPT
    area.say("c")
    assert texts(area) == ["b", "d", "e", "f", "c"]
    area.clear()
    assert texts(area) == []
