"""Starts and ends the program on the screen: Qt, look, log, faults, and the signals of the system."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from vedette import __version__, paths
from vedette.ui import icons
from vedette.ui.errors import Faults, logging_to
from vedette.ui.opening import ENDING
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme
from vedette.ui.workplace import Opener

SETTLED_MILLISECONDS = 3_000
"""So long after the start, what is loaded is there to stay, and garbage is collected again."""

TURN_SECONDS = 0.0005
"""So long another thread may compute before the window gets its turn; Python's own 5 ms are waited for many times in
painting one page of the list."""

BEAT_MILLISECONDS = 400
"""Python hears a signal of the system only when it runs; so it runs so often."""

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""Asked to end by the system, by Ctrl+C, or because the terminal or the session went."""


def application() -> QApplication:
    """The one application of this process."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("vedette")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vedette")
    app.setWindowIcon(icons.icon("vedette"))
    app.setQuitOnLastWindowClosed(False)
    return app


def run(opener: Opener, logbook: str | None, *, sample: bool) -> int:
    """Show the window on `logbook`, the sample or the user's own logbook until it is closed; the exit code."""
    app = application()
    settings = MachineSettings(paths.settings_file())
    theme = Theme(app)
    theme.apply(settings.current.theme, settings.current.text_size)
    faults, tasks = Faults(), Tasks()
    with logging_to(paths.log_folder()), faults.installed():
        program = Program(opener, settings, theme, tasks)
        faults.met.connect(program.say)
        program.ended.connect(app.quit)
        with _signals_to(program):
            live(program, tasks)
            if paths.erasing_plan().exists():
                tasks.write(_finish_erasing, lambda _: None, program.say)
            QTimer.singleShot(0, program, lambda: begin(program, settings, logbook, sample=sample))
            code = app.exec()
        tasks.wait_for_done()
    return code


def _finish_erasing() -> object:
    """Before anything is opened: the program died while it erased a logbook."""
    from vedette.usecases.erasing import resume

    return resume()


def begin(program: Program, settings: MachineSettings, logbook: str | None, *, sample: bool) -> None:
    """Open what was named, or the usual logbook, into which a table that was named is then imported."""
    if sample:
        program.open_sample()
    elif logbook is not None and not _is_table(Path(logbook)):
        program.open(Path(logbook))
    else:
        _open_usual(program, settings)
        if logbook is not None:
            program.import_when_open(Path(logbook))


def _open_usual(program: Program, settings: MachineSettings) -> None:
    """The last one, else the user's own, which is made at the very first start; one that went is asked about."""
    default = paths.default_logbook()
    recent = settings.current.recent
    if settings.current.reopen_last and recent:
        program.open(Path(recent[0]))
    elif default.exists() or str(default) in recent:
        program.open(default)
    else:
        program.make(default)


def _is_table(path: Path) -> bool:
    if path.suffix.lower() == ENDING or not path.is_file():
        return False
    from vedette.ui.importing.drop import is_table

    return is_table(path)


def live(program: Program, tasks: Tasks) -> None:
    """Keep the window answering while other threads work."""
    sys.setswitchinterval(TURN_SECONDS)
    QTimer.singleShot(SETTLED_MILLISECONDS, program, partial(_settle, program, tasks))


def _settle(program: Program, tasks: Tasks) -> None:
    """The start is over: load ahead what may be wanted next."""
    from vedette.ui.warming import Warming

    _collect_garbage()
    warming = Warming(tasks, program.say, program)
    warming.warm.connect(_collect_garbage)
    warming.begin()


def _collect_garbage() -> None:
    """From now on, and never again among what is loaded: looking all of it through takes a tenth of a second."""
    gc.freeze()
    gc.enable()


@contextmanager
def _signals_to(program: Program) -> Iterator[None]:
    """Each closes the logbook in good order, once what it broke into is through: that may be an answer on its way,
    and whoever ends waits for all answers."""

    def end(_number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, program.end)

    before = {number: signal.signal(number, end) for number in _SIGNALS}
    beat = QTimer(interval=BEAT_MILLISECONDS)
    beat.timeout.connect(lambda: None)
    beat.start()
    try:
        yield
    finally:
        beat.stop()
        for number, handler in before.items():
            signal.signal(number, handler)
