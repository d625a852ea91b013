"""The files of incidents on their way out: which bytes travel with an export, and what is said of those that don't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from vedette.domain.dossier import Dossier
from vedette.formats.by_ending import WITH_BYTES
from vedette.storage import attachments


class ExportedFiles:
    """Notes which attachments go by, and gives their bytes out of the same state of the logbook."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._named: set[str] = set()

    def noted(self, dossiers: Iterable[Dossier]) -> Iterator[Dossier]:
        """The same dossiers; their attachments are remembered."""
        for dossier in dossiers:
            self._named.update(one.sha256 for one in dossier.incident.attachments if one.sha256)
            yield dossier

    def content_of(self, sha256: str) -> Iterable[bytes] | None:
        """The bytes of that hash; None where they are not in this logbook. FileDamaged where they were changed."""
        if not attachments.is_kept(self._connection, sha256):
            return None
        return attachments.pieces_of(self._connection, sha256)

    def notes(self, path: Path) -> tuple[str, ...]:
        """What a person should know once the file is written."""
        if not self._named:
            return ()
        if path.suffix.lower() not in WITH_BYTES:
            return (
                f"{_counted(len(self._named))} stayed behind: this kind of file names them and can't carry their "
                "bytes. A data package (.zip) or .json does.",
            )
        missing = len(self._named) - len(attachments.kept(self._connection, self._named))
        return (f"{_counted(missing)} could not go along: their bytes are not in this logbook.",) if missing else ()


def _counted(count: int) -> str:
    return f"{count:,} attachment{'' if count == 1 else 's'}"
