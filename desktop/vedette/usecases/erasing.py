"""A logbook erased with all its copies that are known on this computer: for when it must not be found."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vedette import paths
from vedette.domain.errors import NotFound, UserError
from vedette.storage import erasing, rekeying
from vedette.storage.backup import manifest_of
from vedette.storage.summary import Summary
from vedette.usecases import sightings
from vedette.usecases.backups import folder_of, found_for

_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Erased:
    """How many files went, and those that could not be removed."""

    files: int
    left: tuple[Path, ...]


def known_files(logbook: Path, backups: Path | None = None) -> list[Path]:
    """The logbook, its backups and what was kept of it beside it; copies elsewhere are known to nobody."""
    kept = [line.file for line in found_for(logbook, backups)]
    beside = [logbook.with_name(f"{logbook.name}{ending}") for ending in _BESIDE]
    parts = logbook.parent.glob(f".{glob.escape(logbook.name)}.*.part*")
    copies = logbook.parent.glob(f"{glob.escape(logbook.stem)} as of *{glob.escape(logbook.suffix)}")
    found = [logbook, *kept, *rekeying.kept_before(logbook), *copies, *beside, *parts, *map(manifest_of, kept)]
    return [file for file in found if file.is_file()]


def erase(logbook: Path, backups: Path | None = None) -> Erased:
    """Keys first, then all bytes, then the names; NotFound when there is no such logbook. It can't be taken back."""
    if not logbook.is_file():
        raise NotFound(f"There is no “{logbook.name}” in that folder. Nothing was erased; check the name.")
    files = known_files(logbook, backups)
    left = erasing.begin(paths.erasing_plan(), files)
    _tidy(folder_of(logbook, backups or paths.backups_folder()))
    sightings.begin_anew(logbook, Summary(), "", "erase")
    return Erased(len(files) - len(left), tuple(left))


def resume() -> Sequence[Path]:
    """What a program that died had begun to erase is erased; those that could not be removed."""
    return erasing.resume(paths.erasing_plan())


def _tidy(folder: Path) -> None:
    with suppress(OSError, UserError):
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
