"""The logbook file: opened, read, written in whole acts, closed. It alone announces what changed, after the commit."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from vedette.domain.changes import Changes
from vedette.domain.errors import AlreadyThere, DiskFull, FileBusy, FileGone, FileReadOnly, NotFound
from vedette.storage.connecting import BUSY_SECONDS, engine_for
from vedette.storage.crash_points import durable
from vedette.storage.faults import in_words
from vedette.storage.fitting import check_fits
from vedette.storage.marks import key_of
from vedette.storage.migrating import MIGRATIONS, Migration, migrate
from vedette.storage.peeking import HANDLES

if TYPE_CHECKING:
    from vedette.storage.acts import Act
    from vedette.storage.keys import Key, Keys
    from vedette.storage.unit import Unit

_SMALL = 256 * 1024 * 1024
"""Bytes of a logbook that is written anew in memory."""

_log = logging.getLogger(__name__)

Publish = Callable[[Changes], None]


def _silent(_: Changes) -> None:
    return None


class Store:
    """One open logbook. Reads may come from any thread; writes queue up, one at a time."""

    def __init__(
        self,
        path: Path,
        engine: Engine,
        *,
        read_only: bool = False,
        publish: Publish = _silent,
        keys: Keys | None = None,
        no_room: bool = False,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.no_room = no_room
        """whether it is read-only for want of room beside it"""
        self.keys = keys
        """of an encrypted logbook: those that open it and its backups; None for a plain one"""
        self._gate = engine
        self._publish = publish
        self._turn = threading.Lock()
        self._identity = HANDLES.hold(path)
        self._watch: Connection | None = None
        self._closed = False

    @classmethod
    def create(cls, path: Path, *, publish: Publish = _silent, key: Key | None = None) -> Store:
        """A new, empty logbook at `path`, encrypted with `key`; AlreadyThere when something is there, and nothing is
        left on failure."""
        if path.exists():
            raise AlreadyThere(f"“{path.name}” is already there; choose another name. Nothing was overwritten.")
        with in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            return cls._filled(path, publish, key)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def _filled(cls, path: Path, publish: Publish, key: Key | None) -> Store:
        from vedette.storage import schema

        engine = engine_for(path, key=key)
        with in_words(path):
            with engine.connect().execution_options(writer=True) as connection, connection.begin():
                schema.create(connection)
            _use_wal(engine)
        return cls(path, engine, publish=publish, keys=_keyring(key))

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        publish: Publish = _silent,
        migrations: tuple[Migration, ...] = MIGRATIONS,
        patience: float = BUSY_SECONDS,
        keys: Keys | None = None,
        wal: bool = True,
    ) -> Store:
        """The logbook at `path`, brought up to date; a UserError names whatever stands in the way, file untouched.

        `patience` is how many seconds a write waits for another program before it is refused. An encrypted one is
        opened by `keys`, which the store forgets when it is closed; NeedsPassphrase without. `wal` is false where other
        computers reach the file, which can't share the memory of SQLite's write-ahead log.
        """
        with in_words(path):
            key = key_of(path, keys)
            no_room = False
            read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
            if key and not read_only:
                _sweep(path)
            engine = engine_for(path, read_only=read_only, patience=patience, key=key)
            try:
                migrate(engine, path, migrations, read_only=read_only, key=key)
                check_fits(engine, path)
                if not wal and not read_only:
                    with engine.connect() as connection:
                        _use_one_file(connection)
                elif not read_only and not _got_wal(engine):
                    engine.dispose()
                    read_only = no_room = True
                    engine = engine_for(path, read_only=True, key=key)
            except BaseException:
                engine.dispose()
                raise
            kept = keys if key else None
            return cls(path, engine, read_only=read_only, publish=publish, keys=kept, no_room=no_room)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot of the logbook to read from."""
        with in_words(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, act: Act) -> Iterator[Unit]:
        """One act: everything in the block is stored together or not at all, then announced once."""
        # Who only reads need not wait until all that writes is loaded.
        from vedette.storage.unit import Unit

        with self._turn:
            self._check_writable()
            with in_words(self.path), self._transaction() as connection:
                unit = Unit(connection, act)
                yield unit
                changes = unit.finish()
                durable("save: before commit")
            durable("save: after commit")
            if not changes.nothing:
                self._publish(changes)

    @contextmanager
    def undisturbed(self) -> Iterator[bool]:
        """True while none of our own acts is under way or yet to be announced; False at once when one is."""
        alone = self._turn.acquire(blocking=False)
        try:
            yield alone
        finally:
            if alone:
                self._turn.release()

    @contextmanager
    def scribbling(self) -> Iterator[Connection]:
        """A short write beside the record (drafts): no act, no journal, no announcement."""
        with self._turn:
            self._check_writable()
            with in_words(self.path), self._transaction() as connection:
                yield connection

    def rewrite(self) -> None:
        """Write the whole file anew and empty its journal, so that unused parts hold nothing of what was taken out.

        FileBusy while another program has the logbook open: then the old text may still lie beside it.
        """
        with self._turn:
            self._check_writable()
            with in_words(self.path), self._engine.connect() as connection:
                _write_anew(connection, self.path)

    def write_back(self) -> None:
        """Bring what was saved from SQLite's journal into the file itself, as far as no reader stands in the way."""
        with in_words(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
            connection.exec_driver_sql("BEGIN")

    def changed_elsewhere(self) -> int:
        """A number that grows when another program writes to the file; ask from one thread only."""
        with in_words(self.path):
            if self._watch is None:
                self._watch = self._engine.connect()
            number = self._watch.exec_driver_sql("PRAGMA data_version").scalar_one()
            self._watch.rollback()
        return int(number)

    def announce(self, changes: Changes) -> None:
        """Say that somebody else changed the file."""
        self._publish(changes)

    @property
    def encrypted(self) -> bool:
        """Whether it needs a passphrase."""
        return self.keys is not None

    @property
    def closed(self) -> bool:
        """True once it was closed."""
        return self._closed

    def close(self) -> None:
        """Leave one plain file behind: no journal beside it, readable from a read-only medium."""
        if self._closed:
            return
        self._closed = True
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._gate.dispose()
        try:
            if not self.read_only and self.path.exists() and _identity(self.path) == self._identity:
                self._settle()
        except DiskFull:  # every act is on the disk, in the file beside it, and the next opening puts them together
            _log.warning(
                "All is saved, but there is no room to put it into one file: the file beside it whose name ends in "
                "-wal belongs to the logbook. Free some space, then open the logbook again."
            )
        finally:
            HANDLES.let_go(self._identity)
            if self.keys is not None:
                self.keys.forget()

    @property
    def _engine(self) -> Engine:
        """A question that comes late must not open the file again behind the back of whoever closed it."""
        if self._closed:
            raise FileGone(f"“{self.path.name}” is closed. Nothing was changed; open it again.")
        return self._gate

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(writer=True) as connection, connection.begin():
            yield connection

    def _settle(self) -> None:
        engine = engine_for(self.path, key=self.keys.of(self.path) if self.keys else None)
        try:
            with in_words(self.path), engine.connect() as connection:
                _use_one_file(connection)
        finally:
            engine.dispose()

    def _check_writable(self) -> None:
        if self.no_room:
            raise DiskFull(
                f"The disk is full, so “{self.path.name}” was opened for reading alone. Nothing was changed; free some "
                "space and open it again."
            )
        if self.read_only:
            raise FileReadOnly(
                f"“{self.path.name}” can only be read here. Copy it to a folder with room where you may write."
            )
        try:
            same = _identity(self.path) == self._identity
        except NotFound:
            same = False
        if not same:
            raise FileGone(
                f"“{self.path.name}” was moved, replaced or deleted while it was open. Nothing was written; "
                "save a copy elsewhere, or open the file at its new place."
            )


def _sweep(path: Path) -> None:
    """A program that died while it took encryption off left a part that everybody can read."""
    from vedette.storage.into_place import sweep

    sweep(path)


def _keyring(key: Key | None) -> Keys | None:
    if key is None:
        return None
    from vedette.storage.keys import Keys

    return Keys(known=(key,))


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise NotFound(f"“{path.name}” is not there.") from error
    return found.st_dev, found.st_ino


def _use_wal(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        # A real question makes the files beside the logbook at once: later there may be no room for them.
        connection.execute(text("SELECT count(*) FROM sqlite_master"))
        connection.exec_driver_sql("BEGIN")


def _use_one_file(connection: Connection) -> None:
    connection.exec_driver_sql("ROLLBACK")
    # Refused while another program has the file open: then that one settles it when it closes.
    connection.exec_driver_sql("PRAGMA busy_timeout = 200")
    durable("close: before")
    try:
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
    except Exception as error:
        if "locked" not in str(error):
            raise
    durable("close: after")
    connection.exec_driver_sql("BEGIN")


def _write_anew(connection: Connection, path: Path) -> None:
    """In memory if it is small or encrypted, for a temporary file would hold plain text; else in a temporary file."""
    from vedette.storage.indexing import make_one_piece

    connection.exec_driver_sql("ROLLBACK")
    small = path.stat().st_size < _SMALL
    plain = HANDLES.read(path, 16) == b"SQLite format 3\0"
    connection.exec_driver_sql(f"PRAGMA temp_store = {'FILE' if plain and not small else 'MEMORY'}")
    durable("rewrite: before")
    make_one_piece(connection)
    try:
        connection.exec_driver_sql("VACUUM")
    finally:
        connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
    durable("rewrite: written")
    busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").first()
    connection.exec_driver_sql("BEGIN")
    if busy is not None and busy[0]:
        raise FileBusy(
            "It was taken out of the logbook, but another program has the file open, and until that is closed the "
            "text may still lie in the file beside it. Close the other program, then check the logbook."
        )


def _got_wal(engine: Engine) -> bool:
    """False where there is no room even for the files beside the logbook: then it can still be read."""
    try:
        _use_wal(engine)
    except DBAPIError as error:
        if "disk" not in str(error.orig):
            raise
        return False
    return True
