"""Giving and taking: files in, files out, and one incident as a document."""

from __future__ import annotations

from pathlib import Path

from vedette.storage.imports import BatchLine
from vedette.usecases.desk import Desk
from vedette.usecases.importing import Importing, ImportOptions, ImportPlan, ImportReport
from vedette.usecases.progress import Progress

_AS_FOUND = ImportOptions()


class Exchange:
    """What one can do with files of incidents."""

    def __init__(self, desk: Desk) -> None:
        self._importing = Importing(desk)

    def plan(self, path: Path, options: ImportOptions = _AS_FOUND, progress: Progress | None = None) -> ImportPlan:
        """What a file is found to be; NeedsChoice where only the user can decide. Changes nothing."""
        return self._importing.plan(path, options, progress)

    def import_file(
        self,
        path: Path,
        options: ImportOptions = _AS_FOUND,
        progress: Progress | None = None,
        *,
        dry_run: bool = False,
    ) -> ImportReport:
        """Take a file in as one act; with `dry_run` only say what would happen."""
        return self._importing.run(path, options, progress, dry_run=dry_run)

    def batches(self) -> list[BatchLine]:
        """All imports of this logbook, newest first."""
        return self._importing.batches()
