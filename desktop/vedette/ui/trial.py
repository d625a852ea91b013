"""Opens the window on the sample once and closes it again, for the self-check; nobody sees it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QFontDatabase, QIcon, QImage

from vedette.domain.errors import UserError
from vedette.paths import resource
from vedette.ui import icons
from vedette.ui.application import application
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme
from vedette.ui.workplace import Opener

PATIENCE_MILLISECONDS = 30_000
LOOK_MILLISECONDS = 50


def try_window(opener: Opener) -> str:
    """What was seen; UserError when a part of it can't be had."""
    app = application()
    _try_pictures()
    with tempfile.TemporaryDirectory(prefix="vedette-check-") as folder:
        theme, tasks = Theme(app), Tasks()
        theme.apply("light")
        program = Program(opener, MachineSettings(Path(folder) / "settings.ini"), theme, tasks)
        program.open_sample()
        _wait_until_shown(program)
        window = program.window
        seen = "" if window is None else f"{window.windowTitle()}, {window.list.table.total} incidents"
        program.end()
        tasks.wait_for_done()
    if not seen:
        raise UserError("The window did not open in time.")
    return seen


def _wait_until_shown(program: Program) -> None:
    """Until the window shows incidents, or the time is up."""
    loop = QEventLoop()
    look, end = QTimer(interval=LOOK_MILLISECONDS), QTimer(singleShot=True, interval=PATIENCE_MILLISECONDS)
    look.timeout.connect(lambda: loop.quit() if program.window and program.window.list.table.total else None)
    end.timeout.connect(loop.quit)
    look.start()
    end.start()
    loop.exec()
    look.stop()
    end.stop()


def _try_pictures() -> None:
    """Each icon can be drawn, each font be loaded."""
    for path in sorted(resource("icons").glob("*.svg")):
        drawn: QImage = icons.icon(path.stem).pixmap(icons.SMALL, icons.SMALL, QIcon.Mode.Normal).toImage()
        if drawn.isNull():
            raise UserError(f"The icon “{path.name}” can't be drawn; please install Vedette again.")
    for path in sorted(resource("fonts").glob("*.ttf")):
        font = QFontDatabase.addApplicationFont(str(path))
        if font < 0:
            raise UserError(f"The font “{path.name}” can't be loaded; please install Vedette again.")
        QFontDatabase.removeApplicationFont(font)
