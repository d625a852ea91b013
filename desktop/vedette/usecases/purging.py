"""Deleting for good: incidents out of the trash, and words out of the history. Neither can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.domain.counting import counted
from vedette.domain.errors import InvalidDraft, NotFound, UserError
from vedette.domain.redaction import sought
from vedette.storage import drafts, finding, purging, remaining
from vedette.storage.crash_points import durable
from vedette.storage.purging import Purged
from vedette.storage.unit import Unit
from vedette.usecases import recent_searches, standing
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress, Silent
from vedette.usecases.searching import Search

__all__ = ["Purged", "Purging"]


def _forget_searches(unit: Unit) -> None:
    """What was searched for lately may hold what was to go."""
    for key in (recent_searches.KEY, standing.KEY):
        drafts.drop(unit.connection, key)


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
            _forget_searches(unit)
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
        if words_sought.search(reason):
            raise InvalidDraft({"reason": "The reason stays in the history, so say it without the words themselves."})
        with self._desk.acting("take words out of the history", kind="redact", reason=reason) as unit:
            uid = finding.incident_uid(unit.connection, reference)
            if uid is None:
                raise NotFound(f"There is no incident “{reference}” in this logbook.")
            done = purging.redact(unit, uid, words_sought)
            _forget_searches(unit)
        if not done:
            raise NotFound("No earlier version of this incident holds these words. Nothing was changed.")
        durable("purge: recorded")
        self._finish_if_needed()
        return done

    def remaining(self, words: str) -> str:
        """In a sentence, where else the words still stand in this logbook; '' where nowhere."""
        words_sought, phrase = sought(words), " ".join(words.replace('"', " ").split())
        search = Search(self._desk)
        now = search.count(f'"{phrase}"') + search.count(f'is:trashed "{phrase}"') if phrase else 0
        with self._desk.store.reading() as connection:
            found = (
                (now, "incidents as they are now"),
                (remaining.in_versions(connection, words_sought), "earlier versions of other incidents"),
                (remaining.in_lists(connection, words_sought), "tags, actors, sources, places, searches or settings"),
                (remaining.in_drafts(connection, words_sought), "drafts"),
            )
        said = [f"{count:,} {where}" for count, where in found if count]
        return f"The words still stand elsewhere in this logbook: {'; '.join(said)}." if said else ""

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
