"""Is a logbook whole? Named checks, each with its answer in words; the file is only read, and damage is an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from vedette.domain.errors import Cancelled, FileDamaged, FileTooNew
from vedette.storage import chain, check_attachments, check_fast, check_records, heads
from vedette.storage.check_schema import differences
from vedette.storage.connecting import engine_for
from vedette.storage.faults import in_words, reading_in_words
from vedette.storage.half_written import readable
from vedette.storage.heads import Sighting
from vedette.storage.keys import Keys
from vedette.storage.marks import VERSION, key_of
from vedette.storage.summary import Summary, summarise

Tick = Callable[[str, int, int], None]
"""Told the name of a check and how many of how many are done; raises `Cancelled` to stop."""

_NAMED = 20
_STEPS_BETWEEN_ASKING = 1_000_000
"""Steps of SQLite's machine; some hundredths of a second."""

_SAID_BY_SQLITE = 5
_UNREADABLE = "It can't be read in full: the file is damaged."
_COMPARED_WITH_NOTHING = (
    "The journal can't be read, so whether they are as recorded can't be told; {:,} were looked at."
)
FILE, LINKS, INDEX, JOURNAL = "file", "links between tables", "search index", "journal"
RECORDS, ATTACHMENTS, SEEN = "records", "attachments", "earlier states"


@dataclass(frozen=True, slots=True)
class Check:
    """One question, whether the answer is good, and what was found."""

    name: str
    ok: bool
    detail: str


def silent(_: str, _done: int, _total: int) -> None:
    """For callers who want no progress."""


@contextmanager
def opened_to_read(path: Path, newest: int = VERSION, keys: Keys | None = None) -> Iterator[Connection]:
    """The logbook at `path`, for reading alone; NotFound, NotOurFile, FileTooNew or FileDamaged when it is none.

    An encrypted one is opened by `keys`; NeedsPassphrase or WrongPassphrase when they don't.
    """
    with in_words(path), readable(path, keys) as place:
        engine = engine_for(place, read_only=True, key=key_of(place, keys))
        try:
            with engine.connect() as connection:
                connection.begin()
                _check_version(path, connection.exec_driver_sql("PRAGMA user_version").scalar_one(), newest)
                yield connection
                connection.rollback()  # a commit, though of nothing, is refused once damage was met
        finally:
            engine.dispose()


def _check_version(path: Path, version: int, newest: int) -> None:
    if version > newest:
        raise FileTooNew(
            f"“{path.name}” was written by a newer Vedette (format {version}, this one knows {newest}). "
            "It was left as it is; please update Vedette."
        )
    if version < 1:
        raise FileDamaged(f"“{path.name}” says of itself that it is of format {version}, which there is not.")


def quick(connection: Connection, tick: Tick = silent) -> list[Check]:
    """After an unclean end and of each backup: all but the texts one by one, in seconds also at a million incidents."""
    with check_fast.links_beside(connection.engine) as links, interruptible(connection, lambda: tick(FILE, 0, 0)):
        walked = chain_of(connection)
        _see_the_index_anew(connection)
        lines = check_fast.damaged_tables(connection)
        of_index = [line for line in lines if f"table {check_fast.INDEX}" in line]
        index = bool(of_index) or check_fast.damaged_index(connection)
        file = _file(connection, [line for line in lines if line not in of_index])
        return [file, _links(links), _index_by_sqlite(not index), _journal(walked)[0]]


def thorough(connection: Connection, known: Sequence[Sighting], tick: Tick = silent) -> Iterator[Check]:
    """Every check, one after the other."""
    with interruptible(connection, lambda: tick(FILE, 0, 0)):
        sqlite = _Sqlite(connection)
        yield _file(connection, sqlite.rest)
        yield _links(lambda: check_fast.lost_links(connection.engine))
    tick(JOURNAL, 0, 0)
    walked = chain_of(connection)
    found = _records_found(connection, walked, lambda done, total: tick(RECORDS, done, total))
    yield _index(sqlite, found)
    yield from _journal(walked)
    yield _records(connection, walked, found)
    yield _attachments(connection, lambda done, total: tick(ATTACHMENTS, done, total))
    yield _seen(connection, list(known))


