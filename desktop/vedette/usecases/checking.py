"""Is this logbook whole, and if not, what can be done? Reads the file and never touches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vedette import paths
from vedette.domain.errors import FileDamaged, UserError
from vedette.storage import checking
from vedette.storage.checking import INDEX, Check
from vedette.storage.heads import Heads
from vedette.storage.keys import Keys
from vedette.usecases.progress import Progress, Silent

if TYPE_CHECKING:
    from vedette.usecases.logbooks import Ask

__all__ = ["INDEX", "Check", "Verdict", "ended_uncleanly", "quick_look", "verify", "verify_with"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The checks of one logbook; `head` is the hash of its last journal entry, '' where it can't be read."""

    checks: tuple[Check, ...]
    head: str = ""

    @property
    def ok(self) -> bool:
        """True when every check passed."""
        return all(check.ok for check in self.checks)


def _nobody(_: Check) -> None:
    """For callers who wait for the whole answer."""


def verify(logbook: Path, progress: Progress | None = None, ask: Ask | None = None) -> Verdict:
    """Every check there is; NotFound, NotOurFile or FileTooNew when the file is no logbook to be checked.

    An encrypted one is opened by what `ask` gives; NeedsPassphrase or WrongPassphrase.
    """
    return verify_with(logbook, Keys(ask) if ask else None, progress)


def verify_with(
    logbook: Path,
    keys: Keys | None,
    progress: Progress | None = None,
    answered: Callable[[Check], object] = _nobody,
) -> Verdict:
    """The same of a logbook that is open, whose keys are known; `answered` hears of each check as it is done."""
    known = Heads(paths.heads_file()).known(logbook)
    found: list[Check] = []
    try:
        with checking.opened_to_read(logbook, keys=keys) as connection:
            for check in checking.thorough(connection, known, _ticking(progress)):
                found.append(check)
                answered(check)
        return Verdict(tuple(found), _head(logbook, keys))
    except FileDamaged as error:
        return Verdict((*found, Check(checking.FILE, False, str(error))))


def quick_look(logbook: Path, ask: Ask | None = None, progress: Progress | None = None) -> Verdict:
    """After an unclean end, before the logbook is opened: all but records and attachments one by one."""
    keys = Keys(ask) if ask else None
    try:
        with checking.opened_to_read(logbook, keys=keys) as connection:
            return Verdict(tuple(checking.quick(connection, _ticking(progress))), _head(logbook, keys))
    except FileDamaged as error:
        return Verdict((Check(checking.FILE, False, str(error)),))


def ended_uncleanly(logbook: Path) -> bool:
    """True when a journal lies beside the logbook: a program that had it open was killed, or still has it open."""
    return any(
        beside.exists() and beside.stat().st_size > 0
        for beside in (logbook.with_name(f"{logbook.name}{ending}") for ending in ("-wal", "-journal"))
    )


def _ticking(progress: Progress | None) -> checking.Tick:
    told = progress or Silent()

    def tick(_: str, done: int, total: int) -> None:
        told.check()
        told.report(done, total)

    return tick


def _head(logbook: Path, keys: Keys | None) -> str:
    try:
        return checking.summary_of(logbook, keys).head
    except UserError:
        return ""
