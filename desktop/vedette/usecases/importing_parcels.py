"""The plan for files of whole documents, our .json and data packages: nothing in them has to be guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from vedette.domain.errors import UserError
from vedette.formats import json_documents
from vedette.formats.file_errors import reading, shown
from vedette.formats.layouts.layout import RowRead
from vedette.formats.layouts.own import OWN
from vedette.formats.package_reading import is_package, open_package
from vedette.formats.parcel import Parcel
from vedette.formats.tables import Row
from vedette.usecases.importing_plan import Entry, ImportPlan, digest_of
from vedette.usecases.importing_report import ImportOptions

HEADER = ("uid", "reference", "title")
_PIECE = 1024 * 1024


def plan_parcels(path: Path, options: ImportOptions) -> ImportPlan | None:
    """The plan where the file is of such a kind, else None."""
    package = is_package(path)
    if not package and not json_documents.is_ours(path):
        return None
    if options.layout not in ("", OWN.name):
        raise UserError(f"{shown(path)} was written by Vedette and has no other layout. Nothing was changed.")
    return ImportPlan(
        path=path,
        layout=OWN.name,
        encoding="" if package else "utf-8",
        encoding_guessed=False,
        delimiter="",
        delimiter_guessed=False,
        sheet="",
        sheets=(),
        date_order="",
        header=HEADER,
        targets=HEADER,
        rows=_incidents(path) if package else _lines(path),
        sha256=digest_of(path),
        notes=(),
        entries=lambda _known: _entries(_of_package(path) if package else json_documents.read(path)),
        contents=lambda wanted: _contents_of_package(path, wanted) if package else _contents(path, wanted),
    )


def _entries(parcels: Iterator[Parcel]) -> Iterator[Entry]:
    for number, parcel in enumerate(parcels, start=1):
        incident = parcel.incident
        row = Row(number, (incident.uid, incident.reference, incident.title))
        yield row, RowRead(incident, parcel.shared, base=incident)


def _of_package(path: Path) -> Iterator[Parcel]:
    with open_package(path) as package:
        yield from package.parcels()


def _contents_of_package(path: Path, wanted: Collection[str]) -> Iterator[tuple[str, Iterator[bytes]]]:
    with open_package(path) as package:
        for sha256 in sorted(set(wanted) & package.attachments.keys()):
            yield sha256, package.attachment(sha256)


def _contents(path: Path, wanted: Collection[str]) -> Iterator[tuple[str, Iterator[bytes]]]:
    return ((sha256, pieces) for sha256, pieces in json_documents.contents(path) if sha256 in wanted)


def _incidents(path: Path) -> int:
    with open_package(path) as package:
        return package.incidents


def _lines(path: Path) -> int:
    """How many incidents there are, as we write one a line; only progress is measured by it."""
    with reading(path), path.open("rb") as stream:
        lines = sum(piece.count(b"\n") for piece in iter(lambda: stream.read(_PIECE), b""))
    return max(lines - 2, 0)
