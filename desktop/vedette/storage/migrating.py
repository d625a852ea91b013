"""Old logbooks brought up to date: numbered steps, each one transaction with its version, after a copy was kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from vedette.domain.errors import FileDamaged, FileReadOnly, FileTooNew
from vedette.storage.crash_points import durable
from vedette.storage.marks import VERSION

if TYPE_CHECKING:
    from vedette.storage.keys import Key

Migration = Callable[[Connection], None]

MIGRATIONS: tuple[Migration, ...] = ()
"""Step k takes a logbook from schema version k + 1 to k + 2. Plain SQL only: today's rows will change."""


def migrate(
    engine: Engine, path: Path, steps: tuple[Migration, ...], *, read_only: bool, key: Key | None = None
) -> None:
    """Run the steps that the file lacks; FileTooNew for a newer one. A failing step leaves the version before it."""
    newest = len(steps) + 1
    found = _version(engine)
    if found > max(newest, VERSION):
        raise FileTooNew(
            f"“{path.name}” was written by a newer Vedette (format {found}, this one knows {newest}). "
            "It was left as it is; please update Vedette."
        )
    if found < 1:
        raise FileDamaged(
            f"“{path.name}” says of itself that it is of format {found}, which there is not. It was left as it is; "
            "verify it, and work with your latest backup."
        )
    if found >= newest:
        return
    if read_only:
        raise FileReadOnly(
            f"“{path.name}” is of an older format and can't be brought up to date where it is read-only."
        )
    _keep_copy(engine, path, found, newest=max(newest, VERSION), key=key)
    durable("migration: old one kept")
    for number, step in enumerate(steps[found - 1 :], start=found + 1):
        with engine.connect().execution_options(writer=True) as connection, connection.begin():
            step(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
            durable("migration: before commit")
        durable("migration: after commit")


def copy_name(path: Path, version: int) -> Path:
    """Where the copy from before a migration is kept."""
    return path.with_name(f"{path.stem}.before-v{version + 1}.bak")


def _keep_copy(engine: Engine, path: Path, version: int, *, newest: int, key: Key | None) -> None:
    """Checked before it gets its name, so that what is there under that name is whole."""
    copy = copy_name(path, version)
    if copy.exists():
        return
    from vedette.storage.backup import copy_checked
    from vedette.storage.keys import Keys

    with engine.connect() as connection, connection.begin():
        copy_checked(connection, copy, at="", newest=newest, keys=Keys(known=(key,)) if key else None)


def _version(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
