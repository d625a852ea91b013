"""Which of our own formats a file's ending means, and one call that writes any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vedette.domain.custom_field import CustomField
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.formats import data_package, geojson, gpx, json_documents, kml, own_csv, sheet
from vedette.formats.file_errors import shown
from vedette.formats.written import ContentOf, Written


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen for an export; each format takes what it knows and leaves the rest.

    `columns` (.csv, .tsv, .xlsx) makes a plain table; `created` (.zip) is UTC; `fields` are custom fields; `head`
    (.json, .zip) is the hash of the journal's last entry; `content_of` (.json, .zip) gives the bytes of attachments.
    """

    excel: bool = False
    bom: bool = False
    guarded: bool = True
    columns: Sequence[str] | None = None
    fields: Mapping[str, CustomField] = field(default_factory=dict)
    content_of: ContentOf | None = None
    created: str = ""
    head: str = ""


Write = Callable[[Path, Iterable[Dossier], Choices], Written]


def write(path: Path, dossiers: Iterable[Dossier], choices: Choices | None = None) -> Written:
    """Writes the file whole or not at all; UserError names the endings where its own means nothing."""
    return writer_for(path)(path, dossiers, choices or Choices())


def writer_for(path: Path) -> Write:
    """By the file's ending; UserError names the endings there are."""
    found = _WRITERS.get(path.suffix.lower())
    if found is None:
        raise UserError(f"{shown(path)} has no ending that Vedette writes; choose one of {', '.join(ENDINGS)}.")
    return found


def _csv(path: Path, dossiers: Iterable[Dossier], choices: Choices) -> Written:
    return own_csv.write(
        path, dossiers, excel=choices.excel, bom=choices.bom, guarded=choices.guarded, columns=choices.columns,
        fields=choices.fields,
    )  # fmt: skip


def _tsv(path: Path, dossiers: Iterable[Dossier], choices: Choices) -> Written:
    return own_csv.write(
        path, dossiers, delimiter="\t", guarded=choices.guarded, columns=choices.columns, fields=choices.fields
    )


def _xlsx(path: Path, dossiers: Iterable[Dossier], choices: Choices) -> Written:
    return sheet.write(path, dossiers, columns=choices.columns, fields=choices.fields)


def _json(path: Path, dossiers: Iterable[Dossier], choices: Choices) -> Written:
    return json_documents.write(path, dossiers, fields=choices.fields, content_of=choices.content_of, head=choices.head)


def _zip(path: Path, dossiers: Iterable[Dossier], choices: Choices) -> Written:
    return data_package.write(
        path,
        dossiers,
        fields=choices.fields,
        content_of=choices.content_of,
        created=choices.created,
        head=choices.head,
    )


_WRITERS: Mapping[str, Write] = {
    ".csv": _csv,
    ".tsv": _tsv,
    ".xlsx": _xlsx,
    ".geojson": lambda path, dossiers, _: geojson.write(path, dossiers),
    ".kml": lambda path, dossiers, _: kml.write(path, dossiers),
    ".gpx": lambda path, dossiers, _: gpx.write(path, dossiers),
    ".json": _json,
    ".zip": _zip,
}
ENDINGS = tuple(_WRITERS)
TABLES = frozenset({".csv", ".tsv", ".xlsx"})
"""Kinds of files that are one table, of which columns can be chosen."""
WITH_BYTES = frozenset({".json", ".zip"})
"""Kinds of files in which the bytes of attachments travel."""
