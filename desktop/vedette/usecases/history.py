"""What was done, undone and redone; and how one incident came to be what it is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vedette.domain.errors import NothingToUndo
from vedette.storage import acts
from vedette.storage.acts import ActLine
from vedette.usecases.desk import Desk

if TYPE_CHECKING:
    from vedette.storage.histories import Revision as Revision
    from vedette.usecases.progress import Progress

__all__ = ["ActLine", "Acts", "History", "Stepped", "Steps"]


@dataclass(frozen=True, slots=True)
class Steps:
    """The labels of what undo and redo would do now; '' when there is nothing."""

    undo: str
    redo: str


@dataclass(frozen=True, slots=True)
class Acts:
    """A window of acts, newest first, and how many incidents each of them changed."""

    lines: tuple[ActLine, ...]
    incidents: dict[int, int]


@dataclass(frozen=True, slots=True)
class Stepped:
    """What several undos or redos did, act by act, and how many there were to do."""

    labels: tuple[str, ...]
    asked: int


class History:
    """Undo and redo by name, and the revisions of an incident."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def undo(self, progress: Progress | None = None) -> str:
        """Take back the last act; its label."""
        from vedette.storage import undoing

        return undoing.undo(self._desk.store, by=self._desk.who(), at=self._desk.stamp(), tick=_tick(progress))

    def redo(self, progress: Progress | None = None) -> str:
        """Do again what was last undone; its label."""
        from vedette.storage import undoing

        return undoing.redo(self._desk.store, by=self._desk.who(), at=self._desk.stamp(), tick=_tick(progress))

    def steps(self) -> Steps:
        """What undo and redo would do."""
        with self._desk.store.reading() as connection:
            back, again = acts.next_undo(connection), acts.next_redo(connection)
        return Steps(back.label if back else "", again.label if again else "")

    def acts(self, limit: int = 200) -> list[ActLine]:
        """The latest acts, newest first."""
        with self._desk.store.reading() as connection:
            return acts.latest(connection, limit)

    def window(self, before: int | None, limit: int, known: Collection[int] = ()) -> Acts:
        """Acts before one (None: the latest), without the undos and redos; `known` ones are not counted again."""
        from vedette.storage import act_windows

        with self._desk.store.reading() as connection:
            lines = act_windows.window(connection, before, limit)
            fresh = {line.id for line in lines} - set(known)
            return Acts(tuple(lines), dict.fromkeys(fresh, 0) | act_windows.incident_counts(connection, fresh))

    def way_back(self, act: int) -> list[ActLine]:
        """The acts that would be taken back until this one is, the latest first; [] when it does not stand."""
        from vedette.storage import act_windows

        with self._desk.store.reading() as connection:
            return act_windows.to_undo(connection, act)

    def way_on(self, act: int) -> list[ActLine]:
        """The acts that would be done again until this one is, the earliest first; [] when it was not undone."""
        from vedette.storage import act_windows

        with self._desk.store.reading() as connection:
            return act_windows.to_redo(connection, act)

    def undo_to(self, act: int, progress: Progress) -> Stepped:
        """Take back act after act until this one is taken back too. When stopped, what was taken back stays so."""
        way, done = self.way_back(act), list[str]()
        for line in way:
            if progress.cancelled:
                break
            with self._desk.store.reading() as connection:
                _expect(acts.next_undo(connection), line)
            done.append(self.undo())
            progress.report(len(done), len(way))
        return Stepped(tuple(done), len(way))

    def redo_to(self, act: int, progress: Progress) -> Stepped:
        """Do again act after act until this one is done again too. When stopped, what was done again stays so."""
        way, done = self.way_on(act), list[str]()
        for line in way:
            if progress.cancelled:
                break
            with self._desk.store.reading() as connection:
                _expect(acts.next_redo(connection), line)
            done.append(self.redo())
            progress.report(len(done), len(way))
        return Stepped(tuple(done), len(way))

    def revisions(self, uid: str) -> list[Revision]:
        """Every version of an incident, newest first, with what changed field by field."""
        from vedette.storage import histories

        with self._desk.store.reading() as connection:
            return histories.revisions(connection, uid)


def _tick(progress: Progress | None) -> Callable[[int, int], None]:
    """Reports, and stops where that is asked for."""

    def tick(done: int, total: int) -> None:
        if progress is not None:
            progress.check()
            progress.report(done, total)

    return tick


def _expect(found: ActLine | None, meant: ActLine) -> None:
    if found is None or found.id != meant.id:
        raise NothingToUndo("Something else was done in the meantime, so this stopped. Look at the list of acts again.")
