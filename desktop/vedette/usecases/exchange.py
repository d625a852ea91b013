"""Giving and taking: files in, files out, and one incident as a document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vedette.formats.layouts import LAYOUTS
from vedette.formats.layouts.layout import Layout
from vedette.formats.layouts.plain_columns import targets_there_are
from vedette.storage.imports import BatchLine
from vedette.usecases.desk import Desk
from vedette.usecases.exporting import Exporting, ExportOptions, ExportReport
from vedette.usecases.importing import Importing, ImportOptions, ImportPlan, ImportReport
from vedette.usecases.mappings import Mappings
from vedette.usecases.progress import Progress

_AS_FOUND = ImportOptions()
_ALL = ExportOptions()


class Exchange:
    """What one can do with files of incidents."""

    def __init__(self, desk: Desk) -> None:
        self._importing = Importing(desk)
        self._exporting = Exporting(desk)
        self.mappings = Mappings(desk)

    def layouts(self) -> tuple[Layout, ...]:
        """Every layout that files may have, with the columns it knows."""
        return LAYOUTS

    def fields(self) -> tuple[str, ...]:
        """What a column of a plain table may become, `field.KEY` aside."""
        return targets_there_are()

    def mapping(self, path: Path) -> Mapping[str, str]:
        """A mapping file read."""
        return self.mappings.read(path)

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

    def export(
        self, path: Path, query: str = "", options: ExportOptions = _ALL, progress: Progress | None = None
    ) -> ExportReport:
        """Write what a query finds to a file, by its ending, whole or not at all."""
        return self._exporting.run(path, query, options, progress)

    def document(self, reference: str) -> dict[str, Any]:
        """One incident as a document; NotFound when there is none."""
        return self._exporting.document(reference)
