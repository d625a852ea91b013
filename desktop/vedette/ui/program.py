"""The running program: one logbook open at a time, in one window; the next one is open before that is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vedette.domain.errors import UserError
from vedette.ui.doors import Doors
from vedette.ui.entrance import Entrance, Outcome
from vedette.ui.file_dialogs import FileChooser, choose_to_open, choose_to_save
from vedette.ui.greeting import greet
from vedette.ui.logbook_choice import LogbookChoice
from vedette.ui.main_window import MainWindow
from vedette.ui.opening import Opened, Opening
from vedette.ui.parting import Parting
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme
from vedette.ui.workplace import Opener

if TYPE_CHECKING:
    from vedette.domain.passphrase import Passphrase
    from vedette.ui.locking.locking import Locking
    from vedette.ui.locking.unlock_screen import UnlockScreen
    from vedette.ui.start_screen import StartScreen

GUARDED_MILLISECONDS = 1_500
"""So long after a window is shown, its lock is loaded and begins to watch."""


class Program(QObject):
    """Opens and closes logbooks off the GUI thread; `ended` comes when the last window is closed."""

    ended = Signal()

    def __init__(
        self, opener: Opener, settings: MachineSettings, theme: Theme, tasks: Tasks, *,
        open_file: FileChooser = choose_to_open, save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("Program")
        self._settings, self._theme, self._tasks = settings, theme, tasks
        self._opening, self._over = Opening(opener, lambda: settings.current.acting_name), False
        outcome = Outcome(
            self._show, lambda path, presence: self.locking.ask(path, presence), self._seen_elsewhere, self.say
        )
        self.parting = Parting(tasks, self.say, self)
        self._entrance = Entrance(self._opening, tasks, outcome, self)
        self._session: Opened | None = None
        self._then: Callable[[MainWindow], object] | None = None
        self.window: MainWindow | None = None
        self.start_screen: StartScreen | None = None
        choice = LogbookChoice(settings, self._shown, open_file=open_file, save_file=save_file)
        self._doors = Doors(
            new_logbook=partial(choice.new, self.make),
            choose_logbook=partial(choice.existing, self.open),
            open_logbook=self.open,
            make_logbook=self.make,
            open_sample=self.open_sample,
            import_into_new=partial(choice.new, self._make_and_import),
            close_logbook=self._close_logbook, quit=self.quit,
            lock=lambda: self.locking.lock(),
            protect=lambda wanted: self.locking.protect(wanted),
            erase=lambda: self.locking.erase(),
        )  # fmt: skip

    def open(self, path: Path) -> None:
        """Open a logbook; one that is not there is asked about, never made."""
        if path.exists():
            self._enter(path)
        elif self.window is not None:
            self.window.messages.say(self.tr("There is no logbook {0} any more.").format(path), "warning")
        else:
            self.show_start().offer_missing(path)

    def make(self, path: Path, passphrase: Passphrase | None = None) -> None:
        """Make a new logbook, encrypted when there is a passphrase, and open it."""
        self._entrance.make(path, passphrase, self.locking.made if passphrase else self._show)

    def open_sample(self) -> None:
        """Open a throw-away copy of the sample."""
        self._entrance.sample()

    def import_when_open(self, path: Path | None) -> None:
        """Open the window of an import, for a file if one is named, as soon as there is a logbook to import into."""
        self._then = lambda window: window.files.importing.open_for(path)
        if path is not None and self.start_screen is not None:
            text = self.tr("“{0}” can be imported: choose the logbook it is to go into.").format(path.name)
            self.start_screen.messages.say(text, sticky=True)

    def show_start(self) -> StartScreen:
        """Show the ways to go on, in place of whatever is open."""
        if self.start_screen is None:
            from vedette.ui.start_screen import StartScreen

            start = StartScreen(self._settings, self._doors)
            start.closed.connect(self.end)
            start.show()
            self._leave()
            self.start_screen = start
        return self.start_screen

    def say(self, error: UserError) -> None:
        """Show what went wrong, in whichever window there is."""
        from vedette.ui.keeping.rescue import rescue_for

        shown = self.window or self.locked or self.show_start()
        offer = rescue_for(error, shown, self.open, tasks=self._tasks, settings=self._settings)
        shown.messages.say(str(error), "error", offer)

    def quit(self) -> None:
        """Close what is open; the window may ask about long work first."""
        self._shown().close()

    def end(self) -> None:
        """Close without asking, as the system wants it; what is under way is stopped and leaves no trace."""
        self._over = True
        self._leave()
        self.parting.wait()
        if "locking" in vars(self):
            self.locking.stop()
        self.ended.emit()

    @cached_property
    def locking(self) -> Locking:
        """The passphrase and the lock; loaded when first wanted, or a little after the start."""
        from vedette.ui.locking.gate import House
        from vedette.ui.locking.locking import Locking

        house = House(
            show=self._show, leave=self._leave, after=self.parting.after, go_on=self._go_on, start=self.show_start
        )
        return Locking(self._opening, self._settings, self._tasks, lambda: (self.window, self._session), house=house)

    @property
    def locked(self) -> UnlockScreen | None:
        """The window in place of a logbook that is locked."""
        return self.locking.screen if "locking" in vars(self) else None

    def _go_on(self) -> None:
        """Nobody wants to unlock: what is open stays, or the ways to go on are shown."""
        if not self._over and self.window is None:
            self.show_start()

    def _shown(self) -> QWidget:
        return self.window or self.locked or self.show_start()

    def _enter(self, path: Path) -> None:
        """Open it here, unless a window has it open: then that one comes to the front."""
        if self._session is not None and self._session.path.resolve() == path.resolve():
            self._to_front()
            return
        enter = partial(self._entrance.enter, path)
        if self.window is not None:
            self.window.keeping.at_close(enter)
        else:
            self.parting.after(enter)

    def _seen_elsewhere(self) -> None:
        """The other window came to the front."""
        if self.window is None and self.start_screen is None:
            self.end()
        else:
            self._shown().activateWindow()

    def _show(self, opened: Opened) -> MainWindow | None:
        if self._over:
            opened.close()
            return None
        asked = self._tasks.asked
        window = MainWindow(
            opened.workplace, opened.watch, self._tasks, opened.feed,
            settings=self._settings, theme=self._theme, doors=self._doors,
        )  # fmt: skip
        self._leave(asked)
        self._session, self.window = opened, window
        window.closed.connect(lambda: window.keeping.at_close(self.end))
        window.show()
        if opened.presence is not None:
            opened.presence.called.connect(self._to_front)
        greet(opened, window, self._settings)
        then, self._then = self._then, None
        if then is not None:
            then(window)
        QTimer.singleShot(GUARDED_MILLISECONDS, self, lambda: self.locking.begin())
        return window

    def _make_and_import(self, path: Path, passphrase: Passphrase | None = None) -> None:
        self.import_when_open(None)
        self.make(path, passphrase)

    def _to_front(self) -> None:
        shown = self._shown()
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def _leave(self, asked: int | None = None) -> None:
        """Put away what is open; it is closed once its work has ended, and nobody waits for that."""
        session, window, start = self._session, self.window, self.start_screen
        self._session = self.window = self.start_screen = None
        if start is not None:
            start.closed.disconnect()
            start.hide()
            start.deleteLater()
        if window is not None and session is not None:
            window.let_go()
            window.closed.disconnect()
            self.parting.begin(window, session, self._tasks.asked if asked is None else asked)

    def _close_logbook(self) -> None:
        """Close the logbook and stay."""
        if self.window is None:
            self.show_start()
        elif self.window.may_close():
            self.window.keeping.at_close(self.show_start)
