"""Deleting for good: incidents out of the trash, and words out of the history. Neither can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.domain.errors import InvalidDraft, NotFound, UserError
from vedette.domain.redaction import sought
from vedette.storage import finding, purging
from vedette.storage.crash_points import durable
from vedette.storage.purging import Purged
from vedette.usecases.counting import counted
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress, Silent

__all__ = ["Purged", "Purging"]


class Purging:
    """Takes texts out of the logbook so that its file holds nothing of them; that something was taken out stays."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def trashed(self) -> list[str]:
        """Uids of all that is in the trash."""
        with self._desk.store.reading() as connection:
            return purging.trashed(connection)

    def purge(self, uids: Sequence[str], reason: str = "", progress: Progress | None = None) -> Purged:
        """Delete incidents that are in the trash, with all their versions; UserError when one is not in the trash."""
        told = progress or Silent()

        def tick(done: int, total: int) -> None:
            told.check()
            told.report(done, total)

        with self._desk.acting(f"delete {counted(len(uids))} for good", kind="purge", reason=reason) as unit:
            kept = purging.not_trashed(unit.connection, uids)
            if kept:
                raise UserError(f"{kept[0]} is not in the trash, so nothing was deleted. Move it to the trash first.")
            done = purging.purge(unit, uids, tick)
        durable("purge: recorded")
        self._finish_if_needed()
        return done

    def redact(self, reference: str, words: str, reason: str = "") -> int:
        """Take words out of the earlier versions of an incident; from how many journal entries they went.

        UserError while they stand in the incident as it is now, or when they are part of a date or code.
        """
        if not reason.strip():
            raise InvalidDraft({"reason": "Say why the words are taken out: the reason stays in the history."})
        words_sought = sought(words)
        with self._desk.acting("take words out of the history", kind="redact", reason=reason) as unit:
            uid = finding.incident_uid(unit.connection, reference)
            if uid is None:
                raise NotFound(f"There is no incident “{reference}” in this logbook.")
            done = purging.redact(unit, uid, words_sought)
        if not done:
            raise NotFound("No earlier version of this incident holds these words. Nothing was changed.")
        durable("purge: recorded")
        self._finish_if_needed()
        return done

    def unfinished(self) -> bool:
        """Whether something was taken out and the program died before the file was written anew."""
        with self._desk.store.reading() as connection:
            return purging.unfinished(connection)

    def finish(self) -> None:
        """Write the file anew, so that its unused parts hold nothing of what was taken out."""
        self._desk.store.rewrite()
        with self._desk.store.scribbling() as connection:
            purging.finished(connection)

    def _finish_if_needed(self) -> None:
        if self.unfinished():
            self.finish()
