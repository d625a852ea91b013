"""A copy of the logbook to be taken to another computer: one plain file, checked, with nothing beside it."""

from __future__ import annotations

from pathlib import Path

from vedette.domain.errors import AlreadyThere
from vedette.storage import backup
from vedette.storage.backup import Copy
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress, Silent

__all__ = ["Copy", "copy_elsewhere"]


def copy_elsewhere(desk: Desk, target: Path, progress: Progress | None = None) -> Copy:
    """Copy while others may write, and give the copy its name only when it was checked.

    What is at `target` is replaced, as whoever chose it was asked; AlreadyThere when that is the logbook itself. A
    copy of an encrypted logbook opens with the same passphrase.
    """
    known = progress or Silent()
    if target.exists() and target.samefile(desk.store.path):
        raise AlreadyThere("That is the logbook itself. Choose another folder or another name for the copy.")

    def tick(done: int, total: int) -> None:
        known.check()
        known.report(done, total)

    with desk.store.reading() as connection:
        return backup.copy_checked(connection, target, at=desk.stamp(), tick=tick, keys=desk.store.keys)
