"""Logbooks as files: made, opened, closed."""

from __future__ import annotations

from pathlib import Path

from vedette.storage.store import Publish, Store


def create(path: Path, publish: Publish | None = None) -> Store:
    """A new, empty logbook; AlreadyThere when something is there."""
    from vedette.storage.summary import Summary
    from vedette.usecases import sightings

    made = Store.create(path, publish=publish) if publish else Store.create(path)
    sightings.begin_anew(path, Summary(), "", "new")
    return made


def open_logbook(path: Path, publish: Publish | None = None) -> Store:
    """An existing logbook; a UserError says what stands in the way."""
    return Store.open(path, publish=publish) if publish else Store.open(path)
