"""Copies of an open logbook, whole or not there at all: made online, checked, and only then given their name."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from vedette.disk import sync_folder
from vedette.domain.errors import AlreadyThere, FileDamaged, UserError
from vedette.storage import checking
from vedette.storage.chain import hash_at
from vedette.storage.connecting import address_of, unlock
from vedette.storage.crash_points import durable
from vedette.storage.faults import in_words
from vedette.storage.into_place import into_place, partial_of, sweep, synced_hash
from vedette.storage.keys import Keys
from vedette.storage.marks import VERSION, key_of
from vedette.storage.summary import Summary, summarise

Tick = Callable[[int, int], None]
_PAGES = 2_000


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was checked; `sha256` is that of the whole file. `made_at` is UTC, ISO 8601."""

    file: Path
    sha256: str
    made_at: str
    summary: Summary

    @property
    def incidents(self) -> int:
        """Those in the trash included."""
        return self.summary.incidents


def silent(_done: int, _total: int) -> None:
    """For callers who want no progress."""


def back_up(source: Connection, target: Path, *, at: str, tick: Tick = silent, keys: Keys | None = None) -> Copy:
    """Copy the logbook behind a reading connection to `target`, with what it says of itself beside it (.json).

    Others may write meanwhile. AlreadyThere when something else than an earlier copy of it is there, FileDamaged when
    the copy does not pass the checks; then nothing is left behind and nothing was replaced. The copy of an encrypted
    logbook, for which `keys` are its own, is encrypted with the same key.
    """
    _check_target(source, target, keys)
    with in_words(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    copy = copy_checked(source, target, at=at, tick=tick, keys=keys)
    with in_words(target):
        _describe(copy)
    return copy


def copy_checked(
    source: Connection, target: Path, *, at: str, newest: int = VERSION, tick: Tick = silent, keys: Keys | None = None
) -> Copy:
    """The copy alone, put in the place of whatever is there."""
    with in_words(target):
        sweep(target)
        partial = partial_of(target)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with in_words(target):
            expected = _copy_pages(source, partial, tick, keys)
            durable("backup: copied")
        with in_words(target):
            sha256 = _checked_and_hashed(partial, expected, newest, keys)
            durable("backup: checked")
            into_place(partial, target)
            durable("backup: named")
            sync_folder(target.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return Copy(target, sha256, at, expected)


def describe_later(file: Path, *, at: str, keys: Keys | None = None) -> None:
    """Check a copy that has nothing beside it that says what it holds, and write that; FileDamaged, or a passphrase's
    error, when it can't be."""
    with checking.opened_to_read(file, keys=keys) as connection:
        wrong = [check.detail for check in checking.quick(connection) if not check.ok]
        found = summarise(connection)
    if wrong:
        raise FileDamaged(f"The backup “{file.name}” did not pass its check: {wrong[0]}")
    with in_words(file):
        _describe(Copy(file, synced_hash(file), at, found))


def note_unchecked(file: Path, head: str) -> None:
    """How far a copy goes that can't be looked into, for want of its key."""
    with in_words(file):
        _write_beside(file, {"head": head})


def noted_head(file: Path) -> str:
    """What `note_unchecked` wrote beside a copy; '' where that is missing or damaged."""
    try:
        return str(json.loads(manifest_of(file).read_text(encoding="utf-8"))["head"])
    except (OSError, ValueError, TypeError, KeyError):
        return ""


def manifest_of(copy: Path) -> Path:
    """Where it is written what a copy holds."""
    return copy.with_name(f"{copy.name}.json")


def described(copy: Path) -> Copy | None:
    """What was written beside a copy when it was made; None where that is missing or damaged."""
    try:
        plain: dict[str, Any] = json.loads(manifest_of(copy).read_text(encoding="utf-8"))
        return Copy(copy, str(plain["sha256"]), str(plain["made_at"]), Summary(**plain["summary"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _check_target(source: Connection, target: Path, keys: Keys | None) -> None:
    """Only an earlier copy of the same logbook may be replaced."""
    if not target.exists() and not target.is_symlink():
        return
    refused = AlreadyThere(
        f"“{target.name}” is already there and is no earlier backup of this logbook; choose another."
    )
    if target.is_dir() or target.samefile(_place_of(source)):
        raise refused
    try:
        earlier = checking.summary_of(target, keys)
    except UserError as error:
        raise refused from error
    if not described(target) or (earlier.head and hash_at(source, earlier.entries) != earlier.head):
        raise refused


def _place_of(source: Connection) -> Path:
    # as bytes, for a name need not be UTF-8
    asked = "SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'"
    return Path(os.fsdecode(source.exec_driver_sql(asked).scalar_one()))


def _copy_pages(source: Connection, partial: Path, tick: Tick, keys: Keys | None) -> Summary:
    expected = summarise(source)  # the first question begins the snapshot that all the pages come from
    raw: Any = source.connection.driver_connection
    key = key_of(_place_of(source), keys)
    with closing(driver.connect(address_of(partial.absolute()), uri=True, isolation_level=None)) as copy:
        copy.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            unlock(copy, key)
        copy.execute("PRAGMA synchronous = OFF")  # before it gets its name it is waited for, while it is checked
        raw.backup(copy, pages=_PAGES, progress=lambda _status, left, total: tick(total - left, total))
        copy.execute("PRAGMA journal_mode = DELETE")
    return expected


def _checked_and_hashed(partial: Path, expected: Summary, newest: int, keys: Keys | None) -> str:
    """Its hash, of bytes that have reached the disk: while one processor checks them, the other does that."""
    with ThreadPoolExecutor(1, thread_name_prefix="hash") as beside:
        sha256 = beside.submit(synced_hash, partial)
        _check_copy(partial, expected, newest, keys)
        return sha256.result()


def _check_copy(partial: Path, expected: Summary, newest: int, keys: Keys | None) -> None:
    try:
        with checking.opened_to_read(partial, newest, keys) as connection:
            wrong = [check.detail for check in checking.quick(connection) if not check.ok]
            if summarise(connection) != expected:
                wrong.append("It does not hold what was copied.")
    except FileDamaged as error:
        wrong = [str(error)]
    if wrong:
        raise FileDamaged(
            "The copy did not pass its check, so it was not kept and no earlier backup was touched: "
            f"{wrong[0].partition(': ')[0].rstrip('.')}. Verify the logbook, and keep your earlier backups."
        )


def _describe(copy: Copy) -> None:
    _write_beside(copy.file, {"sha256": copy.sha256, "made_at": copy.made_at, "summary": asdict(copy.summary)})


def _write_beside(file: Path, plain: dict[str, Any]) -> None:
    manifest = manifest_of(file)
    partial = partial_of(manifest)
    try:
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump(plain, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        into_place(partial, manifest)
        durable("backup: described")
    finally:
        partial.unlink(missing_ok=True)
