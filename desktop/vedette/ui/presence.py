"""Who has a logbook open on this computer: a second start brings the first window to the front instead of a twin."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from vedette import paths

LOOK_MILLISECONDS = 700
KNOCK_MILLISECONDS = 150
MOST_KNOCKS = 20


class Presence(QObject):
    """The mark that one window leaves for one logbook; a mark left by a crash is taken over."""

    called = Signal()
    """another start asks this window to come to the front"""

    answered = Signal(bool)
    """whether the window that has the logbook came to the front"""

    def __init__(self, logbook: Path, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Presence")
        name = sha256(str(logbook.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        self._folder, self._call = folder, folder / f"{name}.call"
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._knocks = 0
        self._timer = QTimer(self)
        self._timer.setObjectName("PresenceTimer")

    def take(self) -> bool:
        """Leave the mark; False when another window has left it. Where no mark can be left, nobody is kept out."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return True
        if not self._lock.tryLock(0) and self._lock.error() == QLockFile.LockError.LockFailedError:
            return False
        self._call.unlink(missing_ok=True)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MILLISECONDS)
        return True

    def knock(self) -> None:
        """Call the window that has the logbook; `answered` tells whether it heard."""
        self._call.touch(mode=0o600)
        self._timer.timeout.connect(self._listen)
        self._timer.start(KNOCK_MILLISECONDS)

    def leave(self) -> None:
        """Take the mark away."""
        self._timer.stop()
        self._lock.unlock()

    def _look(self) -> None:
        if self._call.exists():
            self._call.unlink(missing_ok=True)
            self.called.emit()

    def _listen(self) -> None:
        self._knocks += 1
        heard = not self._call.exists()
        if heard or self._knocks >= MOST_KNOCKS:
            self._timer.stop()
            self._call.unlink(missing_ok=True)
            self.answered.emit(heard)


def presence_of(logbook: Path, parent: QObject) -> Presence:
    """The mark for that logbook, where all windows of this user look for it."""
    return Presence(logbook, paths.user_home() / "open", parent)
