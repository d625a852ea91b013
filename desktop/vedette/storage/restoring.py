"""A backup put where a logbook is or will be: checked first, the present file kept, the place never empty."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from vedette.disk import sync_folder
from vedette.domain.errors import (
    FileBusy,
    FileDamaged,
    FileTooNew,
    NeedsPassphrase,
    NotOurFile,
    UserError,
    WrongPassphrase,
)
from vedette.storage import checking
from vedette.storage.backup import described
from vedette.storage.comparing import Difference, compare
from vedette.storage.connecting import address_of, unlock
from vedette.storage.crash_points import durable
from vedette.storage.faults import in_words
from vedette.storage.into_place import into_place, partial_of, sweep, synced_hash
from vedette.storage.keys import Keys, salt_of
from vedette.storage.marks import key_of
from vedette.storage.peeking import HANDLES
from vedette.storage.summary import Summary, summarise

_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put where; `kept` is the file that was there before, `difference` what sets the two apart."""

    file: Path
    sha256: str
    summary: Summary
    kept: Path | None
    difference: Difference | None


def restore(backup: Path, logbook: Path, tick: checking.Tick = checking.silent, keys: Keys | None = None) -> Restored:
    """Put the backup in place of the logbook; a UserError, and nothing changed, when it is not a whole one of ours.

    What comes back is encrypted when the backup is, with the passphrase of its time.
    """
    if logbook.exists() and backup.exists() and backup.samefile(logbook):
        raise UserError(f"“{backup.name}” is that logbook itself. Nothing was changed; choose a backup.")
    summary = _checked(backup, tick, keys)
    difference = compare(logbook, backup, keys) if logbook.exists() else None
    partial = partial_of(logbook)
    with in_words(logbook):
        logbook.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(logbook)
    try:
        sha256 = _copied(backup, partial, keys)
        if checking.summary_of(partial, keys) != summary:
            raise FileDamaged(f"“{backup.name}” changed while it was read. Nothing was changed; try again.")
        kept = keep(logbook, "restore", keys) if logbook.exists() else None
        with in_words(logbook):
            _put_stale_journals_aside(logbook, kept)
            durable("restore: old one kept")
            into_place(partial, logbook)
            durable("restore: named")
            sync_folder(logbook.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return Restored(logbook, sha256, summary, kept, difference)


def _checked(backup: Path, tick: checking.Tick, keys: Keys | None) -> Summary:
    """One that is byte for byte what was checked when it was made needs no look at each record again."""
    with checking.opened_to_read(backup, keys=keys) as connection:
        checks = checking.quick(connection) if intact(backup) else checking.thorough(connection, [], tick)
        wrong = [check.detail for check in checks if not check.ok]
        summary = summarise(connection)
    if wrong:
        raise FileDamaged(
            f"“{backup.name}” is damaged, so nothing was changed: {wrong[0]} "
            "Choose another backup, or save what can be read of this one."
        )
    return summary


def _copied(backup: Path, partial: Path, keys: Keys | None) -> str:
    """The backup beside the logbook, in one plain file and on the disk; its hash."""
    with in_words(partial.with_name(backup.name)):
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        if _is_one_file(backup):
            shutil.copyfile(backup, partial)
        else:
            key = key_of(backup, keys)
            with (
                checking.opened_to_read(backup, keys=keys) as source,
                closing(driver.connect(address_of(partial.absolute()), uri=True)) as copy,
            ):
                if key is not None:
                    unlock(copy, key)
                raw: Any = source.connection.driver_connection
                raw.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
        durable("restore: copied")
        return synced_hash(partial)


def _is_one_file(backup: Path) -> bool:
    """Not one that somebody has open, or had open when it was copied, as far as an encrypted one lets that be seen."""
    settled = HANDLES.read(backup, 2, 18) == b"\x01\x01" or salt_of(backup) is not None
    return settled and not any(backup.with_name(f"{backup.name}{ending}").exists() for ending in _BESIDE)


def keep(logbook: Path, before: str, keys: Keys | None) -> Path:
    """The present file under a second name, so that the first is never missing; its journals go with it later.

    FileBusy while another program has the logbook open.
    """
    settle(logbook, keys)
    number = 1
    while (kept := logbook.with_name(f"{logbook.stem}.before-{before}-{number}{logbook.suffix}")).exists():
        number += 1
    with in_words(logbook):
        try:
            os.link(logbook, kept)
        except OSError:  # a disk without links: then a copy, in its own name only when it is whole
            partial = partial_of(kept)
            shutil.copyfile(logbook, partial)
            partial.chmod(0o600)
            synced_hash(partial)
            into_place(partial, kept)
        sync_folder(logbook.parent)
    return kept


def settle(logbook: Path, keys: Keys | None) -> None:
    """One plain file, if it is whole; a damaged one is left as it is, journals too, for SQLite would spoil them.

    So is one that `keys` don't open. FileBusy while another program has the logbook open.
    """
    if not _is_whole(logbook, keys):
        return
    key = key_of(logbook, keys)
    with (
        in_words(logbook),
        closing(
            driver.connect(address_of(logbook.absolute()), uri=True, timeout=1, isolation_level=None)
        ) as connection,
    ):
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            if key is not None:
                unlock(connection, key)
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except driver.Error as error:
            if "locked" not in str(error):
                raise
            raise FileBusy(
                f"“{logbook.name}” is open in another window or program. Nothing was changed; close it there "
                "and try again."
            ) from error


def _is_whole(logbook: Path, keys: Keys | None) -> bool:
    try:
        with checking.opened_to_read(logbook, keys=keys) as connection:
            return all(check.ok for check in checking.quick(connection))
    except (FileDamaged, FileTooNew, NotOurFile, NeedsPassphrase, WrongPassphrase):
        return False


def _put_stale_journals_aside(logbook: Path, kept: Path | None) -> None:
    """A journal left by the old file would be played into the new one (F38)."""
    for ending in _BESIDE:
        stale = logbook.with_name(f"{logbook.name}{ending}")
        if stale.exists():
            name = f"{kept.name}{ending}" if kept else f"{stale.name}.stale"
            stale.replace(logbook.with_name(name))


def intact(backup: Path) -> bool:
    """True when a backup is byte for byte what was written down when it was made."""
    known = described(backup)
    if known is None or not _is_one_file(backup):
        return False
    with in_words(backup), backup.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == known.sha256
