"""The running program: one logbook open at a time, in one window; the next one is open before that is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.errors import UserError
from vedette.ui.doors import Doors
from vedette.ui.feed import Feed
from vedette.ui.file_dialogs import FileChooser, choose_to_open, choose_to_save
from vedette.ui.logbook_choice import LogbookChoice
from vedette.ui.main_window import MainWindow
from vedette.ui.opening import Opened, Opening
from vedette.ui.presence import Presence
from vedette.ui.settings import MachineSettings
from vedette.ui.start_screen import StartScreen
from vedette.ui.tasks import Once, Tasks
from vedette.ui.theme import Theme
from vedette.ui.workplace import Opener


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
        self._opening = Opening(opener, lambda: settings.current.acting_name)
        self._once = Once(tasks)
        self._over = False
        self._entering: Presence | None = None
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
            close_logbook=self._close_logbook,
            quit=self.quit,
        )

    def open(self, path: Path) -> None:
        """Open a logbook; one that is not there is asked about, never made."""
        if path.exists():
            self._enter(path)
        elif self.window is not None:
            self.window.messages.say(self.tr("There is no logbook {0} any more.").format(path), "warning")
        else:
            self.show_start().offer_missing(path)

    def make(self, path: Path) -> None:
        """Make a new logbook and open it."""
        feed, presence = Feed(), self._presence(path)
        if presence.take():
            self._entering = presence
        self._once.write(lambda: self._opening.file(path, feed, presence, create=True), self._show, self._fail)

    def open_sample(self) -> None:
        """Open a throw-away copy of the sample."""
        feed = Feed()
        self._once.write(lambda: self._opening.sample(feed), self._show, self._fail)

    def import_when_open(self, path: Path | None) -> None:
        """Open the window of an import, for a file if one is named, as soon as there is a logbook to import into."""
        self._then = lambda window: window.files.importing.open_for(path)
        if path is not None and self.start_screen is not None:
            text = self.tr("“{0}” can be imported: choose the logbook it is to go into.").format(path.name)
            self.start_screen.messages.say(text, sticky=True)

    def show_start(self) -> StartScreen:
        """Show the ways to go on, in place of whatever is open."""
        if self.start_screen is None:
            start = StartScreen(self._settings, self._doors)
            start.closed.connect(self.end)
            start.show()
            self._leave()
            self.start_screen = start
        return self.start_screen

    def say(self, error: UserError) -> None:
        """Show what went wrong, in whichever window there is."""
        messages = self.window.messages if self.window is not None else self.show_start().messages
        messages.say(str(error), "error")

    def quit(self) -> None:
        """Close what is open; the window may ask about long work first."""
        self._shown().close()

    def end(self) -> None:
        """Close without asking, as the system wants it; what is under way is stopped and leaves no trace."""
        self._over = True
        self._leave()
        self.ended.emit()

    def _shown(self) -> QWidget:
        return self.window or self.show_start()

    def _presence(self, path: Path) -> Presence:
        return Presence(path, paths.user_home() / "open", self)

    def _enter(self, path: Path) -> None:
        """Open it here, unless a window has it open: then that one comes to the front."""
        if self._session is not None and self._session.path.resolve() == path.resolve():
            self._to_front()
            return
        presence = self._presence(path)
        if presence.take():
            self._entering = presence
            self._open_here(path, presence)
        else:
            presence.answered.connect(partial(self._answered, path))
            presence.knock()

    def _answered(self, path: Path, heard: bool) -> None:
        """The other window came to the front, or it is busy: then this one opens as well, which harms nothing."""
        if not heard:
            self._open_here(path, None)
        elif self.window is None and self.start_screen is None:
            self.end()
        else:
            self._shown().activateWindow()

    def _open_here(self, path: Path, presence: Presence | None) -> None:
        feed = Feed()
        self._once.write(lambda: self._opening.file(path, feed, presence, create=False), self._show, self._fail)

    def _show(self, opened: Opened) -> None:
        self._entering = None
        if self._over:
            opened.close()
            return
        window = MainWindow(
            opened.workplace, opened.watch, self._tasks, opened.feed,
            settings=self._settings, theme=self._theme, doors=self._doors,
        )  # fmt: skip
        self._leave()
        self._session, self.window = opened, window
        window.closed.connect(self.end)
        window.show()
        self._greet(opened, window)
        then, self._then = self._then, None
        if then is not None:
            then(window)

    def _greet(self, opened: Opened, window: MainWindow) -> None:
        text = ""
        if opened.presence is not None:
            opened.presence.called.connect(self._to_front)
        elif opened.throw_away is None:
            text = self.tr("Another window has this logbook open too. What is done in one shows in the other.")
        if opened.throw_away is not None:
            text = self.tr("This is a throw-away copy of the sample: try what you like, it goes when you close it.")
        elif opened.workplace.desk.store.read_only:
            text = self.tr("This logbook can only be read here: its file or folder can't be written.")
        if text:
            window.messages.say(text, sticky=True)
        if opened.throw_away is None:
            self._settings.note_recent(str(opened.path.absolute()))

    def _make_and_import(self, path: Path) -> None:
        self.import_when_open(None)
        self.make(path)

    def _to_front(self) -> None:
        if self.window is not None:
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _fail(self, error: UserError) -> None:
        if self._entering is not None:
            self._entering.leave()
            self._entering = None
        self.say(error)

    def _leave(self) -> None:
        """Close what is open, once its work has ended."""
        session, window, start = self._session, self.window, self.start_screen
        self._session = self.window = self.start_screen = None
        if window is not None:
            window.let_go()
        for shown in (window, start):
            if shown is not None:
                shown.closed.disconnect()
                shown.hide()
                shown.deleteLater()
        if session is not None:
            self._tasks.wait_for_done()
            session.close()

    def _close_logbook(self) -> None:
        """Close the logbook and stay."""
        if self.window is None or self.window.may_close():
            self.show_start()
