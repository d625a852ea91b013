"""Somebody before the window: types, clicks and chooses, and sees what is on the screen. For tests that drive it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.make import act, incident
from vedette.assemble import Workplace, open_workplace
from vedette.ui.incidents.columns import COLUMNS
from vedette.ui.incidents.table_view import IncidentView
from vedette.ui.main_window import MainWindow
from vedette.ui.program import Program

W = TypeVar("W", bound=QWidget)
PATIENCE = 10_000
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@contextmanager
def elsewhere(logbook: Path) -> Iterator[Workplace]:
    """Another program at work on the same file; it makes the file if there is none."""
    place = open_workplace(logbook, lambda: "Bob", create=not logbook.exists())
    try:
        yield place
    finally:
        place.close()


def fill(logbook: Path, count: int, **more: object) -> None:
    """So many incidents, numbered in their titles; the last is the newest."""
    with elsewhere(logbook) as place, place.desk.store.writing(act("fill")) as unit:
        made = [incident(title=f"Incident {n:04d}", **more) for n in range(1, count + 1)]
        unit.put_all([replace(one, created_at=f"2021-11-04T12:00:{n % 60:02d}Z") for n, one in enumerate(made)])


class Person:
    """Acts on the one window of a program and waits until it has answered."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.sees(lambda: program.window is not None)
        self.window.resize(1280, 800)
        self.window.activateWindow()
        self.sees(lambda: self.status != "")

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def table(self) -> IncidentView:
        return self.window.list.view

    @property
    def status(self) -> str:
        """What the status bar says."""
        return self.window._status.line.text

    @property
    def messages(self) -> list[str]:
        return [bar.text for bar in self.window.messages.bars]

    def sees(self, what: Callable[[], bool]) -> None:
        """Wait until it is so."""
        self.qtbot.waitUntil(what, timeout=PATIENCE)

    def does(self, action_id: str) -> None:
        """Choose from the menu."""
        action = self.action(action_id)
        self.sees(action.isEnabled)
        action.trigger()

    def action(self, action_id: str) -> QAction:
        found = self.window.findChild(QAction, action_id)
        assert found is not None, action_id
        return found

    def types(self, text: str, into: QWidget) -> None:
        into.setFocus()
        QTest.keyClicks(into, text)

    def searches(self, text: str) -> None:
        """Type a search in the place of the one there is."""
        line = self.window.list.bar.line
        line.setFocus()
        line.selectAll()
        if text:
            QTest.keyClicks(line, text)
        else:
            QTest.keyClick(line, Qt.Key.Key_Backspace)
        self.sees(lambda: self.window.list.table.found is not None and self.window.list.table.found.asked.text == text)
        self.sees(lambda: not self.window.list.table.counting)

    def chooses(self, rows: Sequence[int]) -> None:
        """Click on rows, with Ctrl from the second on."""
        for number, row in enumerate(rows):
            self.table.scrollTo(self.table.table.index(row, 0))
            place = self.table.visualRect(self.table.table.index(row, 0)).center()
            modifier = Ctrl if number else NONE
            QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)
        self.sees(self.action("tag").isEnabled)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key in the table."""
        self.table.setFocus()
        QTest.keyClick(self.table, key, modifier)

    def reads(self, column: str) -> list[str]:
        """One column of the table, all rows; each has been looked at."""
        number = next(n for n, known in enumerate(COLUMNS) if known.key == column)
        model = self.table.table
        rows = range(model.rowCount())
        self.sees(lambda: all(model.data(model.index(row, number)) is not None for row in rows))
        return [str(model.data(model.index(row, number))) for row in rows]

    def chosen(self) -> list[str]:
        """The titles of the chosen rows."""
        titles = self.reads("title")
        return [titles[row] for row in self.table.selection().rows()]

    def finds(self, kind: type[W], name: str) -> W:
        """A widget by its name, in any window."""
        self.sees(lambda: bool(_visible(kind, name)))
        return _visible(kind, name)[-1]

    def clicks(self, name: str) -> None:
        """A button by its name."""
        QTest.mouseClick(self.finds(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def takes_way(self, label: str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Click an entry of the navigator."""
        tree: QTreeView = self.window.navigator
        self.sees(lambda: self.way(label) is not None)
        place = self.way(label)
        assert place is not None
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    def way(self, label: str) -> QPoint | None:
        """Where an entry of the navigator is."""
        model = self.window.navigator.tree
        entry = next((key for key, node in model._by_key.items() if node.entry.label == label), None)
        if entry is None:
            return None
        index = model.index_of(entry)
        self.window.navigator.scrollTo(index)
        return self.window.navigator.visualRect(index).center()


def _visible(kind: type[W], name: str) -> list[W]:
    tops = QApplication.topLevelWidgets()
    found = [top for top in tops if isinstance(top, kind) and top.objectName() == name]
    found += [child for top in tops for child in top.findChildren(kind, name)]
    return [child for child in found if child.isVisible()]
