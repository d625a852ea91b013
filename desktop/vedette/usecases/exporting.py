"""Exporting: what a query finds, written to a file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from vedette.domain.custom_field import CustomField
from vedette.domain.dossier import Dossier
from vedette.domain.errors import NotFound, UserError
from vedette.formats import by_ending
from vedette.formats.atomic import check_target
from vedette.formats.by_ending import Choices
from vedette.formats.file_errors import shown
from vedette.formats.layouts import named_layout
from vedette.formats.layouts.coding import NotCodable, write_coded
from vedette.formats.layouts.layout import Layout
from vedette.formats.layouts.own import OWN
from vedette.formats.layouts.plain import PLAIN
from vedette.formats.parcel import parcel_plain
from vedette.storage import acts, dossiers, finding, shared
from vedette.storage.search import Searcher
from vedette.storage.search_order import NEWEST
from vedette.usecases import sightings
from vedette.usecases.desk import Desk
from vedette.usecases.exported_files import ExportedFiles
from vedette.usecases.progress import Progress, Silent
from vedette.usecases.searching import Search, day_start, sort_of

__all__ = ["ExportOptions", "ExportReport", "Exporting", "NotCodable"]

CHUNK = 500
PLAIN_COLUMNS = (
    "reference", "title", "date_text", "date_earliest", "date_latest", "place_name", "country", "latitude", "longitude",
    "event_type", "tags", "summary", "narrative", "claims", "quantities", "sources", "status",
)  # fmt: skip
"""What the plain layout shows, for people who read in a spreadsheet."""

_NO_POINT = "It has no coordinates, which this kind of file needs."


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What can be chosen. `columns` makes a plain table of just these; `excel`: BOM and semicolons, `bom` only
    that, by which spreadsheets know the letters of a plain table.

    `uids` are incidents picked by hand, in this order; the query does not count then. `sort` is a field of a list, with
    a minus in front to turn it round; without it the query's own order counts, else newest first. `bare` sends pictures
    as copies without what a camera wrote into them, and leaves other files behind.
    """

    layout: str = ""
    columns: Sequence[str] | None = None
    excel: bool = False
    bom: bool = False
    guarded: bool = True
    uids: Sequence[str] | None = None
    sort: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many incidents the file holds and which it can't; `doubts`: what of the query was not understood.

    `notes` tells of attachments whose bytes stayed behind.
    """

    rows: int
    file: str
    not_codable: tuple[NotCodable, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_PLAIN = ExportOptions()


class Exporting:
    """What one can do to give incidents to others."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def run(
        self, path: Path, query: str = "", options: ExportOptions = _PLAIN, progress: Progress | None = None
    ) -> ExportReport:
        """Write what the query finds, in order, from one state of the logbook; trash only when it is asked for."""
        asked = Search(self._desk).read(query)
        layout = _layout(options)
        _check(path, options)
        with self._desk.store.reading() as connection:
            searcher = Searcher(connection, asked, day_start)
            total = searcher.count() if options.uids is None else len(options.uids)
            order = sort_of(options.sort) or asked.sort or NEWEST
            uids = searcher.uids(order) if options.uids is None else options.uids
            found = _dossiers(connection, uids, total, progress or Silent())
            if layout.coder is not None:
                written, missing = write_coded(path, layout, found, excel=options.excel, guarded=options.guarded)
                return ExportReport(written, str(path), missing, asked.not_understood)
            fields: dict[str, CustomField] = {field.uid: field for field in shared.load(connection, "custom_field")}
            files = ExportedFiles(connection, bare=options.bare)
            choices = replace(self._choices(options, fields), head=acts.head(connection), content_of=files.content_of)
            done = by_ending.write(path, files.noted(found), choices)
            notes = files.notes(path)
        sightings.note(self._desk, "export")
        left_out = tuple(NotCodable(reference, _NO_POINT) for reference in done.left_out)
        return ExportReport(done.rows, str(path), left_out, asked.not_understood, notes)

    def document(self, reference: str) -> dict[str, Any]:
        """One incident as its canonical document, with all it names and what follows from it; NotFound otherwise."""
        with self._desk.store.reading() as connection:
            uid = finding.incident_uid(connection, reference)
            found = dossiers.load(connection, [uid]) if uid is not None else []
            fields: dict[str, CustomField] = {field.uid: field for field in shared.load(connection, "custom_field")}
        if not found:
            raise NotFound(f"There is no incident “{reference}” in this logbook.")
        (dossier,) = found
        return {
            **parcel_plain(dossier, fields),
            "status": dossier.incident.status,
            "contested": dossier.incident.contested,
            "independent_sources": dossier.independent_sources,
        }

    def _choices(self, options: ExportOptions, fields: dict[str, CustomField]) -> Choices:
        return Choices(
            excel=options.excel,
            bom=options.bom,
            guarded=options.guarded,
            columns=options.columns or (PLAIN_COLUMNS if options.layout == PLAIN.name else None),
            fields=fields,
            created=self._desk.stamp(),
        )


def _check(path: Path, options: ExportOptions) -> None:
    """What can't be written is said before a million incidents were gathered for it."""
    by_ending.writer_for(path)
    if options.columns is not None and path.suffix.lower() not in by_ending.TABLES:
        raise UserError(f"{shown(path)} can't hold chosen columns; choose .csv, .tsv or .xlsx, or leave them out.")
    check_target(path)


def _layout(options: ExportOptions) -> Layout:
    layout = named_layout(options.layout or OWN.name)
    if layout.coder is None and layout.name not in (OWN.name, PLAIN.name):
        raise UserError(f"The layout “{layout.name}” is only read. Nothing was written; choose another one.")
    return layout


def _dossiers(connection: Any, uids: Iterable[str], total: int, progress: Progress) -> Iterator[Dossier]:
    done, waiting = 0, iter(uids)
    while some := list(islice(waiting, CHUNK)):
        progress.check()
        yield from dossiers.load(connection, some)
        done += len(some)
        progress.report(done, total)
    progress.check()
