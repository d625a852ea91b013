"""Saving what can be read of a damaged logbook into a new one; the damaged file is only read."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from vedette.storage.acts import Act
from vedette.storage.keys import Keys
from vedette.storage.salvage import Salvage, Saved
from vedette.storage.salvage_source import source_of
from vedette.storage.store import Store
from vedette.usecases.desk import wall_clock
from vedette.usecases.progress import Progress, Silent

if TYPE_CHECKING:
    from vedette.usecases.logbooks import Ask

__all__ = ["Saved", "salvage", "salvage_with"]


def salvage(damaged: Path, target: Path, progress: Progress | None = None, ask: Ask | None = None) -> Saved:
    """What was saved to a new logbook at `target`; FileDamaged when nothing at all can be read.

    Its journal begins anew: that of the damaged file stays in the damaged file. What is saved of an
    encrypted logbook is encrypted with the same passphrase.
    """
    return salvage_with(damaged, target, Keys(ask) if ask else None, progress)


def salvage_with(damaged: Path, target: Path, keys: Keys | None, progress: Progress | None = None) -> Saved:
    """The same of a logbook whose keys are known."""
    told = progress or Silent()

    def tick(done: int, total: int) -> None:
        told.check()
        told.report(done, total)

    with source_of(damaged, target, keys) as (source, walked, lost):
        store = Store.create(target, key=keys.of(damaged) if keys else None)
        try:
            at = wall_clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            with store.writing(Act(f"salvage of {damaged.name}", "", at, kind="import")) as unit:
                saved = Salvage(source, unit, walked).run(tick)
        except BaseException:
            store.close()
            target.unlink(missing_ok=True)
            raise
        store.close()
    saved.missing[:0] = lost
    return saved
