"""The running program: one logbook open at a time, in one window; the next one is open before that is left."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vedette.domain.errors import UserError
from vedette.ui.doors import Doors
from vedette.ui.feed import Feed
from vedette.ui.file_dialogs import FileChooser, FileWish, choose_to_open, choose_to_save
from vedette.ui.main_window import MainWindow
from vedette.ui.settings import MachineSettings
from vedette.ui.start_screen import StartScreen
from vedette.ui.tasks import Once, Tasks
from vedette.ui.theme import Theme
from vedette.ui.workplace import Opener, WholeWorkplace
from vedette.usecases.sample import fill_with_sample
from vedette.usecases.watching import Watch

SAMPLE = "Sample"
ENDING = ".vedette"


@dataclass(frozen=True, slots=True)
class _Opened:
    """A logbook with what belongs to its window; `throw_away` is a folder that goes when it is closed."""

    path: Path
    workplace: WholeWorkplace
    watch: Watch
    feed: Feed
    throw_away: Path | None = None

    def close(self) -> None:
        """Leave one plain file behind, or, of a throw-away copy, nothing."""
        self.workplace.close()
        if self.throw_away is not None:
            shutil.rmtree(self.throw_away, ignore_errors=True)


class Program(QObject):
    """Opens and closes logbooks off the GUI thread; `ended` comes when the last window is closed."""

    ended = Signal()

    def __init__(
        self, opener: Opener, settings: MachineSettings, theme: Theme, tasks: Tasks, *,
        open_file: FileChooser = choose_to_open, save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("Program")
        self._opener, self._settings, self._theme, self._tasks = opener, settings, theme, tasks
        self._open_file, self._save_file = open_file, save_file
        self._once = Once(tasks)
        self._session: _Opened | None = None
        self._window: MainWindow | None = None
        self._start: StartScreen | None = None
        self._doors = Doors(
            new_logbook=self._choose_new,
            choose_logbook=self._choose,
            open_logbook=self.open,
            make_logbook=self.make,
            open_sample=self.open_sample,
            close_logbook=self._close_logbook,
            quit=self.quit,
        )

    @property
    def window(self) -> MainWindow | None:
        """The window on the open logbook."""
        return self._window

    @property
    def start_screen(self) -> StartScreen | None:
        """What is shown when no logbook is open."""
        return self._start

    def open(self, path: Path) -> None:
        """Open a logbook; one that is not there is asked about, never made."""
        if path.exists():
            self._begin(partial(self._opened, path, Feed(), create=False))
        elif self._window is not None:
            self._window.messages.say(self.tr("There is no logbook {0} any more.").format(path), "warning")
        else:
            self.show_start().offer_missing(path)

    def make(self, path: Path) -> None:
        """Make a new logbook and open it."""
        self._begin(partial(self._opened, path, Feed(), create=True))

    def open_sample(self) -> None:
        """Open a throw-away copy of the sample."""
        self._begin(partial(self._sample, Feed()))

    def show_start(self) -> StartScreen:
        """Show the ways to go on, in place of whatever is open."""
        if self._start is None:
            start = StartScreen(self._settings, self._doors)
            start.closed.connect(self._start_closed)
            start.show()
            self._leave()
            self._start = start
        return self._start

    def say(self, error: UserError) -> None:
        """Show what went wrong, in whichever window there is."""
        messages = self._window.messages if self._window is not None else self.show_start().messages
        messages.say(str(error), "error")

    def quit(self) -> None:
        """Close what is open; the window may ask about long work first."""
        shown: QWidget | None = self._window or self._start
        if shown is None:
            self.ended.emit()
        else:
            shown.close()

    def end(self) -> None:
        """Close without asking, as the system wants it; what is under way is stopped and leaves no trace."""
        self._leave()
        self.ended.emit()

    def _begin(self, opening: Callable[[], _Opened]) -> None:
        self._once.write(opening, self._show, self.say)

    def _opened(self, path: Path, feed: Feed, *, create: bool, throw_away: Path | None = None) -> _Opened:
        """Runs off the GUI thread."""
        workplace = self._opener(path, self._who, publish=feed.publish, create=create)
        return _Opened(path, workplace, Watch(workplace.desk), feed, throw_away)

    def _sample(self, feed: Feed) -> _Opened:
        """Runs off the GUI thread."""
        folder = Path(tempfile.mkdtemp(prefix="vedette-sample-"))
        try:
            opened = self._opened(folder / f"{SAMPLE}{ENDING}", feed, create=True, throw_away=folder)
            fill_with_sample(opened.workplace.desk)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return _Opened(opened.path, opened.workplace, Watch(opened.workplace.desk), feed, folder)

    def _who(self) -> str:
        return self._settings.current.acting_name

    def _show(self, opened: _Opened) -> None:
        window = MainWindow(
            opened.workplace, opened.watch, self._tasks, opened.feed,
            settings=self._settings, theme=self._theme, doors=self._doors,
        )  # fmt: skip
        self._leave()
        self._session, self._window = opened, window
        window.closed.connect(self._window_closed)
        window.show()
        if opened.throw_away is None:
            self._settings.note_recent(str(opened.path.absolute()))
        else:
            window.messages.say(
                self.tr("This is a throw-away copy of the sample: try what you like, it goes when you close it."),
                sticky=True,
            )

    def _leave(self) -> None:
        """Close what is open, once its work has ended."""
        session, window, start = self._session, self._window, self._start
        self._session = self._window = self._start = None
        if window is not None:
            window.let_go()
        for shown in (window, start):
            if shown is not None:
                shown.closed.disconnect()
                shown.hide()
                shown.deleteLater()
        if session is not None and window is not None:
            self._tasks.wait_for_done()
            session.close()

    def _window_closed(self) -> None:
        self._leave()
        self.ended.emit()

    def _start_closed(self) -> None:
        self._leave()
        self.ended.emit()

    def _close_logbook(self) -> None:
        """Close the logbook and stay."""
        if self._window is None or self._window.may_close():
            self.show_start()

    def _choose(self) -> None:
        self._open_file(self._over(), self._wish(self.tr("Open a logbook")), self._chosen_to_open)

    def _choose_new(self) -> None:
        self._save_file(self._over(), self._wish(self.tr("Make a new logbook")), self._chosen_to_make)

    def _wish(self, title: str) -> FileWish:
        filters = (self.tr("Vedette logbooks (*{0})").format(ENDING), self.tr("All files (*)"))
        return FileWish(title, filters, self._settings.current.last_folder, f"logbook{ENDING}", ENDING)

    def _chosen_to_open(self, path: Path) -> None:
        self._settings.change(last_folder=str(path.parent))
        self.open(path)

    def _chosen_to_make(self, path: Path) -> None:
        self._settings.change(last_folder=str(path.parent))
        self.make(path)

    def _over(self) -> QWidget:
        return self._window or self.show_start()
