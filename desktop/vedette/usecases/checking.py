"""Is this logbook whole, and if not, what can be done? Reads the file and never touches it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vedette import paths
from vedette.domain.errors import FileDamaged, UserError
from vedette.storage import checking
from vedette.storage.checking import Check
from vedette.storage.heads import Heads
from vedette.usecases.progress import Progress, Silent

__all__ = ["Check", "Verdict", "ended_uncleanly", "quick_look", "verify"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The checks of one logbook; `head` is the hash of its last journal entry, '' where it can't be read."""

    checks: tuple[Check, ...]
    head: str = ""

    @property
    def ok(self) -> bool:
        """True when every check passed."""
        return all(check.ok for check in self.checks)


def verify(logbook: Path, progress: Progress | None = None) -> Verdict:
    """Every check there is; NotFound, NotOurFile or FileTooNew when the file is no logbook to be checked."""
    told = progress or Silent()

    def tick(_: str, done: int, total: int) -> None:
        told.check()
        told.report(done, total)

    known = Heads(paths.heads_file()).known(logbook)
    found: list[Check] = []
    try:
        with checking.opened_to_read(logbook) as connection:
            for check in checking.thorough(connection, known, tick):
                found.append(check)
        return Verdict(tuple(found), _head(logbook))
    except FileDamaged as error:
        return Verdict((*found, Check(checking.FILE, False, str(error))))


def quick_look(logbook: Path) -> Verdict:
    """After an unclean end, before the logbook is opened: all but records and attachments one by one."""
    try:
        with checking.opened_to_read(logbook) as connection:
            return Verdict(tuple(checking.quick(connection)), _head(logbook))
    except FileDamaged as error:
        return Verdict((Check(checking.FILE, False, str(error)),))


def ended_uncleanly(logbook: Path) -> bool:
    """True when a journal lies beside the logbook: a program that had it open was killed, or still has it open."""
    return any(
        beside.exists() and beside.stat().st_size > 0
        for beside in (logbook.with_name(f"{logbook.name}{ending}") for ending in ("-wal", "-journal"))
    )


def _head(logbook: Path) -> str:
    try:
        return checking.summary_of(logbook).head
    except UserError:
        return ""
