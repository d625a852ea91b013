"""Opens logbooks for the program, off the GUI thread: what belongs to an open one, and what it leaves when closed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vedette.domain.errors import FileDamaged
from vedette.ui.feed import Feed
from vedette.ui.presence import Presence
from vedette.ui.workplace import Opener, WholeWorkplace
from vedette.usecases.unclean import ended_uncleanly
from vedette.usecases.watching import Watch

if TYPE_CHECKING:
    from vedette.domain.passphrase import Passphrase
    from vedette.usecases.logbooks import Ask

SAMPLE = "Sample"
ENDING = ".vedette"


@dataclass(frozen=True, slots=True)
class Opened:
    """A logbook with what belongs to its window; `throw_away` is a folder that goes when it is closed.

    `looked_at` says that it was not closed properly and that a look before opening found it whole.
    """

    path: Path
    workplace: WholeWorkplace
    watch: Watch
    feed: Feed
    presence: Presence | None = None
    throw_away: Path | None = None
    looked_at: bool = False

    def close(self) -> None:
        """At once, and on the GUI thread."""
        self.leave()
        self.settle()

    def leave(self) -> None:
        """Take the mark of its window away; on the GUI thread."""
        if self.presence is not None:
            self.presence.leave()

    def settle(self) -> None:
        """Leave one plain file behind, or, of a throw-away copy, nothing; on any thread."""
        try:
            self.workplace.close()
        finally:
            if self.throw_away is not None:
                shutil.rmtree(self.throw_away, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Opening:
    """How logbooks are opened, and in whose name one acts in them."""

    opener: Opener
    who: Callable[[], str]

    def file(
        self, path: Path, feed: Feed, presence: Presence | None, *, create: bool,
        ask: Ask | None = None, passphrase: Passphrase | None = None,
    ) -> Opened:  # fmt: skip
        """The logbook at `path`, or a new one there; the feed and the presence live on the GUI thread.

        An encrypted one is opened by what `ask` gives, a new one is encrypted when there is a passphrase.
        """
        died = not create and presence is not None and ended_uncleanly(path)
        looked = died and _look_at(path)
        try:
            workplace = self.opener(path, self.who, publish=feed.publish, create=create, ask=ask, passphrase=passphrase)
        except FileDamaged as error:
            raise _damaged(path, error) from error
        if died and not looked:
            _look_inside(path, workplace)
        return Opened(path, workplace, Watch(workplace.desk), feed, presence, looked_at=died)

    def sample(self, feed: Feed) -> Opened:
        """A copy of the sample in a folder of its own."""
        from vedette.usecases.sample import fill_with_sample

        folder = Path(tempfile.mkdtemp(prefix="vedette-sample-"))
        try:
            path = folder / f"{SAMPLE}{ENDING}"
            workplace = self.opener(path, self.who, publish=feed.publish, create=True)
            fill_with_sample(workplace.desk)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Opened(path, workplace, Watch(workplace.desk), feed, throw_away=folder)


def _look_at(path: Path) -> bool:
    """After an unclean end; a logbook that another window has open is none."""
    from vedette.usecases.checking import look_before_opening

    return look_before_opening(path)


def _look_inside(path: Path, workplace: WholeWorkplace) -> None:
    """The same of an encrypted one, which is read only when it is open."""
    from vedette.usecases.checking import look_when_opened

    try:
        look_when_opened(path, workplace.desk.store.keys)
    except BaseException:
        workplace.close()
        raise


def _damaged(path: Path, error: FileDamaged) -> FileDamaged:
    from vedette.usecases.checking import DamagedLogbook

    return error if isinstance(error, DamagedLogbook) else DamagedLogbook(str(error), path)
