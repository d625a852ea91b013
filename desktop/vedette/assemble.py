"""The one place that knows every part and joins them by plain constructor calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vedette.domain.changes import Changes
from vedette.storage.store import Store
from vedette.usecases import logbooks, sightings
from vedette.usecases.desk import Desk
from vedette.usecases.exchange import Exchange
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.reports import Reports
from vedette.usecases.searching import Search
from vedette.usecases.tagging import Tagging


@dataclass(frozen=True, slots=True)
class Workplace:
    """An open logbook with everything that can be done with it."""

    store: Store
    desk: Desk
    incidents: Incidents
    search: Search
    tagging: Tagging
    history: History
    exchange: Exchange
    reports: Reports

    def close(self) -> None:
        """Leave one plain file behind, and a note elsewhere of how far it is."""
        sightings.note(self.desk, "close")
        self.store.close()


def open_workplace(
    path: Path, who: Callable[[], str], *, publish: Callable[[Changes], None] | None = None, create: bool = False
) -> Workplace:
    """Open the logbook at `path`, or make a new one there."""
    store = logbooks.create(path, publish) if create else logbooks.open_logbook(path, publish)
    desk = Desk(store, who)
    return Workplace(
        store=store,
        desk=desk,
        incidents=Incidents(desk),
        search=Search(desk),
        tagging=Tagging(desk),
        history=History(desk),
        exchange=Exchange(desk),
        reports=Reports(desk),
    )
