"""Where logbooks are let in: opened or made off the GUI thread, each in one window of this computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vedette.domain.errors import NeedsPassphrase, UserError
from vedette.ui.feed import Feed
from vedette.ui.opening import Opened, Opening
from vedette.ui.presence import Presence, presence_of
from vedette.ui.tasks import Once, Tasks

if TYPE_CHECKING:
    from vedette.domain.passphrase import Passphrase


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may come of opening one: it is open, it needs a passphrase, another window has it, or it failed."""

    opened: Callable[[Opened], object]
    encrypted: Callable[[Path, Presence | None], object]
    elsewhere: Callable[[], object]
    failed: Callable[[UserError], object]


class Entrance(QObject):
    """A second start brings the first window to the front; where that does not answer, this one opens as well."""

    def __init__(self, opening: Opening, tasks: Tasks, outcome: Outcome, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Entrance")
        self._opening, self._outcome, self._once = opening, outcome, Once(tasks)
        self._presence: Presence | None = None

    def enter(self, path: Path) -> None:
        """One that is there; while another is being let in, nobody else is: a double click opens one window."""
        if self._once.busy:
            return
        presence = presence_of(path, self)
        if presence.take():
            self._presence = presence
            self._open(path, presence)
        else:
            presence.answered.connect(partial(self._answered, path))
            presence.knock()

    def make(self, path: Path, passphrase: Passphrase | None, opened: Callable[[Opened], object]) -> None:
        """A new one, encrypted when there is a passphrase."""
        if self._once.busy:
            return
        feed, presence = Feed(), presence_of(path, self)
        if presence.take():
            self._presence = presence
        work = partial(self._opening.file, path, feed, presence, create=True, passphrase=passphrase)
        self._once.write(work, partial(self._let_in, opened), self._failed)

    def sample(self) -> None:
        """A copy of the sample."""
        feed = Feed()
        self._once.write(lambda: self._opening.sample(feed), self._outcome.opened, self._failed)

    def _open(self, path: Path, presence: Presence | None) -> None:
        work = partial(self._opening.file, path, Feed(), presence, create=False)
        self._once.write(work, partial(self._let_in, self._outcome.opened), partial(self._not_opened, path))

    def _let_in(self, then: Callable[[Opened], object], opened: Opened) -> None:
        self._presence = None
        then(opened)

    def _answered(self, path: Path, heard: bool) -> None:
        if heard:
            self._outcome.elsewhere()
        else:
            self._open(path, None)

    def _not_opened(self, path: Path, error: UserError) -> None:
        if isinstance(error, NeedsPassphrase):
            presence, self._presence = self._presence, None
            self._outcome.encrypted(path, presence)
        else:
            self._failed(error)

    def _failed(self, error: UserError) -> None:
        if self._presence is not None:
            self._presence.leave()
            self._presence = None
        self._outcome.failed(error)
