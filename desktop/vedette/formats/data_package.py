"""Writes incidents as a ZIP of tables that any program can read; package_reading.py reads it back whole."""

from __future__ import annotations

import csv
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import SpooledTemporaryFile

from vedette.domain.custom_field import CustomField
from vedette.domain.document import kind_of
from vedette.domain.dossier import Dossier
from vedette.domain.errors import FileDamaged
from vedette.domain.incident import Incident
from vedette.formats.atomic import replacing
from vedette.formats.csv_writing import LINE_END
from vedette.formats.naming import Key
from vedette.formats.package_manifest import (
    ATTACHMENTS,
    MANIFEST,
    Listed,
    attachment_resource,
    manifest_plain,
    table_resource,
)
from vedette.formats.package_tables import LINKED, TABLES, Table, incident_rows, shared_rows
from vedette.formats.written import ContentOf, Written

_KEPT_IN_MEMORY = 4 * 1024 * 1024
_PIECE = 1024 * 1024
_NO_FIELDS: Mapping[str, CustomField] = {}


def write(
    path: Path,
    dossiers: Iterable[Dossier],
    *,
    fields: Mapping[str, CustomField] = _NO_FIELDS,
    content_of: ContentOf | None = None,
    created: str = "",
    head: str = "",
) -> Written:
    """One table for each kind of thing, and the attachments' bytes where `content_of` gives them.

    In memory lie only the uids of shared things and the hashes of attachments. FileDamaged where an attachment's bytes
    are not what its hash says.
    """
    with replacing(path) as stream, ExitStack() as stack:
        spools = {name: _Spool(table, stack, path.parent) for name, table in TABLES.items()}
        tables = _Tables(spools)
        for field in fields.values():
            tables.add_shared("custom_field", field)
        for dossier in dossiers:
            tables.add(dossier)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            resources = [table_resource(spool.table, spool.pack(archive)) for spool in spools.values()]
            for sha256 in sorted(tables.attachments):
                if content_of is not None and (pieces := content_of(sha256)) is not None:
                    resources.append(attachment_resource(_attach(archive, sha256, pieces)))
            plain = manifest_plain(resources, tables.incidents, created, head)
            archive.writestr(_entry(MANIFEST), json.dumps(plain, ensure_ascii=False, indent=1))
    return Written(tables.incidents)


class _Tables:
    """Takes dossiers apart into tables; shared things go in once."""

    def __init__(self, spools: Mapping[str, _Spool]) -> None:
        self._spools = spools
        self._there: set[Key] = set()
        self.incidents = 0
        self.attachments: set[str] = set()

    def add(self, dossier: Dossier) -> None:
        self.incidents += 1
        self._put(incident_rows(dossier.incident))
        self.attachments |= _hashes(dossier.incident)
        for record in dossier.shared():
            self.add_shared(kind_of(record), record)
        for linked in dossier.linked.values():
            if linked.reference and self._is_new("incident", linked.uid):
                self._put([(LINKED, LINKED.row((), 0, linked))])

    def add_shared(self, kind: str, record: object) -> None:
        if self._is_new(kind, getattr(record, "uid", "")):
            self._put(shared_rows(kind, record))

    def _is_new(self, kind: str, uid: str) -> bool:
        known = len(self._there)
        self._there.add((kind, uid))
        return len(self._there) > known

    def _put(self, rows: Iterable[tuple[Table, list[str]]]) -> None:
        for table, row in rows:
            self._spools[table.name].write(row)


class _Spool:
    """The rows of one table on their way into the archive, in memory while they are few."""

    def __init__(self, table: Table, stack: ExitStack, folder: Path) -> None:
        self.table = table
        self._file = stack.enter_context(
            SpooledTemporaryFile(  # noqa: SIM115 - the stack closes it
                _KEPT_IN_MEMORY, "w+", encoding="utf-8", newline="", dir=str(folder)
            )
        )
        self._writer = csv.writer(self._file, lineterminator=LINE_END)
        self.write([column.name for column in table.columns])

    def write(self, row: list[str]) -> None:
        self._writer.writerow(row)

    def pack(self, archive: zipfile.ZipFile) -> Listed:
        """Into the archive as a CSV."""
        self._file.seek(0)
        pieces = iter(lambda: self._file.read(_PIECE).encode("utf-8"), b"")
        return _packed(archive, f"{self.table.name}.csv", pieces, zipfile.ZIP_DEFLATED)


def _attach(archive: zipfile.ZipFile, sha256: str, pieces: Iterable[bytes]) -> Listed:
    # stored as they are: pictures don't shrink, and a file of zeros would look like an archive meant to explode
    listed = _packed(archive, f"{ATTACHMENTS}{sha256}", iter(pieces), zipfile.ZIP_STORED)
    if listed.sha256 != sha256:
        raise FileDamaged(
            "An attachment is no longer what it was when it was added; nothing was written, verify first."
        )
    return listed


def _packed(archive: zipfile.ZipFile, name: str, pieces: Iterator[bytes], method: int) -> Listed:
    found, size = hashlib.sha256(), 0
    with archive.open(_entry(name, method), "w", force_zip64=True) as entry:
        for piece in pieces:
            entry.write(piece)
            found.update(piece)
            size += len(piece)
    return Listed(name, size, found.hexdigest())


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """Without the time of day or the machine: equal logbooks make equal packages."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = method
    entry.external_attr = 0o600 << 16
    entry.create_system = 3
    return entry


def _hashes(incident: Incident) -> set[str]:
    return {attachment.sha256 for attachment in incident.attachments if attachment.sha256}
