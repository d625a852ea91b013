"""The one place that knows every part and joins them by plain constructor calls, each when it is first asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from vedette.domain.changes import Changes
from vedette.domain.errors import UserError
from vedette.storage.store import Store
from vedette.usecases import logbooks
from vedette.usecases.desk import Desk

if TYPE_CHECKING:
    from vedette.domain.passphrase import Passphrase
    from vedette.storage.keys import Cost
    from vedette.usecases.attachments import Attachments
    from vedette.usecases.backups import Backups
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

_log = logging.getLogger(__name__)


class Workplace:
    """An open logbook with everything that can be done with it.

    A part is loaded when it is first used: a window must not wait for file formats, nor a search for the printer.
    """

    def __init__(self, desk: Desk, cost: Cost | None = None) -> None:
        self.desk = desk
        self._cost = cost

    @property
    def store(self) -> Store:
        """The logbook file."""
        return self.desk.store

    @cached_property
    def incidents(self) -> Incidents:
        """Logging, amending, trashing."""
        from vedette.usecases.incidents import Incidents

        return Incidents(self.desk)

    @cached_property
    def attachments(self) -> Attachments:
        """Files kept with incidents."""
        from vedette.usecases.attachments import Attachments

        return Attachments(self.desk)

    @cached_property
    def search(self) -> Search:
        """Finding and counting."""
        from vedette.usecases.searching import Search

        return Search(self.desk)

    @cached_property
    def tagging(self) -> Tagging:
        """Tags and tagging."""
        from vedette.usecases.tagging import Tagging

        return Tagging(self.desk)

    @cached_property
    def history(self) -> History:
        """Undo, redo and revisions."""
        from vedette.usecases.history import History

        return History(self.desk)

    @cached_property
    def exchange(self) -> Exchange:
        """Files in and out."""
        from vedette.usecases.exchange import Exchange

        return Exchange(self.desk)

    @cached_property
    def duplicates(self) -> Duplicates:
        """Possible duplicates."""
        from vedette.usecases.duplicates import Duplicates

        return Duplicates(self.desk)

    @cached_property
    def reports(self) -> Reports:
        """Documents to print."""
        from vedette.usecases.reports import Reports

        return Reports(self.desk)

    @cached_property
    def versions(self) -> Versions:
        """How an incident came to be what it is."""
        from vedette.usecases.incident_versions import Versions

        return Versions(self.desk)

    @cached_property
    def purging(self) -> Purging:
        """Deleting for good."""
        from vedette.usecases.purging import Purging

        return Purging(self.desk)

    @cached_property
    def reindexing(self) -> Reindexing:
        """The search index made anew."""
        from vedette.usecases.reindexing import Reindexing

        return Reindexing(self.desk)

    def backups(self, folder: str = "") -> Backups:
        """Copies of the logbook in a folder, '' for the usual one."""
        from vedette.usecases.backups import Backups

        return Backups(self.desk, Path(folder) if folder else None)

    @cached_property
    def protection(self) -> Protection:
        """The passphrase of the file."""
        from vedette.usecases.protection import Protection

        return Protection(self.desk.store.path, self._cost)

    def close(self) -> None:
        """Leave one plain file behind, and a note elsewhere of how far it is."""
        from vedette.usecases import sightings

        try:
            self._drop_unrecorded()
            sightings.note(self.desk, "close")
        finally:
            self.store.close()

    def _drop_unrecorded(self) -> None:
        """Bytes that nobody recorded wait for another close when another program keeps the file just now."""
        if "attachments" in vars(self):
            try:
                self.attachments.drop_unrecorded()
            except UserError as error:
                _log.info("Attachments that were not recorded stay until the next close: %s", type(error).__name__)


def open_workplace(
    path: Path, who: Callable[[], str], *, publish: Callable[[Changes], None] | None = None, create: bool = False,
    ask: Ask | None = None, passphrase: Passphrase | None = None, cost: Cost | None = None,
) -> Workplace:  # fmt: skip
    """Open the logbook at `path` with what `ask` gives if it is encrypted, or make a new one there.

    A new one is encrypted when there is a passphrase, at a cost that is found out by trying unless it is given.
    """
    store = logbooks.create(path, publish, passphrase, cost) if create else logbooks.open_logbook(path, publish, ask)
    return Workplace(Desk(store, who), cost)
