"""One way to reach the file: the driver, the pragmas, and transactions that are real, also for tables."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from vedette.storage.peeking import HANDLES

if TYPE_CHECKING:
    from vedette.storage.keys import Key

BUSY_SECONDS = 10
_PLAIN_CACHE, _ENCRYPTED_CACHE = -24_576, -65_536
"""KiB a connection; more made no search among a million quicker, and each connection of a window has its own.

A page that fell out of the cache of an encrypted logbook has to be deciphered again."""

_JOURNAL_PAGES = 4_000
"""So long may SQLite's journal grow (16 MB) before an act brings it into the file; mostly that is done between acts."""


def engine_for(
    path: Path, *, read_only: bool = False, patience: float = BUSY_SECONDS, key: Key | None = None
) -> Engine:
    """An engine on the file at `path`; it is opened at the first use, and never created.

    `patience` is how many seconds a writer waits for another one.
    """
    mode = "ro" if read_only else "rw"
    address = address_of(path.absolute(), mode)
    if read_only and key is None and _is_lone_copy(path):
        address += "&immutable=1"

    def connect() -> Any:
        raw = _connected(address, patience, key)
        return _reopened_alone(raw, address, patience, key) if read_only and key else raw

    cache = _PLAIN_CACHE if key is None else _ENCRYPTED_CACHE
    engine = create_engine(
        "sqlite://", module=driver, creator=connect, poolclass=QueuePool, hide_parameters=True,
        execution_options={"encrypted": key is not None},
    )  # fmt: skip
    event.listen(engine, "connect", lambda raw, _record: _prepare(raw, cache))
    event.listen(engine, "begin", _begin)
    return engine


def unlock(raw: Any, key: Key) -> None:
    """The first words to a connection on an encrypted file; nothing of them is logged."""
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f'PRAGMA key = "{key.literal}"')
    raw.execute("PRAGMA cipher_compatibility = 4")


def address_of(path: PurePath, mode: str = "rw") -> str:
    """A file that is there; unlike its plain name this holds any name that the system allows. `path` is absolute.

    SQLite takes no host between the first slashes: a share of Windows stands behind four of them.
    """
    address = path.as_uri()
    return f"{address if address.startswith('file:///') else f'file://{address[5:]}'}?mode={mode}"


def _connected(address: str, patience: float, key: Key | None) -> Any:
    raw = driver.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=patience)
    raw.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        unlock(raw, key)
    return raw


def _reopened_alone(raw: Any, address: str, patience: float, key: Key) -> Any:
    """As below; but what an encrypted file says of itself is known only once it is opened."""
    try:
        raw.execute("PRAGMA schema_version")
    except driver.Error as error:
        if "unable to open" not in str(error):
            return raw
        raw.close()
        return _connected(f"{address}&immutable=1", patience, key)
    return raw


def _is_lone_copy(path: Path) -> bool:
    """A file that was open when it was copied says that a journal lies beside it; where none does, none is made."""
    if path.with_name(f"{path.name}-wal").exists():
        return False
    return HANDLES.read(path, 2, 18) == b"\x02\x02"


def _prepare(connection: Any, cache: int) -> None:
    for pragma in (
        f"cache_size = {cache}",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "synchronous = FULL",
        "temp_store = MEMORY",
        "secure_delete = ON",
        f"wal_autocheckpoint = {_JOURNAL_PAGES}",
        f"journal_size_limit = {_JOURNAL_PAGES * 4096}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # The driver's own transactions leave half a migration behind; so we begin them ourselves. A writer takes its lock
    # at once: two that read first and write then would refuse each other.
    writer = connection.get_execution_options().get("writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
