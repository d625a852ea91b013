"""Between the program and an encrypted or locked logbook: asks for the passphrase, locks, and writes it anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication

from vedette.domain.counting import counted
from vedette.domain.errors import Cancelled, UserError, WrongPassphrase
from vedette.domain.passphrase import Passphrase, Secret, wait_after
from vedette.ui.feed import Feed
from vedette.ui.locking.code_dialog import CodeDialog
from vedette.ui.locking.passphrase_dialog import Wanted
from vedette.ui.locking.place import go_back, where
from vedette.ui.locking.unlock_screen import SECOND, Asking, UnlockScreen
from vedette.ui.main_window import MainWindow
from vedette.ui.opening import Opened, Opening
from vedette.ui.presence import Presence, presence_of
from vedette.ui.progress import LiveProgress
from vedette.ui.start_screen import StartScreen
from vedette.ui.tasks import Once, Tasks
from vedette.usecases import standing
from vedette.usecases.protection import Protected, recovery_code, remove


@dataclass(frozen=True, slots=True)
class House:
    """What the gate asks of the program: none of it waits."""

    show: Callable[[Opened], MainWindow | None]
    leave: Callable[[], object]
    after: Callable[[Callable[[], object]], object]
    """does something once what was left is closed: the file may be busy, and nobody waits for that"""
    go_on: Callable[[], object]
    """what is shown when nobody wants to unlock: the window that is still open, or the ways to go on"""
    start: Callable[[], StartScreen]
    """the ways to go on, in place of whatever is open"""


class Gate(QObject):
    """One logbook at a time stands behind it; `screen` is there as long as it is shut."""

    def __init__(self, opening: Opening, tasks: Tasks, house: House, *, second: int = SECOND) -> None:
        super().__init__()
        self.setObjectName("Gate")
        self._opening, self._tasks, self._house, self._second = opening, tasks, house, second
        self._once = Once(tasks)
        self._path = Path()
        self._presence: Presence | None = None
        self._wrong = 0
        self._coming_back = False
        self._copying: LiveProgress | None = None
        self._after: Callable[[MainWindow], object] = _nothing
        self.screen: UnlockScreen | None = None

    def ask(self, path: Path, presence: Presence | None) -> None:
        """An encrypted logbook is to be opened."""
        self._path, self._presence, self._coming_back = path, presence, False
        self._shut(Asking(path.stem))

    def lock(self, window: MainWindow, opened: Opened, why: str = "") -> None:
        """Clear the window and forget the key; it opens again where one was.

        Then what changed is copied as it lies there, encrypted; whoever unlocks need not wait for that.
        """
        back_up = window.keeping.at_lock()
        self._put_away(window, opened, Asking(opened.path.stem, opened.workplace.desk.store.encrypted, True, why))
        if back_up is not None:
            progress = self._copying = LiveProgress(self)
            self._house.after(lambda: self._tasks.write(lambda: back_up(progress), self._copied, self._not_copied))

    def protect(self, window: MainWindow, opened: Opened, wanted: Wanted) -> None:
        """Close the logbook, write it anew as wanted, and open it again where one was."""
        protection = opened.workplace.protection
        self._put_away(window, opened, Asking(opened.path.stem, locked=True))
        progress = LiveProgress(self)
        assert self.screen is not None
        self.screen.work_on(progress, self.tr("Writing the logbook anew"))
        change = partial(
            self._once.write, lambda: protection.change(wanted.now, wanted.new, progress),
            partial(self._changed, wanted.new), partial(self._unchanged, wanted.now),
        )  # fmt: skip
        self._house.after(change)

    def made(self, opened: Opened) -> None:
        """A new logbook with a passphrase was made: show its recovery code over it."""
        code = recovery_code(opened.workplace.desk)
        window = self._house.show(opened)
        if window is not None:
            self._show_code(code, (), window)

    def open(self) -> None:
        """Take the screen away: a logbook is shown, or the program ends."""
        screen, self.screen = self.screen, None
        if screen is not None:
            screen.left.disconnect()
            screen.close()
            screen.deleteLater()

    def _shut(self, asking: Asking, geometry: QByteArray | None = None) -> None:
        self.open()
        self._wrong, self._after = 0, _nothing
        self.screen = UnlockScreen(asking, second=self._second)
        if geometry is not None:
            self.screen.restoreGeometry(geometry)
        self.screen.given.connect(self._try)
        self.screen.left.connect(self._turn_away)
        self.screen.show()
        self.screen.activateWindow()

    def _put_away(self, window: MainWindow, opened: Opened, asking: Asking) -> None:
        self._path, self._coming_back = opened.path, True
        here, desk = where(window), opened.workplace.desk
        self._shut(asking, window.saveGeometry())
        for top in QApplication.topLevelWidgets():
            if top is not self.screen:
                top.hide()
        self._tasks.write(lambda: standing.keep(desk, here), _nothing, _nothing)
        self._house.leave()
        presence = presence_of(self._path, self)
        if presence.take():
            presence.called.connect(self._to_front)
            self._presence = presence

    def _to_front(self) -> None:
        """Another start asks for the logbook: here it is, and locked."""
        if self.screen is not None:
            self.screen.raise_()
            self.screen.activateWindow()

    def _copied(self, _: object) -> None:
        if self._copying is not None:
            self._copying.deleteLater()
            self._copying = None

    def _not_copied(self, error: UserError) -> None:
        self._copied(None)
        if self.screen is not None and not isinstance(error, Cancelled):
            self.screen.tell(
                self.tr("Locked, and all is saved; but there is no backup of the last state: {0}").format(error)
            )

    def _try(self, secret: Secret | None) -> None:
        if self._copying is not None:
            self._copying.cancel()
        feed, path, presence = Feed(), self._path, self._presence
        ask = (lambda _path: secret) if secret is not None else None
        enter = partial(self._opening.file, path, feed, presence, create=False, ask=ask)
        self._house.after(lambda: self._once.write(enter, self._opened, self._refused))

    def _opened(self, opened: Opened) -> None:
        coming_back, after = self._coming_back, self._after
        if self._presence is not None and coming_back:
            self._presence.called.disconnect(self._to_front)
        self._presence = None
        window = self._house.show(opened)
        self.open()
        if window is not None:
            if coming_back:
                go_back(window, opened, self._tasks)
            after(window)

    def _refused(self, error: UserError) -> None:
        wrong = isinstance(error, WrongPassphrase)
        self._wrong += wrong
        if self.screen is not None:
            self.screen.refuse(error, wait_after(self._wrong) if wrong else 0)

    def _changed(self, new: Passphrase | None, done: Protected) -> None:
        self._after = partial(self._tell_changed, done)
        self._try(new)

    def _unchanged(self, now: Secret | None, error: UserError) -> None:
        self._after = lambda window: window.say(error)
        self._try(now)

    def _tell_changed(self, done: Protected, window: MainWindow) -> None:
        if done.encrypted:
            self._show_code(done.code, done.plain, window)
        else:
            window.messages.say(self.tr("The logbook is not encrypted any more. Earlier backups still are."))

    def _show_code(self, code: str, plain: tuple[Path, ...], window: MainWindow) -> None:
        CodeDialog(code, plain, window, remove=partial(self._remove, window)).open()

    def _remove(self, window: MainWindow, files: tuple[Path, ...]) -> None:
        said = partial(
            window.messages.say, self.tr("Removed what was not encrypted: {0}.").format(counted(len(files), "file"))
        )
        self._once.write(lambda: remove(files), lambda _: said(), window.say)

    def _turn_away(self) -> None:
        presence, self._presence = self._presence, None
        if presence is not None:
            presence.leave()
        screen, self.screen = self.screen, None
        if screen is not None:
            screen.deleteLater()
        self._coming_back = False
        self._house.go_on()


def _nothing(_: object) -> None:
    return None
