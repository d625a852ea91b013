"""The private copies that viewers open: a folder of this process alone, removed at lock, at the end, at next start."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile

from vedette.domain.errors import FileReadOnly

LOCK = "in-use"


class OpenCopies:
    """One folder under `root`, made when it is first needed; a lock in it says that we live."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock: QLockFile | None = None
        self._folder = root / f"{os.getpid()}-{os.urandom(4).hex()}"

    def folder(self) -> Path:
        """Where the next copy goes; a UserError where there can be none."""
        try:
            for path in (self._root, self._folder):
                path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._root.chmod(0o700)
        except OSError as error:
            raise FileReadOnly(
                f"No private copy can be made in “{self._root}”. Nothing was opened; save the attachment as a file."
            ) from error
        if self._lock is None:
            self._lock = _lock_of(self._folder)
            self._lock.tryLock(0)
        return self._folder

    @property
    def in_use(self) -> bool:
        """Whether copies are wanted: from the first one until they are cleared."""
        return self._lock is not None

    def clear(self) -> tuple[str, ...]:
        """Remove every copy that this process made; names of those that could not be, for the next start to remove."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        return _removed(self._folder)


def sweep(root: Path) -> int:
    """Remove copies left by a process that is gone; how many folders went. What is in use stays."""
    gone = 0
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.is_symlink() or not folder.is_dir():
            continue
        lock = _lock_of(folder)
        if lock.tryLock(0):
            lock.unlock()
            gone += not _removed(folder)
    return gone


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)
    return lock


def _removed(folder: Path) -> tuple[str, ...]:
    """A viewer may hold a copy open, which some systems do not let go."""
    left: list[str] = []

    def again(function: Callable[[str], Any], name: str, _: object) -> None:
        try:
            Path(name).chmod(stat.S_IRWXU)
            function(name)
        except OSError:
            if Path(name).exists():
                left.append(Path(name).name)

    if folder.exists():
        shutil.rmtree(folder, onerror=again)
    return tuple(left)
