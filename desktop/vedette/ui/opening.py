"""Opens logbooks for the program, off the GUI thread: what belongs to an open one, and what it leaves when closed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vedette.ui.feed import Feed
from vedette.ui.presence import Presence
from vedette.ui.workplace import Opener, WholeWorkplace
from vedette.usecases.watching import Watch

SAMPLE = "Sample"
ENDING = ".vedette"


@dataclass(frozen=True, slots=True)
class Opened:
    """A logbook with what belongs to its window; `throw_away` is a folder that goes when it is closed."""

    path: Path
    workplace: WholeWorkplace
    watch: Watch
    feed: Feed
    presence: Presence | None = None
    throw_away: Path | None = None

    def close(self) -> None:
        """Leave one plain file behind, or, of a throw-away copy, nothing."""
        try:
            self.workplace.close()
        finally:
            if self.presence is not None:
                self.presence.leave()
            if self.throw_away is not None:
                shutil.rmtree(self.throw_away, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Opening:
    """How logbooks are opened, and in whose name one acts in them."""

    opener: Opener
    who: Callable[[], str]

    def file(self, path: Path, feed: Feed, presence: Presence | None, *, create: bool) -> Opened:
        """The logbook at `path`, or a new one there; the feed and the presence live on the GUI thread."""
        workplace = self.opener(path, self.who, publish=feed.publish, create=create)
        return Opened(path, workplace, Watch(workplace.desk), feed, presence)

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
