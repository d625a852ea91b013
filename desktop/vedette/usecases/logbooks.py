"""Logbooks as files: made, opened, closed; plain or under a passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vedette.storage.store import Publish, Store
from vedette.usecases.location import on_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from vedette.domain.passphrase import Passphrase, Secret
    from vedette.storage.keys import Cost

    Ask = Callable[[Path], Secret]
    """What opens that file: asked at most once, and only for an encrypted one."""


def create(
    path: Path, publish: Publish | None = None, passphrase: Passphrase | None = None, cost: Cost | None = None
) -> Store:
    """A new, empty logbook, encrypted when there is a passphrase; AlreadyThere when something is there."""
    from vedette.storage.summary import Summary
    from vedette.usecases import sightings

    key = None
    if passphrase is not None and not path.exists():
        from vedette.storage.keys import new_key

        key = new_key(passphrase, cost)
    made = Store.create(path, publish=publish, key=key) if publish else Store.create(path, key=key)
    sightings.begin_anew(path, Summary(), "", "new")
    return made


def open_logbook(path: Path, publish: Publish | None = None, ask: Ask | None = None) -> Store:
    """An existing logbook; a UserError says what stands in the way, NeedsPassphrase that nobody was there to ask."""
    keys = None
    if ask is not None:
        from vedette.storage.keys import Keys

        keys = Keys(ask)
    wal = not on_network(path)
    return Store.open(path, publish=publish, keys=keys, wal=wal) if publish else Store.open(path, keys=keys, wal=wal)
