"""One way to reach the file: the driver, the pragmas, and transactions that are real, also for tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 10


def engine_for(path: Path, *, read_only: bool = False, patience: float = BUSY_SECONDS) -> Engine:
    """An engine on the file at `path`; it is opened at the first use, and never created.

    `patience` is how many seconds a writer waits for another one.
    """
    mode = "ro" if read_only else "rw"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    if read_only and _is_lone_copy(path):
        address += "&immutable=1"

    def connect() -> Any:
        return driver.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=patience)

    engine = create_engine("sqlite://", module=driver, creator=connect, poolclass=QueuePool, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _is_lone_copy(path: Path) -> bool:
    """A file that was open when it was copied says that a journal lies beside it; where none does, none is made."""
    if path.with_name(f"{path.name}-wal").exists():
        return False
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


def _prepare(connection: Any, _record: Any) -> None:
    for pragma in (
        "cipher_log_level = NONE",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "synchronous = FULL",
        "cache_size = -32768",
        "temp_store = MEMORY",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # The driver's own transactions leave half a migration behind; so we begin them ourselves. A writer takes its lock
    # at once: two that read first and write then would refuse each other.
    writer = connection.get_execution_options().get("writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
