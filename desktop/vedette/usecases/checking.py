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
from vedette.storage.marks import check_marks
from vedette.usecases.progress import Progress, Silent
from vedette.usecases.unclean import ended_uncleanly

if TYPE_CHECKING:
    from vedette.usecases.logbooks import Ask

__all__ = [
    "INDEX",
    "Check",
    "DamagedLogbook",
    "Verdict",
    "ended_uncleanly",
    "look_before_opening",
    "look_when_opened",
    "quick_look",
    "verify",
    "verify_with",
]


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


class DamagedLogbook(FileDamaged):
    """A logbook was not opened because it is damaged; `path` is its file."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


def look_before_opening(logbook: Path, progress: Progress | None = None) -> bool:
    """True when it ended uncleanly and is whole all the same; DamagedLogbook when it is not, and nothing is written.

    An encrypted one is looked at when it is open, for only then can it be read.
    """
    if check_marks(logbook) or not ended_uncleanly(logbook):
        return False
    _refuse_damage(logbook, quick_look(logbook, progress=progress))
    return True


def look_when_opened(logbook: Path, keys: Keys | None, progress: Progress | None = None) -> None:
    """The same of an encrypted one, whose keys are known by then."""
    with checking.opened_to_read(logbook, keys=keys) as connection:
        _refuse_damage(logbook, Verdict(tuple(checking.quick(connection, _ticking(progress)))))


def _refuse_damage(logbook: Path, verdict: Verdict) -> None:
    wrong = next((check.detail for check in verdict.checks if not check.ok), "")
    if wrong:
        raise DamagedLogbook(
            f"“{logbook.name}” was not closed properly, and it is damaged. It was not opened and is as it was. "
            f"“What can be done…” lists your backups and saves what can be read. {wrong}",
            logbook,
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
