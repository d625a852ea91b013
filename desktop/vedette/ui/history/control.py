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
        self._owner = parent
        self._window: ActsWindow | None = None
        acts.steps.connect(self._follow)

    def open(self) -> None:
        """Show the window of acts, or bring it to the front."""
        if self._window is None:
            self._window = self._make()
        self._window.model.refresh()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _make(self) -> ActsWindow:
        made = ActsWindow(self._owner)
        made.model.wanted.connect(self._read)
        made.back_asked.connect(self._ask_back)
        made.on_asked.connect(self._ask_on)
        made.finished.connect(self._forget)
        return made

    def _forget(self, _: int) -> None:
        """What is closed would be dressed anew whenever the look changes."""
        self._window = None
        self._reads.forget()

    def _follow(self, _: object) -> None:
        if self._window is not None:
            self._window.model.refresh()

    def _read(self, before: int | None, number: int) -> None:
        known = tuple(self._window.model.counts) if self._window is not None else ()
        work = partial(self._workplace.history.window, before, number, known)
        self._reads.read(work, partial(self._show, before, number), self._fail)

    def _show(self, before: int | None, number: int, acts: ActsSeen) -> None:
        if self._window is not None:
            self._window.model.show(before, number, acts)

    def _ask_back(self, act: int) -> None:
        self._ways.read(partial(self._workplace.history.way_back, act), partial(self._go_back, act), self._fail)

    def _ask_on(self, act: int) -> None:
        self._ways.read(partial(self._workplace.history.way_on, act), partial(self._go_on, act), self._fail)

    def _go_back(self, act: int, way: list[ActLine]) -> None:
        if len(way) == 1:
            self._acts.undo()
        elif way:
            WayDialog(way, True, partial(self._acts.stepping.undo_to, act), self._window or self._owner).open()

    def _go_on(self, act: int, way: list[ActLine]) -> None:
        if len(way) == 1:
            self._acts.redo()
        elif way:
            WayDialog(way, False, partial(self._acts.stepping.redo_to, act), self._window or self._owner).open()

    def _fail(self, error: UserError) -> None:
        self._acts.fail(error)
