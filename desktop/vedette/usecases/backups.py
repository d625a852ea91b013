"""Backups of an open logbook: when one is due, where they lie, which are kept, and the drill that proves them good."""

from __future__ import annotations

import glob
import hashlib
import logging
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from vedette import paths
from vedette.domain.backup_plan import to_keep
from vedette.domain.errors import AlreadyThere, FileDamaged, FileReadOnly, UserError, WrongPassphrase
from vedette.storage import backup, checking, restoring
from vedette.storage.backup import Copy
from vedette.storage.closed_copy import copy_closed
from vedette.storage.comparing import Difference, compare
from vedette.storage.faults import in_words
from vedette.storage.heads import Heads
from vedette.storage.into_place import sweep_folder
from vedette.storage.keys import Keys, salt_of
from vedette.storage.restoring import Restored
from vedette.storage.summary import Summary, summarise
from vedette.usecases import sightings
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress, Silent

if TYPE_CHECKING:
    from vedette.storage.store import Store
    from vedette.usecases.logbooks import Ask

__all__ = ["BackupLine", "Backups", "Beside", "Copy", "Difference", "Restored", "at_lock", "found_for", "restore"]

_log = logging.getLogger(__name__)

EVERY = timedelta(minutes=30)
DRILL_EVERY = timedelta(days=30)
_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}Z\.vedette")
_DRILLED = "last-drill.txt"


