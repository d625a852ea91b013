"""The logbook that a check is about: one that is open here, or a file that could not be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from vedette.ui.workplace import WholeWorkplace
from vedette.usecases import backups
from vedette.usecases.backups import BackupLine
from vedette.usecases.checking import Check, Verdict, verify, verify_with
from vedette.usecases.desk import wall_clock
from vedette.usecases.progress import Progress
from vedette.usecases.salvaging import Saved, salvage, salvage_with


class Patient(Protocol):
    """What can be done with it. Nothing of this changes the file."""

    @property
    def path(self) -> Path:
        """Its file."""
        ...

    def verify(self, progress: Progress, answered: Callable[[Check], object]) -> Verdict:
        """Every check; `answered` hears of each on the thread of the work."""
        ...

    def backups(self) -> list[BackupLine]:
        """Newest first."""
        ...

    def bring_beside(self, line: BackupLine, progress: Progress) -> Path:
        """A checked side copy of a backup; its file."""
        ...

    def salvage(self, target: Path, progress: Progress) -> Saved:
        """What can be read, in a new logbook."""
        ...


class OpenLogbook:
    """One that is open in a window."""

    def __init__(self, workplace: WholeWorkplace, folder: str) -> None:
        self._workplace, self._folder = workplace, folder

    @property
    def path(self) -> Path:
        """Its file."""
        return self._workplace.desk.store.path

    def verify(self, progress: Progress, answered: Callable[[Check], object]) -> Verdict:
        """Every check."""
        return verify_with(self.path, self._workplace.desk.store.keys, progress, answered)

    def backups(self) -> list[BackupLine]:
        """Newest first."""
        return self._workplace.backups(self._folder).all()

    def bring_beside(self, line: BackupLine, progress: Progress) -> Path:
        """A checked side copy of a backup."""
        kept = self._workplace.backups(self._folder)
        return kept.bring_beside(line.file, kept.place_beside(line), progress).file

    def salvage(self, target: Path, progress: Progress) -> Saved:
        """What can be read, in a new logbook."""
        return salvage_with(self.path, target, self._workplace.desk.store.keys, progress)

    def reindex(self, progress: Progress) -> int:
        """The search index anew; how many incidents it holds."""
        return self._workplace.reindexing.rebuild(progress)


class ClosedLogbook:
    """A file that was refused because it is damaged."""

    def __init__(self, path: Path, folder: str) -> None:
        self.path = path
        self._folder = Path(folder) if folder else None

    def verify(self, progress: Progress, answered: Callable[[Check], object]) -> Verdict:
        """Every check."""
        verdict = verify(self.path, progress)
        for check in verdict.checks:
            answered(check)
        return verdict

    def backups(self) -> list[BackupLine]:
        """Newest first."""
        return backups.found_for(self.path, self._folder)

    def bring_beside(self, line: BackupLine, progress: Progress) -> Path:
        """A checked side copy of a backup."""
        place = backups.place_beside(self.path, line)
        return backups.restore(line.file, place, wall_clock, progress).file

    def salvage(self, target: Path, progress: Progress) -> Saved:
        """What can be read, in a new logbook."""
        return salvage(self.path, target, progress)
