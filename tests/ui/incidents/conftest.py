"""A logbook behind the pane and the form, and a person at the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.make import NOON
from vedette.storage.store import Store
from vedette.ui.feed import Feed
from vedette.ui.incidents.form import IncidentForm
from vedette.ui.incidents.pane import IncidentPane
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme
from vedette.usecases.attachments import Attachments
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.searching import Search
from vedette.usecases.tagging import Tagging


class Place:
    """What a window works with, on 4 November 2021, with Ada at work."""

    def __init__(self, store: Store) -> None:
        self.desk = Desk(store, who=lambda: "Ada", clock=lambda: NOON)
        self.incidents = Incidents(self.desk)
        self.search = Search(self.desk)
        self.tagging = Tagging(self.desk)
        self.history = History(self.desk)
        self.attachments = Attachments(self.desk)

    def close(self) -> None:
        self.desk.store.close()


class Hands:
    """Keys go to whatever has the focus, as a person's do."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self.keys = 0

    def focus(self) -> QWidget:
        self.popup = QApplication.activePopupWidget()  # kept: PySide lets its list go with it
        within = self.popup.focusWidget() if self.popup is not None else QApplication.focusWidget()
        widget = within or self.popup
        assert widget is not None
        return widget

    def type(self, text: str) -> None:
        for character in text:
            self.keys += 1
            if character.isascii():
                QTest.keyClick(self.focus(), character)  # type: ignore[call-overload]
            else:  # QTest knows Latin-1 keys only
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                    QApplication.sendEvent(self.focus(), event)
        self.settle()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        for _ in range(times):
            self.keys += 1
            QTest.keyClick(self.focus(), key, modifier)
        self.settle()

    def tab(self, times: int = 1) -> None:
        self.press(Qt.Key.Key_Tab, times=times)

    def alt(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.AltModifier)

    def into(self, widget: QWidget, text: str) -> None:
        """Go to a field of which a test does not care how one gets there."""
        self.go(widget)
        self.type(text)

    def go(self, widget: QWidget) -> None:
        widget.setFocus()
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            self._tasks.wait_for_done(10_000)
            QApplication.processEvents()


@pytest.fixture
def feed(qapp: QApplication) -> Feed:
    return Feed()


@pytest.fixture
def place(tmp_path: Path, feed: Feed, tasks: Tasks) -> Iterator[Place]:
    made = Place(Store.create(tmp_path / "logbook.vedette", publish=feed.publish))
    yield made
    tasks.wait_for_done(10_000)
    made.close()


@pytest.fixture
def hands(tasks: Tasks) -> Hands:
    return Hands(tasks)


@pytest.fixture
def new_form(qtbot: QtBot, theme: Theme, place: Place, tasks: Tasks, feed: Feed) -> Callable[[], IncidentForm]:
    def make() -> IncidentForm:
        form = IncidentForm(workplace=place, tasks=tasks, feed=feed)
        qtbot.addWidget(form)
        form.resize(560, 900)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return make


@pytest.fixture
def form(new_form: Callable[[], IncidentForm], hands: Hands) -> IncidentForm:
    """An empty form with the focus in its first field."""
    made = new_form()
    made.start_new()
    hands.settle()
    return made


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, place: Place, tasks: Tasks, feed: Feed) -> IncidentPane:
    made = IncidentPane(workplace=place, tasks=tasks, feed=feed)
    qtbot.addWidget(made)
    made.resize(480, 700)
    made.show()
    return made
