"""A logbook with the sample in it, and short ways to what it says; shared by the acceptance tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from vedette.domain.claim import Claim, Statement
from vedette.domain.dossier import Dossier
from vedette.domain.when import When
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.incidents import Incidents
from vedette.usecases.sample import fill_with_sample

NUMBERS = range(1, 11)


def at_noon() -> datetime:
    return datetime(2021, 11, 5, 12, 0, tzinfo=UTC)


@contextmanager
def empty_desk(path: Path) -> Iterator[Desk]:
    """A desk at a new, empty logbook."""
    store = Store.create(path)
    try:
        yield Desk(store, lambda: "Anna", at_noon)
    finally:
        store.close()


def reference(number: int) -> str:
    return f"PLBY-2021-{number:04d}"


class Sample:
    """The ten incidents as they were read back from a closed and reopened logbook, by their number."""

    def __init__(self, folder: Path) -> None:
        path = folder / "sample.vedette"
        with empty_desk(path) as desk:
            self.filled = fill_with_sample(desk)
        store = Store.open(path)
        try:
            incidents = Incidents(Desk(store, lambda: "Anna", at_noon))
            self.dossiers = {number: incidents.dossier(reference(number)) for number in NUMBERS}
        finally:
            store.close()

    def claim(self, number: int, claim: int) -> Claim:
        return next(one for one in self.dossiers[number].incident.claims if one.n == claim)

    def statements(self) -> Iterator[tuple[int, Dossier, Claim, Statement]]:
        for number, dossier in self.dossiers.items():
            for claim, statement in dossier.incident.statements():
                yield number, dossier, claim, statement

    def whens(self) -> Iterator[When]:
        """Every date of the sample."""
        for dossier in self.dossiers.values():
            yield dossier.incident.when
            yield from (when for when in (dossier.incident.reported, dossier.incident.detected) if when)
            yield from (statement.said_on for _, statement in dossier.incident.statements() if statement.said_on)
            yield from (item.published_on for item in dossier.items.values() if item.published_on)
