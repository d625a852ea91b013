"""The lock and the passphrase of the program: what the window asks for, and what the guard wants."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from vedette.domain.counting import counted
from vedette.domain.errors import UserError
from vedette.ui.locking.gate import Gate, House
from vedette.ui.locking.guard import Guard
from vedette.ui.locking.passphrase_dialog import Wanted
from vedette.ui.locking.unlock_screen import UnlockScreen
from vedette.ui.main_window import MainWindow
from vedette.ui.opening import Opened, Opening
from vedette.ui.presence import Presence
from vedette.ui.settings import MachineSettings
from vedette.ui.start_screen import StartScreen
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.plain_label import shown

if TYPE_CHECKING:
    from vedette.usecases.erasing import Erased

Open = Callable[[], tuple[MainWindow | None, Opened | None]]


class Locking(QObject):
    """`present` gives the window and the logbook that are open at the moment."""

    def __init__(
        self, opening: Opening, settings: MachineSettings, tasks: Tasks, present: Open, *, house: House
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("Locking")
        self._present, self._settings, self._tasks, self._house = present, settings, tasks, house
        self.gate = Gate(opening, tasks, house)
        self.guard = Guard(lambda: settings.current.lock_after_minutes, self._busy, self)
        self.guard.wanted.connect(self.lock)

    @property
    def screen(self) -> UnlockScreen | None:
        """The window in place of a logbook; None while none is locked."""
        return self.gate.screen

    def begin(self) -> None:
        """A logbook was opened a moment ago: watch over it, unless it is one to throw away."""
        _, opened = self._present()
        if opened is not None and opened.throw_away is None:
            self.guard.begin(opened.workplace.desk.store.encrypted)

    def stop(self) -> None:
        """The program ends."""
        self.guard.stop()
        self.gate.open()

    def ask(self, path: Path, presence: Presence | None) -> None:
        """An encrypted logbook is to be opened."""
        self.gate.ask(path, presence)

    def made(self, opened: Opened) -> None:
        """An encrypted logbook was made."""
        self.gate.made(opened)

    def lock(self, why: str = "") -> None:
        """Clear the window; a sample to throw away is nothing to lock."""
        window, opened = self._present()
        if window is None or opened is None:
            return
        if opened.throw_away is not None:
            window.messages.say(
                QCoreApplication.translate("Locking", "The sample holds nothing to hide, so it is not locked.")
            )
            return
        self.gate.lock(window, opened, why)
        self.guard.rest()

    def protect(self, wanted: Wanted) -> None:
        """Give the open logbook another passphrase, or none."""
        window, opened = self._present()
        if window is not None and opened is not None and window.may_close():
            self.guard.rest()
            self.gate.protect(window, opened, wanted)

    def erase(self) -> None:
        """Close the open logbook and destroy it with its backups; a sample goes by being closed."""
        window, opened = self._present()
        if window is None or opened is None:
            return
        path, folder = opened.path, opened.workplace.backups(self._settings.current.backup_folder).folder().parent
        self.guard.rest()
        start = self._house.start()
        recent = self._settings.current.recent
        self._settings.change(recent=tuple(name for name in recent if name != str(path.absolute())))

        def erase() -> Erased:
            from vedette.usecases import erasing

            return erasing.erase(path, folder)

        done = partial(_tell_erased, start)
        failed = partial(_tell, start)
        self._house.after(lambda: self._tasks.write(erase, done, failed))

    def _busy(self) -> bool:
        window, _ = self._present()
        return window is not None and bool(window.under_way)


def _tell(start: StartScreen, error: UserError) -> None:
    start.messages.say(str(error), "error")


def _tell_erased(start: StartScreen, done: Erased) -> None:
    text = QCoreApplication.translate(
        "Locking", "The logbook is erased, {0} in all. Exports, prints and copies elsewhere stay."
    ).format(counted(done.files, "file"))
    if done.left:
        names = ", ".join(shown(file.name, 60) for file in done.left[:5])
        text = QCoreApplication.translate(
            "Locking", "These files could not be removed and are still there: {0}"
        ).format(names)
    start.messages.say(text, "error" if done.left else "info", sticky=True)
