"""The files of incidents on their way in: bytes that come along go where an incident names them and lacks them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from vedette.domain.counting import counted
from vedette.storage import attachments
from vedette.storage.unit import Unit
from vedette.usecases.importing_plan import ImportPlan
from vedette.usecases.progress import Progress


class ImportedFiles:
    """Works inside the act of the import: all of it comes in or nothing does."""

    def __init__(self, unit: Unit, named: Collection[str]) -> None:
        self._connection = unit.connection
        self._lacking = attachments.lacking(unit.connection, named)

    def take(self, plan: ImportPlan, progress: Progress, *, dry_run: bool) -> None:
        """Store what is lacking and comes with the file; a trial only looks what there is."""
        if not self._lacking:
            return
        for sha256, pieces in plan.contents(frozenset(self._lacking)):
            if not dry_run:
                attachments.keep(self._connection, sha256, _watched(pieces, progress))
            self._lacking.discard(sha256)

    def notes(self) -> tuple[str, ...]:
        """What a person should know."""
        count = len(self._lacking)
        if not count:
            return ()
        named = counted(count, "attachment")
        return (f"The bytes of {named} did not come with this file: only names and hashes are here.",)


def _watched(pieces: Iterator[bytes], progress: Progress) -> Iterator[bytes]:
    for piece in pieces:
        progress.check()
        yield piece
