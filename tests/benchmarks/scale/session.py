"""Somebody at work in the real window, offscreen: types, scrolls, selects, opens the form; and a watch on the stalls.

`python -m tests.benchmarks.scale.session LOGBOOK` prints JSON: the longest times for which the window did not answer.
"""

from __future__ import annotations

import gc
import json
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from vedette.assemble import open_workplace
from vedette.ui.application import live
from vedette.ui.main_window import MainWindow
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme

BEAT = 4
"""Milliseconds between two beats of the watch."""

STEP, LISTED = 90, 16
PATIENCE = 300
"""So often a step is tried again before it is given up."""

SEARCHES = ("border guard", "tag:border from:2021", "обстрел", "-the status:contested", "near:53.2,23.6,80km")
Step = tuple[str, Callable[[], object]]


class Watchdog(QObject):
    """Notes how much later than it should each beat comes, how long this thread itself worked, and on what."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[tuple[float, str]] = []
        self.busy: list[tuple[float, str]] = []
        self.doing = "nothing"
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._beat = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._note)

    def start(self) -> None:
        """From now on."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._beat.start()

    def _note(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.stalls.append((max((now - self._last) * 1000 - BEAT, 0.0), self.doing))
        self.busy.append(((worked - self._worked) * 1000, self.doing))
        self._last, self._worked = now, worked


def steps(window: MainWindow) -> Iterator[Step]:
    """What is done, one after the other, each in an event of its own."""
    line, view = window.list.bar.line, window.list.view
    yield "narrowing", window._left.turn
    for text in SEARCHES:
        yield "clearing", line.clear
        for letter in text:
            yield f"typing {text}", lambda letter=letter: _type(line, letter)  # type: ignore[misc]
        for _ in range(4):
            yield f"waiting for {text}", _nothing
    yield "clearing", line.clear
    for _ in range(8):
        yield "paging down", lambda: QTest.keyClick(view, Qt.Key.Key_PageDown)
    for part in (0.9, 0.1, 0.5, 0.7, 0.3):
        yield "dragging the scroll bar", lambda part=part: _drag(view.verticalScrollBar(), part)  # type: ignore[misc]
    for _ in range(8):
        yield "choosing", lambda: QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    yield "choosing all", view.selectAll
    yield "choosing one", lambda: view.selectRow(3)
    yield "opening the form", window.side.new
    for letter in "Shots near the fence":
        yield "typing into the form", lambda letter=letter: _type(QApplication.focusWidget(), letter)  # type: ignore[misc,arg-type]
    yield "waiting", _nothing


class Session(QObject):
    """Does the steps in an open window and then ends the program."""

    def __init__(self, program: Program, dog: Watchdog, walk: Callable[[MainWindow], Iterator[Step]]) -> None:
        super().__init__()
        self._program, self._dog, self._walk = program, dog, walk
        self._again: Step | None = None
        self._left = PATIENCE
        self._steps: Iterator[Step] = iter(())
        self._clock = QTimer(self, interval=STEP)
        self._clock.timeout.connect(self._step)
        self._soon = QTimer(self, interval=20)
        self._soon.timeout.connect(self._begin)
        self._soon.start()

    def _begin(self) -> None:
        window = self._program.window
        if window is None or window.list.table.found is None or window.list.table.counting:
            return
        self._soon.stop()
        self._steps = self._walk(window)
        self._dog.start()
        self._clock.start()

    def _step(self) -> None:
        step = self._again or next(self._steps, ("done", self._end))
        self._dog.doing, work = step
        self._again = step if work() is False else None
        self._left = self._left - 1 if self._again else PATIENCE
        if not self._left:
            print(f"gave up: {step[0]}", file=sys.stderr)
            self._again = None

    def _end(self) -> None:
        self._clock.stop()
        QApplication.exit(0)


def run(logbook: Path, walk: Callable[[MainWindow], Iterator[Step]] = steps) -> dict[str, object]:
    """The whole session."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        settings, theme, tasks = MachineSettings(Path(folder) / "settings.ini"), Theme(app), Tasks()
        theme.apply("light")
        program, dog = Program(open_workplace, settings, theme, tasks), Watchdog()
        gc.disable()  # as the program does until it has started
        program.open(logbook)
        live(program, tasks)
        session = Session(program, dog, walk)
        app.exec()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        program.end()
        tasks.wait_for_done(10_000)
        session.deleteLater()
    late, busy = sorted(dog.stalls, reverse=True), sorted(dog.busy, reverse=True)
    return {
        "stalls": [took for took, _ in dog.stalls], "worst": late[0][1], "longest": late[:LISTED],
        "busy": [took for took, _ in dog.busy], "busiest": busy[:LISTED], "memory": peak,
    }  # fmt: skip


def _type(widget: QWidget, letter: str) -> None:
    """A key of any script; QTest knows ASCII alone."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _drag(bar: QScrollBar, part: float) -> None:
    bar.setSliderDown(True)
    bar.setSliderPosition(round(bar.maximum() * part))
    bar.setSliderDown(False)


def _nothing() -> None:
    return None


def run_windows(logbook: Path) -> dict[str, object]:
    """Through the other windows, on a copy, since a table is imported."""
    from tests.benchmarks.scale.walking import prepare, windows

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(logbook, folder))
        table = prepare(copy, Path(folder))
        return run(copy, lambda window: windows(window, table))


if __name__ == "__main__":
    print(json.dumps((run_windows if sys.argv[2:] == ["windows"] else run)(Path(sys.argv[1]))))
