"""What an act on very many incidents needs before it begins: an order to go in, and room on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Table, func, select

from vedette.domain.counting import counted
from vedette.domain.errors import DiskFull
from vedette.storage.order import in_order
from vedette.storage.rows import IncidentRow

VERY_MANY = 10_000
"""An act on fewer is not worth asking the disk."""

_SHARE = 2
"""Of the part of the file that is changed: so much may stand beside it until it is in the file. 1.3 to 1.7 was seen."""

_INCIDENT = cast(Table, IncidentRow.__table__)
_GB = 1_000_000_000


def ready(connection: Connection, uids: Sequence[str]) -> list[str]:
    """The incidents as they lie in time, which is how the search index is written soonest; DiskFull without room."""
    check_room(connection, len(uids))
    return in_order(connection, uids)


def free_beside(path: Path) -> int:
    """Bytes that may still be written where a file lies."""
    return shutil.disk_usage(path.parent).free


def check_room(connection: Connection, count: int, free: Callable[[Path], int] = free_beside) -> None:
    """DiskFull when an act on so many incidents would meet the end of the disk, so that nobody waits for that."""
    if count < VERY_MANY:
        return
    path = Path(connection.exec_driver_sql("PRAGMA database_list").one().file)
    all_ = connection.execute(select(func.count()).select_from(_INCIDENT)).scalar_one()
    needed = _SHARE * path.stat().st_size * min(1, count / max(all_, 1))
    if needed > free(path):
        raise DiskFull(
            f"To change {counted(count)} at once takes about {max(needed / _GB, 0.1):.1f} GB on the disk beside "
            f"“{path.name}”, and {free(path) / _GB:.1f} GB are free. Nothing was changed; free some space, or change "
            "fewer at a time."
        )
