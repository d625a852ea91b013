"""Importing a file: looked at, tried or taken, as one act that one step undoes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from vedette.domain.counting import counted
from vedette.formats.layouts.layout import ReadOptions
from vedette.formats.layouts.mapping import read_mapping
from vedette.storage import imports
from vedette.storage.imports import Batch, BatchLine
from vedette.storage.unit import Unit
from vedette.usecases.desk import Desk
from vedette.usecases.following import told
from vedette.usecases.imported_files import ImportedFiles
from vedette.usecases.importing_differences import TellingRun
from vedette.usecases.importing_parcels import plan_parcels
from vedette.usecases.importing_plan import ImportPlan, check_options, plan_table
from vedette.usecases.importing_rejects import Rejects, rejects_for
from vedette.usecases.importing_report import ImportOptions, ImportReport, Tally
from vedette.usecases.incidents import Incidents
from vedette.usecases.own_files import refuse_open_logbook
from vedette.usecases.progress import Progress, Silent
from vedette.usecases.seldom_collecting import seldom_collecting

__all__ = ["BatchLine", "ImportOptions", "ImportPlan", "ImportReport", "Importing", "read_mapping"]

_AS_FOUND = ImportOptions()


class _OnlyTried(Exception):
    """Leaves a trial run's act, so that nothing of it is stored or announced."""


@dataclass(frozen=True, slots=True)
class _Job:
    plan: ImportPlan
    options: ImportOptions
    rejects: Rejects | None
    progress: Progress


class Importing:
    """What one can do with a file of somebody else's incidents, or of our own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(self, path: Path, options: ImportOptions = _AS_FOUND, progress: Progress | None = None) -> ImportPlan:
        """What the file is found to be; NeedsChoice where only the user can decide. Changes nothing."""
        refuse_open_logbook(path)
        check_options(path, options)
        customs = Incidents(self._desk).customs()
        read = ReadOptions(customs.zone, customs.night, customs.week_starts_sunday)
        return plan_parcels(path, options) or plan_table(path, options, read, progress or Silent())

    def run(
        self,
        path: Path,
        options: ImportOptions = _AS_FOUND,
        progress: Progress | None = None,
        *,
        dry_run: bool = False,
    ) -> ImportReport:
        """Take the file in, all of it or nothing; with `dry_run` only say what would happen."""
        progress = progress or Silent()
        plan = self.plan(path, options, progress)
        with rejects_for(options.rejects) as rejects:
            return self._run(_Job(plan, options, rejects, progress), dry_run)

    def batches(self) -> list[BatchLine]:
        """All imports of this logbook, newest first."""
        with self._desk.store.reading() as connection:
            return imports.batches(connection)

    def _run(self, job: _Job, dry_run: bool) -> ImportReport:
        tally, batch = Tally(), None
        notes: tuple[str, ...] = ()
        try:
            with self._desk.acting(_label(job.plan, job.plan.rows), kind=imports.KIND) as unit:
                if dry_run:
                    unit.only_try()
                run = TellingRun(self._desk, unit, job.options.on_duplicate, job.rejects)
                tally = run.tally
                with seldom_collecting():
                    run.take_all(job.plan, job.progress)
                files = ImportedFiles(unit, tally.files)
                files.take(job.plan, job.progress, dry_run=dry_run)
                notes = (*files.notes(), *told(run.followed))
                if job.rejects is not None:
                    job.rejects.write(job.plan.header, job.plan.delimiter)
                if dry_run:
                    raise _OnlyTried
                batch = unit.act_id or None
                _close(unit, job.plan, tally)
        except _OnlyTried:
            batch = None
        return replace(_report(job.plan, tally, batch), notes=(*job.plan.notes, *notes))


def _close(unit: Unit, plan: ImportPlan, tally: Tally) -> None:
    """Note the file under the act and say in its label what it did; nothing where nothing was changed."""
    if not unit.act_id:
        return
    imports.record_batch(
        unit.connection,
        unit.act_id,
        Batch(
            file=plan.name,
            sha256=plan.sha256,
            layout=plan.layout,
            encoding=plan.encoding,
            delimiter=plan.delimiter,
            mapping=json.dumps(dict(zip(plan.header, plan.targets, strict=True)), ensure_ascii=False),
            rows=tally.rows,
            added=tally.added,
            updated=tally.updated,
            unchanged=tally.unchanged,
            rejected=tally.rejected,
        ),
    )
    imports.relabel(unit.connection, unit.act_id, _label(plan, tally.added + tally.updated))


def _label(plan: ImportPlan, count: int) -> str:
    return f"import of {plan.name} ({counted(count)})"


def _report(plan: ImportPlan, tally: Tally, batch: int | None) -> ImportReport:
    return ImportReport(
        layout=plan.layout,
        encoding=plan.encoding,
        delimiter=plan.delimiter,
        date_order=plan.date_order,
        rows=tally.rows,
        added=tally.added,
        updated=tally.updated,
        unchanged=tally.unchanged,
        rejected=tally.rejected,
        batch=batch,
        problems=tuple(tally.problems),
        problem_count=tally.problem_count,
        conflicts=tuple(tally.conflicts),
        conflict_count=tally.conflict_count,
        notes=plan.notes,
        differences=tuple(tally.differences),
    )
