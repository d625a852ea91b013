"""A logbook given another passphrase, one for the first time, or none: on a checked copy that then takes its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from vedette.disk import sync_folder
from vedette.domain.errors import Cancelled, FileDamaged, FileReadOnly
from vedette.storage import checking
from vedette.storage.backup import Tick, silent
from vedette.storage.connecting import address_of, unlock
from vedette.storage.crash_points import durable
from vedette.storage.faults import in_words
from vedette.storage.into_place import into_place, partial_of, sweep, synced_hash
from vedette.storage.keys import Key, Keys
from vedette.storage.marks import APPLICATION_ID, key_of
from vedette.storage.restoring import keep, settle

BEFORE = "passphrase"
_STEPS_BETWEEN_TELLING = 20_000
_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What was done: `old` is the file from before where it was plain and is still there, for it can be read by all."""

    file: Path
    encrypted: bool
    old: Path | None


def rekey(logbook: Path, now: Keys | None, new: Key | None, tick: Tick = silent) -> Rekeyed:
    """Put a copy under the new key, or a plain one, in the place of a logbook that nobody has open.

    FileBusy when somebody has, FileDamaged when logbook or copy does not pass its check; then nothing was changed.
    `tick` raises `Cancelled` to stop.
    """
    old_key = key_of(logbook, now)
    if not (os.access(logbook, os.W_OK) and os.access(logbook.parent, os.W_OK)):
        raise FileReadOnly(
            f"“{logbook.name}” can only be read here. Nothing was changed; copy it to a folder of yours."
        )
    _check_whole(logbook, now)
    settle(logbook, now)
    partial = partial_of(logbook)
    with in_words(logbook):
        sweep(logbook)
    try:
        _copy(logbook, old_key, partial, new, tick)
        durable("rekey: copied")
        _compare(logbook, now, partial, _known(new))
        with in_words(logbook):
            synced_hash(partial)
        durable("rekey: checked")
        settle(logbook, now)  # nobody may have opened it meanwhile
        kept = _kept(logbook, now) if old_key is None and new is not None else None
        durable("rekey: old one kept")
        with in_words(logbook):
            into_place(partial, logbook)
            durable("rekey: swapped")
            sync_folder(logbook.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return Rekeyed(logbook, new is not None, kept)


def kept_before(logbook: Path) -> list[Path]:
    """The files kept beside a logbook when it was changed as a whole: before a passphrase, a restore, a new format."""
    names = (f"{logbook.stem}.before-*{logbook.suffix}", f"{logbook.stem}.before-*.bak")
    return sorted(found for name in names for found in logbook.parent.glob(name) if found.is_file())


def _kept(logbook: Path, now: Keys | None) -> Path:
    """The plain file under another name too; one that an interrupted try has left is the same file."""
    for left in logbook.parent.glob(f"{logbook.stem}.before-{BEFORE}-*{logbook.suffix}"):
        if left.samefile(logbook):
            return left
    return keep(logbook, BEFORE, now)


def _known(key: Key | None) -> Keys | None:
    return Keys(known=(key,)) if key else None


def _check_whole(logbook: Path, keys: Keys | None) -> None:
    with checking.opened_to_read(logbook, keys=keys) as connection:
        wrong = [check.detail for check in checking.quick(connection) if not check.ok]
    if wrong:
        raise FileDamaged(f"“{logbook.name}” is damaged. Nothing was changed: {wrong[0]} Open a backup first.")


def _copy(logbook: Path, old: Key | None, partial: Path, new: Key | None, tick: Tick) -> None:
    """Table by table, for pages of plain and encrypted files are not of one size."""
    with in_words(logbook):
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        whole = logbook.stat().st_size
        with closing(driver.connect(address_of(logbook.absolute()), uri=True, isolation_level=None)) as raw:
            raw.execute("PRAGMA cipher_log_level = NONE")
            if old is not None:
                unlock(raw, old)
            version = raw.execute("PRAGMA user_version").fetchone()[0]
            raw.execute("PRAGMA temp_store = MEMORY")
            raw.execute("ATTACH DATABASE ? AS other KEY ?", (str(partial), new.literal if new else ""))
            tick(0, whole)
            with _told(raw, lambda: tick(min(partial.stat().st_size, whole), whole)):
                raw.execute("SELECT sqlcipher_export('other')")
            raw.execute(f"PRAGMA other.application_id = {APPLICATION_ID}")
            raw.execute(f"PRAGMA other.user_version = {int(version)}")
            raw.execute("DETACH DATABASE other")


def _compare(logbook: Path, now: Keys | None, partial: Path, new: Keys | None) -> None:
    """Every row of every table, then what SQLite says of the copy by itself."""
    with (
        checking.opened_to_read(logbook, keys=now) as ours,
        checking.opened_to_read(partial, keys=new) as theirs,
    ):
        wrong = [check.detail for check in checking.quick(theirs) if not check.ok]
        wrong += [f"table {name} differs" for name in _tables(ours) if not _alike(ours, theirs, name)]
        if _shape(ours) != _shape(theirs):
            wrong.append("the tables are not the same")
    if wrong:
        raise FileDamaged(f"The copy did not pass its check, so nothing was changed: {wrong[0]}. Try again.")


def _tables(connection: Connection) -> list[str]:
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    return [str(name) for name in connection.exec_driver_sql(asked).scalars()]


def _shape(connection: Connection) -> list[Any]:
    asked = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    return [tuple(row) for row in connection.exec_driver_sql(asked)]


def _alike(ours: Connection, theirs: Connection, table: str) -> bool:
    quoted = table.replace('"', '""')
    by_key = ours.exec_driver_sql("SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'", (table,)).scalar()
    asked = f'SELECT * FROM "{quoted}"' if by_key else f'SELECT * FROM "{quoted}" ORDER BY rowid'
    return all(one == two for one, two in zip_longest(_rows(ours, asked), _rows(theirs, asked)))


def _rows(connection: Connection, asked: str) -> Iterator[tuple[Any, ...]]:
    found = connection.execution_options(yield_per=_ROWS).exec_driver_sql(asked)
    return (tuple(row) for row in found)


@contextmanager
def _told(raw: Any, tell: Callable[[], object]) -> Iterator[None]:
    """One long statement that says how far it is, and ends with `Cancelled` when that is what telling raises."""
    stopped: list[BaseException] = []

    def go_on() -> int:
        try:
            tell()
        except (Cancelled, KeyboardInterrupt) as error:
            stopped.append(error)
        return len(stopped)

    raw.set_progress_handler(go_on, _STEPS_BETWEEN_TELLING)
    try:
        yield
    except driver.Error:
        if not stopped:
            raise
    finally:
        raw.set_progress_handler(None, 0)
    if stopped:
        raise stopped[0]
