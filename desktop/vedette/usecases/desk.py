"""What every use-case works with: an open logbook, a clock, and the name of who acts."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from vedette.domain.setting import DEFAULTS
from vedette.domain.text import clean
from vedette.domain.uid import RANDOM_BYTES, uuid7
from vedette.storage import settings
from vedette.storage.acts import Act
from vedette.storage.store import Store

if TYPE_CHECKING:
    from vedette.storage.unit import Unit


def wall_clock() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """The place of work. `clock` gives zone-aware instants; `who` is the acting name at the moment of asking."""

    store: Store
    who: Callable[[], str]
    clock: Callable[[], datetime] = wall_clock

    def acting(self, label: str, kind: str = "record", reason: str = "") -> AbstractContextManager[Unit]:
        """One act under that label: all of the block or nothing."""
        return self.store.writing(Act(clean(label), clean(self.who()), self.stamp(), kind=kind, reason=clean(reason)))

    def stamp(self) -> str:
        """Now, UTC, to the second, as it stands in documents and journal."""
        return self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def today(self) -> date:
        """The local day."""
        return self.clock().astimezone().date()

    def new_uid(self) -> str:
        """A fresh UUIDv7."""
        return uuid7(self.clock(), os.urandom(RANDOM_BYTES))

    def setting(self, key: str) -> str:
        """What the logbook decided, else our default."""
        with self.store.reading() as connection:
            return settings.value(connection, key, DEFAULTS[key])
