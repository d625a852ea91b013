"""Is this file a logbook at all? Read from its first bytes, so that a stranger's file is never even opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vedette.domain.errors import FileDamaged, NotFound, NotOurFile
from vedette.storage.peeking import HANDLES

if TYPE_CHECKING:
    from vedette.storage.keys import Key, Keys

APPLICATION_ID = 0x56454454
"""The bytes "VEDT" in the header of every logbook."""

VERSION = 1
"""`user_version` of the schema that this program writes."""

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68
_PAGES = 4096 * 100
_TABLES = tuple(b"table" + name + name for name in (b"incident", b"revision", b"attachment_content"))
"""As the list of tables names them, which lies among the first pages of a plain logbook."""


def check_marks(path: Path) -> bool:
    """Whether it is an encrypted one; NotFound, NotOurFile or FileDamaged when `path` can't be a logbook at all."""
    if not path.exists():
        raise NotFound(f"There is no “{path.name}” in that folder. Check the name, or make a new logbook.")
    if not path.is_file():
        raise NotOurFile(f"“{path.name}” is a folder or a device, not a logbook file.")
    head = HANDLES.read(path, 100)
    if not head:
        raise FileDamaged(f"“{path.name}” is empty (0 bytes). It was left as it is; restore your latest backup.")
    plain = head.startswith(_MAGIC)
    if plain and int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big") == APPLICATION_ID:
        return False
    if not plain and is_encrypted(path):
        return True
    if holds_our_tables(path):
        raise FileDamaged(
            f"The first bytes of “{path.name}” are damaged. It was left as it is; open its latest backup, or save what "
            "can still be read to a new logbook."
        )
    if plain:
        raise NotOurFile(f"“{path.name}” is a database of another program. It was left as it is.")
    raise NotOurFile(
        f"“{path.name}” is no Vedette logbook, or its first bytes are damaged. It was left as it is; "
        "if it was a logbook, open its latest backup."
    )


def holds_our_tables(path: Path) -> bool:
    """Whether it is a plain logbook, whatever its first bytes say."""
    start = HANDLES.read(path, _PAGES)
    return any(table in start for table in _TABLES)


def key_of(path: Path, keys: Keys | None) -> Key | None:
    """What opens the logbook at `path`, None for a plain one; what `check_marks` raises, and NeedsPassphrase."""
    if not check_marks(path):
        return None
    from vedette.storage.keys import Keys

    return (keys or Keys()).of(path)


def is_encrypted(path: Path) -> bool:
    """Whether it begins as an encrypted logbook of ours does."""
    from vedette.storage.keys import salt_of

    return salt_of(path) is not None
