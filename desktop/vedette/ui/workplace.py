"""What a window works with: an open logbook and all that can be done with it, put together outside `ui`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vedette.domain.changes import Changes

if TYPE_CHECKING:
    from vedette.domain.passphrase import Passphrase
    from vedette.usecases.attachments import Attachments
    from vedette.usecases.backups import Backups
    from vedette.usecases.desk import Desk
    from vedette.usecases.duplicates import Duplicates
    from vedette.usecases.exchange import Exchange
    from vedette.usecases.history import History
    from vedette.usecases.incident_versions import Versions
    from vedette.usecases.incidents import Incidents
    from vedette.usecases.logbooks import Ask
    from vedette.usecases.protection import Protection
    from vedette.usecases.purging import Purging
    from vedette.usecases.reindexing import Reindexing
    from vedette.usecases.reports import Reports
    from vedette.usecases.searching import Search
    from vedette.usecases.tagging import Tagging


class Workplace(Protocol):
    """An open logbook; `vedette.assemble` makes it."""

    @property
    def desk(self) -> Desk:
        """The logbook, the clock and who acts."""
        ...

    @property
    def incidents(self) -> Incidents:
        """Logging, amending, trashing."""
        ...

    @property
    def attachments(self) -> Attachments:
        """Files kept with incidents."""
        ...

    @property
    def search(self) -> Search:
        """Finding and counting."""
        ...

    @property
    def tagging(self) -> Tagging:
        """Tags and tagging."""
        ...

    @property
    def history(self) -> History:
        """Undo, redo and revisions."""
        ...

    def close(self) -> None:
        """Leave one plain file behind."""
        ...


class WholeWorkplace(Workplace, Protocol):
    """An open logbook with what only a main window needs besides."""

    @property
    def exchange(self) -> Exchange:
        """Files in and out."""
        ...

    @property
    def duplicates(self) -> Duplicates:
        """Possible duplicates."""
        ...

    @property
    def protection(self) -> Protection:
        """The passphrase of the file."""
        ...

    @property
    def reports(self) -> Reports:
        """Documents to print."""
        ...

    @property
    def versions(self) -> Versions:
        """How an incident came to be what it is."""
        ...

    @property
    def purging(self) -> Purging:
        """Deleting for good."""
        ...

    @property
    def reindexing(self) -> Reindexing:
        """The search index made anew."""
        ...

    def backups(self, folder: str = "") -> Backups:
        """Copies of the logbook in a folder, '' for the usual one."""
        ...


class Opener(Protocol):
    """How a logbook is opened, or made when `create` says so."""

    def __call__(
        self, path: Path, who: Callable[[], str], *, publish: Callable[[Changes], None] | None, create: bool,
        ask: Ask | None = None, passphrase: Passphrase | None = None,
    ) -> WholeWorkplace:  # fmt: skip
        """Raises a UserError that says what stands in the way; NeedsPassphrase where `ask` has to give one."""
        ...
