"""Reads a data package back: everything is checked against its list of contents before the first incident comes out."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from vedette.domain.custom_field import CustomField
from vedette.domain.document import Record
from vedette.domain.dossier import Linked
from vedette.domain.errors import CannotRead, NotFound
from vedette.formats.delimited import DelimitedText
from vedette.formats.file_errors import reading, shown
from vedette.formats.naming import by_key
from vedette.formats.package_archive import package_archive
from vedette.formats.package_manifest import ATTACHMENTS, MANIFEST, Manifest, read_manifest
from vedette.formats.package_tables import (
    ACTOR_NAMES,
    BELOW,
    INCIDENTS,
    LINKED,
    PARTS,
    SHARED,
    TABLES,
    Cursor,
    Row,
    Table,
    read_actor,
    read_incident,
)
from vedette.formats.parcel import Parcel, parcel_of
from vedette.formats.strict_json import read_json

_MANIFEST_LIMIT = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_NAMED = 5
_TAIL = 64 * 1024


@dataclass(frozen=True, slots=True)
class Package:
    """An open package whose every byte is what its list of contents says."""

    path: Path
    incidents: int
    shared: tuple[Record, ...]
    attachments: Mapping[str, int]
    _linked: Mapping[str, Linked] = field(repr=False)
    _archive: zipfile.ZipFile = field(repr=False)

    @property
    def fields(self) -> dict[str, CustomField]:
        """All custom fields the package defines."""
        return {record.uid: record for record in self.shared if isinstance(record, CustomField)}

    def parcels(self) -> Iterator[Parcel]:
        """Each incident with what it names, in the order they were written.

        A package whose list of contents was forged along with its tables can still end in CannotRead half-way: take
        them all in one act.
        """
        parts = [*PARTS.values(), *(below for _, below in BELOW.values())]
        cursors = {table.name: Cursor(table, self._rows(table)) for table in parts}
        seen: set[str] = set()
        things = by_key(self.shared)
        for row in self._rows(INCIDENTS):
            incident = read_incident(row, cursors)
            if not incident.uid or incident.uid in seen:
                raise self._refusal()
            seen.add(incident.uid)
            yield parcel_of(incident, things, self._linked)
        for cursor in cursors.values():
            cursor.refuse_rest()
        if len(seen) != self.incidents:
            raise self._refusal()

    def attachment(self, sha256: str) -> Iterator[bytes]:
        """The bytes of an attachment, in pieces; NotFound where the package has none of that hash."""
        if sha256 not in self.attachments:
            raise NotFound("The package does not hold the bytes of that attachment.")
        with reading(self.path), self._archive.open(f"{ATTACHMENTS}{sha256}") as entry:
            while piece := entry.read(_PIECE):
                yield piece

    def _rows(self, table: Table) -> Iterator[Row]:
        return _rows(self.path, self._archive, table)

    def _refusal(self) -> CannotRead:
        return CannotRead(f"{shown(self.path)} lists an incident twice or not at all; nothing was changed.")


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """Raises CannotRead, NotFound or FileTooNew before anything of the package is handed out."""
    with package_archive(path) as archive:
        manifest = _manifest(path, archive)
        _check_contents(path, archive, manifest)
        yield Package(
            path,
            manifest.incidents,
            _shared(path, archive),
            _attachments(manifest),
            {row["uid"]: LINKED.flat.value(row) for row in _rows(path, archive, LINKED)},
            archive,
        )


def is_package(path: Path) -> bool:
    """Whether a .zip is meant to be a data package, whole or damaged; a table that someone zipped is none.

    Its list of contents is put in last, so its name stands near the end, which is all that is looked at.
    """
    if path.exists() and not path.is_file():
        return False  # a pipe would be waited for
    with reading(path), path.open("rb") as stream:
        begins_so = stream.read(2) == b"PK"
        stream.seek(max(stream.seek(0, io.SEEK_END) - _TAIL, 0))
        return begins_so and MANIFEST.encode() in stream.read()


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    info = archive.NameToInfo.get(MANIFEST)
    if info is None or info.file_size > _MANIFEST_LIMIT:
        raise CannotRead(f"{shown(path)} has no list of contents of a data package; nothing was changed.")
    try:
        text = archive.read(info).decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotRead(f"The list of contents of {shown(path)} is damaged; get the package again.") from error
    return read_manifest(read_json(text))


def _check_contents(path: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    there = {name: info.file_size for name, info in archive.NameToInfo.items() if name != MANIFEST}
    promised = {name: listed.bytes for name, listed in manifest.files.items()}
    wrong = sorted(name for name in {*there, *promised} if there.get(name) != promised.get(name))
    unknown = [name for name in there if name.endswith(".csv") and name.removesuffix(".csv") not in TABLES]
    wrong = wrong or unknown or [name for name in there if _hash(archive, name) != manifest.files[name].sha256]
    if wrong:
        named = ", ".join(wrong[:_NAMED]) + (" …" if len(wrong) > _NAMED else "")
        raise CannotRead(f"{shown(path)} is not what its list of contents says ({named}); nothing of it was read.")


def _hash(archive: zipfile.ZipFile, name: str) -> str:
    found = hashlib.sha256()
    with archive.open(name) as entry:
        while piece := entry.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def _shared(path: Path, archive: zipfile.ZipFile) -> tuple[Record, ...]:
    names: dict[str, list[Row]] = {}
    for row in _rows(path, archive, ACTOR_NAMES):
        names.setdefault(row["actor"], []).append(row)
    actors = [read_actor(row, names.pop(row["uid"], [])) for row in _rows(path, archive, SHARED["actor"])]
    others = [t.flat.value(row) for k, t in SHARED.items() if k != "actor" for row in _rows(path, archive, t)]
    found: tuple[Record, ...] = (*actors, *others)
    if names or len(by_key(found)) != len(found) or not all(uid for _, uid in by_key(found)):
        raise CannotRead(f"{shown(path)} holds a shared thing twice or without its uid; nothing was changed.")
    return found


def _attachments(manifest: Manifest) -> dict[str, int]:
    files = [listed for listed in manifest.files.values() if listed.path.startswith(ATTACHMENTS)]
    if any(listed.path != f"{ATTACHMENTS}{listed.sha256}" for listed in files):
        raise CannotRead("An attachment in the package is not named by its own content; nothing was changed.")
    return {listed.sha256: listed.bytes for listed in files}


def _rows(path: Path, archive: zipfile.ZipFile, table: Table) -> Iterator[Row]:
    """The rows of a table, none where the package lacks it; columns may be in any order and older ones missing."""
    name = f"{table.name}.csv"
    if name not in archive.NameToInfo:
        return
    known = [column.name for column in table.columns]
    needed = {*table.above, *(["uid"] if "uid" in known else [])}
    with reading(path), archive.open(name) as entry, io.TextIOWrapper(entry, "utf-8", newline="") as lines:
        reader = DelimitedText(path, lambda: path.open("rb"), "utf-8", ",").csv_reader(lines)
        try:
            header: list[str] = next(reader, [])
            if not needed <= set(header) <= set(known) or len(set(header)) != len(header):
                raise CannotRead(f"The table “{name}” of the package has other columns than Vedette knows.")
            for cells in reader:
                if len(cells) != len(header):
                    raise CannotRead(f"A row of “{name}” of the package is not whole; nothing was changed.")
                yield dict(zip(header, cells, strict=True))
        except (csv.Error, UnicodeDecodeError) as error:
            raise CannotRead(f"The table “{name}” of the package is no CSV text; nothing was changed.") from error
