"""datapackage.json of our data package: what is in it and how to check it, as Frictionless Data Package 1 writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vedette.domain.document import SCHEMA
from vedette.domain.errors import CannotRead, FileTooNew
from vedette.formats.package_tables import Table, foreign_keys

VERSION = 1
"""Of the package; a package of a later one is refused."""

MANIFEST = "datapackage.json"
ATTACHMENTS = "attachments/"
NAME = re.compile(r"datapackage\.json|[a-z_]{1,40}\.csv|attachments/[0-9a-f]{64}")
"""The names that can stand in a package: none leads out of it, none differs from another by case alone."""

_HASH = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the manifest lists it."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest promises."""

    incidents: int
    files: Mapping[str, Listed]


def table_resource(table: Table, listed: Listed) -> dict[str, Any]:
    """A table, with its columns and keys."""
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        **_file(listed),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column.name, column.type) for column in table.columns],
            "primaryKey": table.key,
            "foreignKeys": foreign_keys(table),
        },
    }


def attachment_resource(listed: Listed) -> dict[str, Any]:
    """The bytes of an attachment; its name and type stand in the table `attachments`, as somebody's claim."""
    return {"name": f"attachment-{listed.sha256}", **_file(listed), "mediatype": "application/octet-stream"}


def manifest_plain(resources: Iterable[dict[str, Any]], incidents: int, created: str, head: str = "") -> dict[str, Any]:
    """The whole manifest; `created` is UTC, ISO 8601, or empty; `head` is the hash of the journal's last entry."""
    plain: dict[str, Any] = {
        "profile": "data-package",
        "name": "vedette-logbook",
        "title": "Incidents from a Vedette logbook",
        "vedette": {"version": VERSION, "schema": SCHEMA, "incidents": incidents, **({"head": head} if head else {})},
        "resources": list(resources),
    }
    return {**plain, "created": created} if created else plain


def read_manifest(plain: Any) -> Manifest:
    """CannotRead for what is no manifest of ours, FileTooNew for one of a later version."""
    ours = plain.get("vedette") if isinstance(plain, dict) else None
    if not isinstance(ours, dict) or type(ours.get("version")) is not int or not isinstance(plain["resources"], list):
        raise CannotRead("The package was not written by Vedette; nothing was changed. Import its tables as CSV.")
    if ours["version"] != VERSION or ours.get("schema") != SCHEMA:
        raise FileTooNew("The package was written by a newer Vedette; please update, nothing was changed.")
    files = [_listed(resource) for resource in plain["resources"]]
    if len({listed.path for listed in files}) != len(files) or type(ours.get("incidents")) is not int:
        raise _damaged()
    return Manifest(ours["incidents"], {listed.path: listed for listed in files})


def _listed(resource: Any) -> Listed:
    if not isinstance(resource, dict):
        raise _damaged()
    path, size, promised = (resource.get(key) for key in ("path", "bytes", "hash"))
    if not isinstance(path, str) or not NAME.fullmatch(path) or type(size) is not int:
        raise _damaged()
    if not isinstance(promised, str) or not _HASH.fullmatch(promised):
        raise _damaged()
    return Listed(path, size, promised.removeprefix("sha256:"))


def _damaged() -> CannotRead:
    return CannotRead("The list of contents of the package is damaged; nothing was changed, get the package again.")


def _file(listed: Listed) -> dict[str, Any]:
    return {"path": listed.path, "bytes": listed.bytes, "hash": f"sha256:{listed.sha256}"}


def _field(name: str, kind: str) -> dict[str, Any]:
    return {"name": name, "type": kind, **({"bareNumber": True} if kind in ("integer", "number") else {})}
