"""What was done, undone and redone; and how one incident came to be what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vedette.storage import acts
from vedette.storage.acts import ActLine
from vedette.usecases.desk import Desk

if TYPE_CHECKING:
    from vedette.storage.histories import Revision as Revision

__all__ = ["ActLine", "History", "Steps"]


@dataclass(frozen=True, slots=True)
class Steps:
    """The labels of what undo and redo would do now; '' when there is nothing."""

    undo: str
    redo: str


class History:
    """Undo and redo by name, and the revisions of an incident."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def undo(self) -> str:
        """Take back the last act; its label."""
        from vedette.storage import undoing

        return undoing.undo(self._desk.store, by=self._desk.who(), at=self._desk.stamp())

    def redo(self) -> str:
        """Do again what was last undone; its label."""
        from vedette.storage import undoing

        return undoing.redo(self._desk.store, by=self._desk.who(), at=self._desk.stamp())

    def steps(self) -> Steps:
        """What undo and redo would do."""
        with self._desk.store.reading() as connection:
            back, again = acts.next_undo(connection), acts.next_redo(connection)
        return Steps(back.label if back else "", again.label if again else "")

    def acts(self, limit: int = 200) -> list[ActLine]:
        """The latest acts, newest first."""
        with self._desk.store.reading() as connection:
            return acts.latest(connection, limit)

    def revisions(self, uid: str) -> list[Revision]:
        """Every version of an incident, newest first, with what changed field by field."""
        from vedette.storage import histories

        with self._desk.store.reading() as connection:
            return histories.revisions(connection, uid)
