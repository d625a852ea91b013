"""Is this file a logbook at all? Read from its first bytes, so that a stranger's file is never even opened."""

from __future__ import annotations

from pathlib import Path

from vedette.domain.errors import FileDamaged, NotFound, NotOurFile
from vedette.storage.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68


def check_marks(path: Path) -> None:
    """NotFound, NotOurFile or FileDamaged when `path` can't be a logbook; the file is only read."""
    if not path.exists():
        raise NotFound(f"There is no “{path.name}” in that folder. Check the name, or make a new logbook.")
    if not path.is_file():
        raise NotOurFile(f"“{path.name}” is a folder or a device, not a logbook file.")
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        raise FileDamaged(f"“{path.name}” is empty (0 bytes). It was left as it is; restore your latest backup.")
    if not head.startswith(_MAGIC):
        raise NotOurFile(f"“{path.name}” is no Vedette logbook. It was left as it is.")
    mark = int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    if mark != APPLICATION_ID:
        raise NotOurFile(f"“{path.name}” is a database of another program. It was left as it is.")