@contextmanager
def interruptible(connection: Connection, ask: Callable[[], object]) -> Iterator[None]:
    """Long questions to SQLite end soon after `ask` raises `Cancelled`; its error is the one that comes out.

    Ctrl+C that meets the asking ends the question too, and with it what it is asked for.
    """
    raw: Any = connection.connection.driver_connection
    stopped: list[BaseException] = []

    def go_on() -> int:
        try:
            ask()
        except (Cancelled, KeyboardInterrupt) as error:
            stopped.append(error)
        return len(stopped)

    raw.set_progress_handler(go_on, _STEPS_BETWEEN_ASKING)
    try:
        yield
    except Exception:
        if not stopped:
            raise
    finally:
        # damage makes it another one, and Ctrl+C in a question none
        still_there = not connection.invalidated and connection.connection.driver_connection is raw
        if still_there:
            raw.set_progress_handler(None, 0)
    if stopped:
        raise stopped[0]


def chain_of(connection: Connection) -> chain.Walk:
    """The walk along the journal, broken where it can't be read."""
    try:
        return chain.walk(connection)
    except FileDamaged:
        return chain.Walk(problem="The journal can't be read.", trusted=False)


class _Sqlite:
    """What SQLite's own check says, told apart: the search index can be made anew, the rest can't."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        _see_the_index_anew(connection)
        everything = _integrity(connection, "")
        self._index = _integrity(connection, "('incident_search')") if everything else []
        if everything == [_UNREADABLE] and self._index:
            everything = self._table_by_table()
        self.rest = [line for line in everything if line not in self._index and "incident_search" not in line]

    @property
    def index_is_whole(self) -> bool:
        """Of the search index by itself."""
        return not self._index

    def _table_by_table(self) -> list[str]:
        asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'incident_search'"
        tables = self._connection.exec_driver_sql(asked).scalars().all()
        wrong = [(name, _integrity(self._connection, f"('{name}')")) for name in tables]
        return [
            f"table {name}: {line}".replace(_UNREADABLE, "can't be read") for name, lines in wrong for line in lines
        ]


def _file(connection: Connection, lines: Sequence[str]) -> Check:
    """Pages, rows and indexes, and whether the tables are those of a logbook."""
    try:
        with reading_in_words(connection):
            wrong = [*lines, *differences(connection)]
            size = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    except FileDamaged:
        wrong, size = [*lines, _UNREADABLE], 0
    if wrong:
        named = [_one_line(line) for line in dict.fromkeys(wrong) if line != _UNREADABLE]
        said = f"The file is damaged: {'; '.join(named[:_SAID_BY_SQLITE])}." if named else _UNREADABLE
        return Check(FILE, False, said)
    return Check(FILE, True, f"{size:,} pages are whole.")


def _one_line(said: str) -> str:
    """SQLite heads a list of faults with the database they are in, and gives each a line."""
    return said.replace("*** in database main ***\n", "").replace("\n", "; ").rstrip(".")


def _index_by_sqlite(whole: bool) -> Check:
    if not whole:
        return Check(INDEX, False, "The search index is damaged; no record is, and it can be made anew.")
    return Check(INDEX, True, "The search index is whole.")


def _see_the_index_anew(connection: Connection) -> None:
    """A check holds the index against what the connection remembers of it; only a search notices that others wrote."""
    with suppress(FileDamaged), reading_in_words(connection):
        connection.exec_driver_sql("SELECT rowid FROM incident_search LIMIT 1").all()


def _integrity(connection: Connection, of: str) -> list[str]:
    try:
        with reading_in_words(connection):
            lines = connection.exec_driver_sql(f"PRAGMA integrity_check{of}").scalars().all()
    except FileDamaged:
        return [_UNREADABLE]
    return [] if lines == ["ok"] else [str(line) for line in lines]


def _links(asked: Callable[[], list[tuple[str, str]]]) -> Check:
    try:
        lost = asked()
    except FileDamaged:
        return Check(LINKS, False, _UNREADABLE)
    if lost:
        said = sorted({f"{table} to {into}" for table, into in lost})
        return Check(LINKS, False, f"{len(lost):,} rows point nowhere: {', '.join(said)}.")
    return Check(LINKS, True, "Every row points to one that is there.")


def _index(sqlite: _Sqlite, found: check_records.Found) -> Check:
    by_sqlite = _index_by_sqlite(sqlite.index_is_whole)
    if not by_sqlite.ok or not (found.index or found.superfluous):
        return by_sqlite
    more = f"{found.superfluous:,} index rows belong to no incident. " if found.superfluous else ""
    named = f"Out of step with the records: {_list(found.index)}. " if found.index else ""
    return Check(INDEX, False, f"{named}{more}No record is damaged; the index can be made anew.")


def _journal(walked: chain.Walk) -> list[Check]:
    if walked.problem:
        return [Check(JOURNAL, False, walked.problem)]
    out = f"; the text of {len(walked.withheld):,} was taken out, and an entry says so" if walked.withheld else ""
    head = walked.head or "none"
    return [Check(JOURNAL, True, f"{walked.entries:,} entries, each as it was written{out}; head {head}.")]


def _records_found(connection: Connection, walked: chain.Walk, tick: Callable[[int, int], None]) -> check_records.Found:
    try:
        return check_records.look(connection, walked.latest, tick)
    except FileDamaged:
        return check_records.Found(stopped="the incidents can't be read")


def _records(connection: Connection, walked: chain.Walk, found: check_records.Found) -> Check:
    if found.ok:
        return Check(RECORDS, True, f"{found.count:,} incidents, each as it was recorded.")
    if not walked.trusted and not walked.latest.get("incident"):
        few = "; ".join([*([found.stopped] if found.stopped else []), *(name for name, _ in found.unreadable[:_NAMED])])
        return Check(
            RECORDS, False, f"{_COMPARED_WITH_NOTHING.format(found.count)}{f' Damaged: {few}.' if few else ''}"
        )
    said = []
    if found.changed:
        said.append(f"not as recorded: {_list(_told(connection, found.changed))}")
    if found.unreadable:
        said.append(f"damaged: {_list([name for name, _ in found.unreadable])}")
    if found.unrecorded:
        said.append(f"never recorded in the journal: {_list([name for name, _ in found.unrecorded])}")
    if found.missing:
        said.append(f"recorded but missing ({len(found.missing):,}): {_list(found.missing)}")
    if found.derived:
        said.append(f"sorting or filtering out of step: {_list(found.derived)}")
    said += [*found.shared[:_NAMED], *([found.stopped] if found.stopped else [])]
    doubt = "" if walked.trusted else " Part of the journal can't be read, so some of this may be as it was recorded."
    return Check(RECORDS, False, f"{'; '.join(said)}.{doubt}")


def _told(connection: Connection, changed: list[tuple[str, str]]) -> list[str]:
    try:
        last = chain.last_entries(connection, frozenset(uid for _, uid in changed[:_NAMED]))
    except FileDamaged:
        last = {}
    return [f"{name} ({last[uid]})" if uid in last else name for name, uid in changed]


def _attachments(connection: Connection, tick: Callable[[int, int], None]) -> Check:
    try:
        kept = check_attachments.look(connection, tick)
    except FileDamaged:
        return Check(ATTACHMENTS, False, _UNREADABLE)
    more = [f"{kept.orphans:,} belong to nothing that is in the logbook now"] if kept.orphans else []
    more += [f"the bytes are not here for {_list(kept.absent)}"] if kept.absent else []
    if kept.changed:
        return Check(ATTACHMENTS, False, "; ".join([f"Not what was added: {_list(kept.changed)}", *more]) + ".")
    return Check(ATTACHMENTS, True, "; ".join([f"{kept.count:,} files, each as it was added", *more]) + ".")


def _seen(connection: Connection, known: list[Sighting]) -> Check:
    try:
        with reading_in_words(connection):
            return Check(SEEN, *heads.judge(connection, summarise(connection), known))
    except FileDamaged:
        return Check(SEEN, False, _UNREADABLE)


def summary_of(path: Path, keys: Keys | None = None) -> Summary:
    """The figures of the logbook at `path`; a UserError when it is none or can't be read."""
    with opened_to_read(path, keys=keys) as connection:
        return summarise(connection)


def _list(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(map(str, names[:_NAMED])) + (f" and {more:,} more" if more > 0 else "")