@dataclass(frozen=True, slots=True)
class Beside:
    """A side copy of a backup; the difference is seen from the open logbook."""

    file: Path
    difference: Difference


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup as a list shows it; `summary` is None where what was written beside it is missing."""

    file: Path
    made_at: datetime
    size: int
    summary: Summary | None


class Backups:
    """The backups of one logbook, in a folder of its own below `folder`."""

    def __init__(self, desk: Desk, folder: Path | None = None) -> None:
        self._desk = desk
        self._folder = folder or paths.backups_folder()

    def folder(self) -> Path:
        """Where the backups of this logbook lie."""
        return folder_of(self._desk.store.path, self._folder)

    def make(self, target: Path | None = None, progress: Progress | None = None) -> Copy:
        """A checked copy: under `target`, a file or folder, else in our folder, where older ones are then thinned out.

        A copy that does not pass its check is not kept, raises FileDamaged, and thins out nothing.
        """
        scheduled = target is None
        if scheduled:
            _check_earlier(self.all(), self._desk.store)
        copy = self._copy(self._file_for(target or self.folder(), fixed=not scheduled), progress or Silent())
        sightings.note(self._desk, "backup")
        if scheduled:
            _thin([line for line in self.all() if line.summary], self._desk.clock())
        return copy

    def due(self) -> bool:
        """True when something changed and the newest backup is half an hour old, or there is none."""
        newest = next(iter(self.all()), None)
        if newest is None:
            return bool(self._summary().head)
        age = self._desk.clock() - newest.made_at
        return (age >= EVERY or age < timedelta(0)) and self._changed_since(newest)

    def at_close(self, progress: Progress | None = None) -> Copy | None:
        """A last backup if anything changed since the newest; and how far the logbook is, noted outside it."""
        newest = next(iter(self.all()), None)
        summary = self._summary()
        sightings.note(self._desk, "close")
        if not summary.head or (newest is not None and not self._changed_since(newest)):
            return None
        return self.make(progress=progress)

    def all(self) -> list[BackupLine]:
        """Newest first."""
        return found_for(self._desk.store.path, self._folder)

    def warning(self) -> str:
        """A sentence while a lost disk would take logbook and backups together; '' otherwise."""
        here, there = self._desk.store.path, self.folder()
        standing = next(parent for parent in (there, *there.parents) if parent.exists())
        if here.stat().st_dev != standing.stat().st_dev:
            return ""
        return (
            "The backups are on the same disk as the logbook: if it fails or is lost, both are gone. "
            "Choose a folder on another disk or a stick."
        )

    def compare(self, other: Path) -> Difference:
        """What a backup has that the open logbook has not, and the other way round."""
        return compare(self._desk.store.path, other, self._desk.store.keys)

    def bring_beside(
        self, chosen: Path, target: Path, progress: Progress | None = None, ask: Ask | None = None
    ) -> Beside:
        """A checked copy of a backup as a logbook of its own, and what sets it apart from the open one.

        AlreadyThere when something is at `target`: nothing is ever replaced. The open logbook is not touched. One under
        an earlier passphrase is opened by what `ask` gives.
        """
        if target.exists():
            raise AlreadyThere(f"“{target.name}” is already there; choose another name. Nothing was overwritten.")
        ours = self._desk.store.keys
        keys = (ours or Keys()).joined_by(ask) if ask else ours
        done = restoring.restore(chosen, target, _ticking(progress or Silent()), keys)
        sightings.begin_anew(target, done.summary, self._desk.stamp(), "restore")
        return Beside(done.file, compare(self._desk.store.path, done.file, keys))

    def passphrase_until(self, chosen: BackupLine) -> datetime | None:
        """Until when the passphrase was in use under which it was made; None where that of today opens it, or none.

        A change of passphrase makes a backup at once, so the first one after it says when that was.
        """
        now, then = salt_of(self._desk.store.path), salt_of(chosen.file)
        if then is None or then == now:
            return None
        later = [line for line in self.all() if line.made_at > chosen.made_at and salt_of(line.file) != then]
        return later[-1].made_at if later else self._desk.clock()

    def place_beside(self, line: BackupLine) -> Path:
        """Where a side copy of that backup may be put: in the folder of the logbook, by its name and time."""
        return place_beside(self._desk.store.path, line)

    def renew(self, progress: Progress | None = None) -> int:
        """A fresh backup, and all older ones gone: for what was deleted for good; how many went.

        An older one goes only when the fresh one has passed its checks.
        """
        fresh = self.make(progress=progress)
        older = [line for line in self.all() if line.file != fresh.file]
        for line in older:
            _remove(line)
        return len(older)

    def copies_beside(self) -> list[Path]:
        """Files that a restore or a change of format left beside the logbook: they hold all that it held then."""
        here = self._desk.store.path
        return sorted(path for path in here.parent.glob(f"{glob.escape(here.stem)}.before-*") if path.is_file())

    def last_drill(self) -> datetime | None:
        """When a backup was last brought back to try it; None where that never was."""
        try:
            return datetime.fromisoformat((self.folder() / _DRILLED).read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return None

    def drill_due(self) -> bool:
        """True when the last drill is a month ago and there is a backup to try."""
        last = self.last_drill()
        return bool(self.all()) and (last is None or abs(self._desk.clock() - last) >= DRILL_EVERY)

    def drill(self, progress: Progress | None = None) -> Path:
        """Bring the newest backup back into a folder that is thrown away, with every check; the backup tried."""
        newest = next(iter(self.all()), None)
        if newest is None:
            raise UserError("There is no backup to try yet. Make one first.")
        with in_words(newest.file), tempfile.TemporaryDirectory(prefix="vedette-drill-") as scratch:
            target = Path(scratch) / "drill.vedette"
            restoring.restore(newest.file, target, _ticking(progress or Silent()), self._desk.store.keys)
            with checking.opened_to_read(target, keys=self._desk.store.keys) as connection:
                checks = checking.thorough(connection, [], _ticking(progress or Silent()))
                wrong = next((check.detail for check in checks if not check.ok), "")
        if wrong:
            raise FileDamaged(
                f"The newest backup was tried and is not whole: {wrong} Check the logbook, and make a new backup."
            )
        with in_words(newest.file):
            (self.folder() / _DRILLED).write_text(self._desk.clock().astimezone(UTC).isoformat(), encoding="ascii")
        return newest.file

    def _copy(self, target: Path, progress: Progress) -> Copy:
        def tick(done: int, total: int) -> None:
            progress.check()
            progress.report(done, total)

        with self._desk.store.reading() as connection:
            return backup.back_up(connection, target, at=self._desk.stamp(), tick=tick, keys=self._desk.store.keys)

    def _file_for(self, target: Path, *, fixed: bool) -> Path:
        if fixed and not target.is_dir():
            return target
        stem = f"{self._desk.store.path.stem}-" if fixed else ""
        return _free_name(target, self._desk.clock(), stem)

    def _changed_since(self, newest: BackupLine) -> bool:
        return newest.summary is None or newest.summary.head != self._summary().head

    def _summary(self) -> Summary:
        with self._desk.store.reading() as connection:
            return summarise(connection)


def at_lock(logbook: Path, folder: Path | None, clock: Callable[[], datetime], progress: Progress) -> Path | None:
    """A last copy of a logbook that the lock has closed, if anything changed since the newest backup.

    No key is needed for it, so none is kept; it is checked when the next backup is made, and until then thins out none.
    """
    known = Heads(paths.heads_file()).known(logbook)
    newest = next(iter(found_for(logbook, folder)), None)
    if not known or (newest is not None and _head_of(newest) == known[-1].head):
        return None
    target = _free_name(folder_of(logbook, folder or paths.backups_folder()), clock())

    def tick(done: int, total: int) -> None:
        progress.check()
        progress.report(done, total)

    copy_closed(logbook, target, tick)
    backup.note_unchecked(target, known[-1].head)
    return target


def _head_of(line: BackupLine) -> str:
    return line.summary.head if line.summary else backup.noted_head(line.file)


def _free_name(folder: Path, moment: datetime, stem: str = "") -> Path:
    moment = moment.astimezone(UTC)
    while (file := folder / f"{stem}{moment.strftime(_STAMP)}.vedette").exists():
        moment += timedelta(seconds=1)
    return file


def _check_earlier(lines: list[BackupLine], store: Store) -> None:
    """Sweep up after killed ones, and check those made at a lock; what does not pass is kept, and thins out none."""
    for folder in {line.file.parent for line in lines}:
        with in_words(folder):
            sweep_folder(folder)
    for line in lines:
        if line.summary is None and salt_of(line.file) == salt_of(store.path):
            try:
                backup.describe_later(line.file, at=line.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"), keys=store.keys)
            except UserError as error:
                _log.info("A backup made at a lock did not pass its check: %s", type(error).__name__)


def _thin(lines: list[BackupLine], now: datetime) -> None:
    kept = to_keep((line.made_at for line in lines), now)
    for line in lines:
        if line.made_at not in kept:
            _remove(line)


def _remove(line: BackupLine) -> None:
    with in_words(line.file):
        backup.manifest_of(line.file).unlink(missing_ok=True)
        line.file.unlink()


def place_beside(logbook: Path, line: BackupLine) -> Path:
    """A free name for a copy of that backup, in the folder of the logbook."""
    stem = f"{logbook.stem} as of {line.made_at.astimezone():%Y-%m-%d %H.%M}"
    place, number = logbook.with_name(f"{stem}{logbook.suffix}"), 1
    while place.exists():
        number += 1
        place = logbook.with_name(f"{stem} ({number}){logbook.suffix}")
    return place


def folder_of(logbook: Path, folder: Path) -> Path:
    """A folder for each logbook, so that two of one name don't mix."""
    mark = hashlib.sha256(str(logbook.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return folder / f"{logbook.stem}-{mark}"


def found_for(logbook: Path, folder: Path | None = None) -> list[BackupLine]:
    """The backups of a logbook, newest first; it need not be readable, nor there."""
    place = folder_of(logbook, folder or paths.backups_folder())
    try:
        files = [file for file in place.iterdir() if _NAME.fullmatch(file.name)] if place.is_dir() else []
    except OSError as error:
        raise FileReadOnly(
            f"The folder “{place.name}” of the backups can't be read. Check that it is there."
        ) from error
    lines = [line for file in files if (line := _line(file)) is not None]
    return sorted(lines, key=lambda line: line.made_at, reverse=True)


def restore(
    chosen: Path, logbook: Path, clock: Callable[[], datetime], progress: Progress | None = None, ask: Ask | None = None
) -> Restored:
    """Put a backup at the place of a logbook, or at a new place beside it; the file that was there is kept.

    An encrypted backup is opened by what `ask` gives: the passphrase of its time, which it keeps. NeedsPassphrase.
    """
    keys = Keys(ask) if ask else None
    try:
        done = restoring.restore(chosen, logbook, _ticking(progress or Silent()), keys)
    except WrongPassphrase as error:
        raise WrongPassphrase(
            f"{error} A backup opens with the passphrase, or the recovery code, of the time when it was made."
        ) from error
    sightings.begin_anew(logbook, done.summary, clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "restore")
    return done


def _line(file: Path) -> BackupLine | None:
    try:
        made = datetime.strptime(file.stem, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    known = backup.described(file)
    return BackupLine(file, made, file.stat().st_size, known.summary if known else None)


def _ticking(progress: Progress) -> checking.Tick:
    def tick(_: str, done: int, total: int) -> None:
        progress.check()
        progress.report(done, total)

    return tick
