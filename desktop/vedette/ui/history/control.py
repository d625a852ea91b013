"""Between the window of acts and the logbook: reads acts by windows, follows what is done, asks before going far."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.domain.errors import UserError
from vedette.ui.acts import Acts
from vedette.ui.history.acts_window import ActsWindow
from vedette.ui.history.way_dialog import WayDialog
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace
from vedette.usecases.history import ActLine
from vedette.usecases.history import Acts as ActsSeen


class HistoryControl(QObject):
    """`open` is bound to the action `acts`."""

    def __init__(self, acts: Acts, *, workplace: Workplace, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("HistoryControl")
        self._acts, self._workplace = acts, workplace
        self._reads, self._ways = Latest(tasks), Latest(tasks)
        self.window = ActsWindow(parent)
        self.window.model.wanted.connect(self._read)
        self.window.back_asked.connect(self._ask_back)
        self.window.on_asked.connect(self._ask_on)
        acts.steps.connect(self._follow)

    def open(self) -> None:
        """Show the window of acts, or bring it to the front."""
        self.window.model.refresh()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _follow(self, _: object) -> None:
        if self.window.isVisible():
            self.window.model.refresh()

    def _read(self, before: int | None, number: int) -> None:
        known = tuple(self.window.model.counts)
        work = partial(self._workplace.history.window, before, number, known)
        self._reads.read(work, partial(self._show, before, number), self._fail)

    def _show(self, before: int | None, number: int, acts: ActsSeen) -> None:
        self.window.model.show(before, number, acts)

    def _ask_back(self, act: int) -> None:
        self._ways.read(partial(self._workplace.history.way_back, act), partial(self._go_back, act), self._fail)

    def _ask_on(self, act: int) -> None:
        self._ways.read(partial(self._workplace.history.way_on, act), partial(self._go_on, act), self._fail)

    def _go_back(self, act: int, way: list[ActLine]) -> None:
        if len(way) == 1:
            self._acts.undo()
        elif way:
            WayDialog(way, True, partial(self._acts.stepping.undo_to, act), self.window).open()

    def _go_on(self, act: int, way: list[ActLine]) -> None:
        if len(way) == 1:
            self._acts.redo()
        elif way:
            WayDialog(way, False, partial(self._acts.stepping.redo_to, act), self.window).open()

    def _fail(self, error: UserError) -> None:
        self._acts.fail(error)
