"""Keeps what is typed while it is typed: a little after the first key, never more than five seconds behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from vedette.domain.errors import UserError
from vedette.ui.tasks import Tasks
from vedette.usecases.drafts import Drafts

MOST_BEHIND_MS = 3_000

Typed = Callable[[], Mapping[str, Any]]


class Keeper(QObject):
    """Owns the draft of one form; asks the form what is typed and stores it off the GUI thread."""

    listed = Signal()
    """there is a draft more or one less"""

    failed = Signal(object)
    """the UserError for which nothing can be kept; said once, until keeping works again"""

    def __init__(self, drafts: Drafts, tasks: Tasks, typed: Typed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Keeper")
        self._drafts = drafts
        self._tasks = tasks
        self._typed = typed
        self._key = ""
        self._incident = ""
        self._said = self._news = False
        self._known = set[str]()
        self.dirty = False
        self._timer = QTimer(self, singleShot=True, interval=MOST_BEHIND_MS)
        self._timer.setObjectName("KeepTimer")
        self._timer.timeout.connect(self.keep_now)

    @property
    def key(self) -> str:
        """Of the draft."""
        return self._key

    def begin(self, key: str, incident: str) -> None:
        """From now on the draft has this key; nothing is typed yet."""
        self._timer.stop()
        self._key, self._incident, self.dirty = key, incident, False

    def note(self) -> None:
        """Something was typed. The timer is not begun anew by each key, or a steady typist would never be kept."""
        self.dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Store what is typed."""
        self._timer.stop()
        if not self.dirty:
            return
        key, incident, typed = self._key, self._incident, self._typed()
        self._news = self._news or key not in self._known
        self._known.add(key)
        self._tasks.write(lambda: self._drafts.keep(key, incident, typed), self._kept, self._not_kept)

    def leave(self) -> None:
        """What is typed is a draft from here on; the form goes on to something else."""
        self.keep_now()
        self.dirty = False

    def pause(self) -> None:
        """It is being recorded: nothing is kept until that has ended one way or the other."""
        self._timer.stop()

    def forget(self) -> None:
        """What was typed is recorded, or not wanted."""
        self._timer.stop()
        self.dirty = False
        key = self._key
        self._known.discard(key)
        self._tasks.write(lambda: self._drafts.drop(key), self._dropped, self._not_kept)

    def _kept(self, _: object) -> None:
        self._said = False
        if self._news:
            self._news = False
            self.listed.emit()

    def _dropped(self, _: object) -> None:
        self._said = False
        self.listed.emit()

    def _not_kept(self, error: UserError) -> None:
        if not self._said:
            self._said = True
            self.failed.emit(error)
