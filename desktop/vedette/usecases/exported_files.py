"""The files of incidents on their way out: which bytes travel with an export, and what is said of those that don't."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from vedette.domain.attachment import Attachment
from vedette.domain.counting import counted
from vedette.domain.dossier import Dossier
from vedette.formats.bare_file import bared
from vedette.formats.by_ending import WITH_BYTES
from vedette.storage import attachments


class ExportedFiles:
    """Notes which attachments go by, and gives their bytes out of the same state of the logbook.

    `bare`: pictures go as copies without what a camera wrote into them, other files stay behind; the logbook keeps all.
    """

    def __init__(self, connection: Any, *, bare: bool = False) -> None:
        self._connection, self._bare = connection, bare
        self._named: set[str] = set()
        self._originals: dict[str, str] = {}

    def noted(self, dossiers: Iterable[Dossier]) -> Iterator[Dossier]:
        """The same dossiers, their attachments as they travel; these are remembered."""
        for dossier in dossiers:
            found = dossier
            if self._bare and dossier.incident.attachments:
                files = tuple(map(self._as_copy, dossier.incident.attachments))
                found = replace(dossier, incident=replace(dossier.incident, attachments=files))
            if found.incident.attachments:
                self._named.update(one.sha256 for one in found.incident.attachments if one.sha256)
            yield found

    def content_of(self, sha256: str) -> Iterable[bytes] | None:
        """The bytes of that hash; None where they don't go along. FileDamaged where they were changed."""
        if self._bare:
            copy = self._bare_copy(self._originals[sha256]) if sha256 in self._originals else None
            return [copy] if copy is not None else None
        if not attachments.is_kept(self._connection, sha256):
            return None
        return attachments.pieces_of(self._connection, sha256)

    def notes(self, path: Path) -> tuple[str, ...]:
        """What a person should know once the file is written."""
        if not self._named:
            return ()
        if path.suffix.lower() not in WITH_BYTES:
            return (
                f"{_attachments(len(self._named))} stayed behind: this kind of file names them and can't carry their "
                "bytes. A data package (.zip) or .json does.",
            )
        if self._bare:
            behind = len(self._named - self._originals.keys())
            why = "only whole JPEG and PNG pictures can be freed of what they say of themselves."
            return (f"{_attachments(behind)} stayed behind: {why}",) if behind else ()
        missing = len(self._named) - len(attachments.kept(self._connection, self._named))
        return (f"{_attachments(missing)} could not go along: their bytes are not in this logbook.",) if missing else ()

    def _as_copy(self, one: Attachment) -> Attachment:
        """As the bare copy is: a hash and a size of its own, and the hash of the original in its note."""
        told = replace(one, captured="", captured_gps="")
        bare = self._bare_copy(one.sha256)
        if bare is None:
            return told
        copy = hashlib.sha256(bare).hexdigest()
        self._originals[copy] = one.sha256
        if copy == one.sha256:
            return told
        said = f"Copy without what the file said of itself; SHA-256 of the original: {one.sha256}"
        note = f"{one.note}\n{said}" if one.note.strip() else said
        return replace(told, sha256=copy, size=len(bare), note=note)

    def _bare_copy(self, sha256: str) -> bytes | None:
        if not sha256 or not attachments.is_kept(self._connection, sha256):
            return None
        return bared(b"".join(attachments.pieces_of(self._connection, sha256)))


def _attachments(count: int) -> str:
    return counted(count, "attachment")
