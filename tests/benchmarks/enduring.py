"""`python -m tests.benchmarks enduring`: a thousand kills of each operation, flips, tamperings; how many did harm.

`ENDURING=n` asks for n of each instead. Every figure is a number of failures, so each goal is 0. The thousand of each
take about an hour; a failure names its seed, place or operation on standard error.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests import make
from tests.benchmarks.figure import Figure
from tests.benchmarks.tampering import false_alarms, undetected
from tests.storage.damaging import filled, wrong
from tests.storage.test_flips import unnoticed
from tests.usecases.importing_files import row, table
from vedette.domain.passphrase import Passphrase
from vedette.storage import backup, checking, restoring
from vedette.storage.closed_copy import copy_closed
from vedette.storage.keys import MODEST, Keys, new_key
from vedette.storage.migrating import copy_name
from vedette.storage.rekeying import rekey
from vedette.storage.store import Store
from vedette.usecases.attachments import Attachments
from vedette.usecases.desk import Desk
from vedette.usecases.importing import Importing
from vedette.usecases.purging import Purging

TIMES = int(os.environ.get("ENDURING", "1000"))
SEED = 7
ROWS = 200
_MARGIN = 1.15


def figures(folder: Path) -> Iterator[Figure]:
    """Failures each, of so many tries."""
    for operation in OPERATIONS:
        failed = _killed(folder / operation.name, operation, TIMES)
        yield Figure(f"harm by {TIMES:,} kills of: {operation.name}", failed, "", goal=0)
    changed, missed = unnoticed(filled(folder / "flipped.vedette"), TIMES, SEED)
    yield Figure(f"flipped bytes unnoticed of {changed:,} that matter", len(missed), "", goal=0)
    yield Figure(f"tamperings unnoticed of {TIMES:,}", undetected(folder / "tampered", TIMES, SEED), "", goal=0)
    histories = max(1, TIMES // 2)
    yield Figure(
        f"false alarms over {histories:,} histories", false_alarms(folder / "true", histories, SEED), "", goal=0
    )


@dataclass(frozen=True)
class Operation:
    """What a child process does with the files of a folder, and whether they are as they must be after its death."""

    name: str
    prepare: Callable[[Path], object]
    do: Callable[[Path, int], object]
    whole: Callable[[Path, int], bool]


def _killed(folder: Path, operation: Operation, times: int) -> int:
    """How often the files were not as they must be; each try begins from the same files."""
    before = folder / "before"
    before.mkdir(parents=True)
    operation.prepare(filled(before / "logbook.vedette"))
    took = max(_child(folder, before, operation, None)[0] for _ in range(2)) * _MARGIN
    chance, failed = random.Random(SEED), 0
    for number in range(times):
        _, acknowledged = _child(folder, before, operation, chance.random() * took)
        try:
            good = operation.whole(folder / "now" / "logbook.vedette", acknowledged)
        except Exception as error:  # whatever it is, it is a failure to be counted
            good = False
            print(f"  {operation.name}, try {number}: {type(error).__name__}: {error}", file=sys.stderr)
        failed += not good
    return failed


def _child(folder: Path, before: Path, operation: Operation, delay: float | None) -> tuple[float, int]:
    """Seconds it took, and how many acts it said were done before it died; never killed without a delay."""
    now = folder / "now"
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(before, now)
    read, write = os.pipe()
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            operation.do(now / "logbook.vedette", write)
        finally:
            os._exit(0)
    os.close(write)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    took = time.perf_counter() - began
    with os.fdopen(read, "rb") as said:
        return took, len(said.read())


def _acted(path: Path, write: int) -> None:
    store = Store.open(path)
    for number in range(30):
        with store.writing(make.act()) as unit:
            unit.put(make.incident(uid=f"k{number}", reference=f"K-{number}", narrative="word " * 300))
        os.write(write, b".")
    store.close()


def _saved_whole(path: Path, acknowledged: int) -> bool:
    return not wrong(path) and checking.summary_of(path).incidents >= 4 + acknowledged


def _with_table(path: Path) -> None:
    table(path.with_name("rows.csv"), [row(number) for number in range(ROWS)])


def _imported(path: Path, write: int) -> None:
    desk = Desk(Store.open(path), who=lambda: "Ada")
    Importing(desk).run(path.with_name("rows.csv"))
    os.write(write, b".")
    desk.store.close()


def _import_whole(path: Path, acknowledged: int) -> bool:
    there = checking.summary_of(path).incidents
    return not wrong(path) and there in ((4 + ROWS,) if acknowledged else (4, 4 + ROWS))


def _migrated(path: Path, write: int) -> None:
    def shelf(connection: object) -> None:
        for statement in ("CREATE TABLE shelf (id INTEGER)", "INSERT INTO shelf VALUES (1)", "CREATE TABLE board (id)"):
            connection.exec_driver_sql(statement)  # type: ignore[attr-defined]

    Store.open(path, migrations=(shelf,)).close()
    os.write(write, b".")


def _migration_whole(path: Path, acknowledged: int) -> bool:
    with checking.opened_to_read(path, newest=2) as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name IN ('shelf', 'board')")
        good = all(check.ok for check in checking.quick(connection)) and tables.scalar_one() == 2 * (version - 1)
    return good and version >= 1 + acknowledged and (version == 1 or not wrong(copy_name(path, 1)))


def _with_backup(path: Path) -> None:
    store = Store.open(path)
    with store.reading() as connection:
        backup.back_up(connection, path.with_name("backup.vedette"), at="2021-11-06T12:00:00Z")
    with store.writing(make.act()) as unit:
        unit.put(make.incident(uid="later", reference="L-1"))
    store.close()


def _backed_up(path: Path, write: int) -> None:
    store = Store.open(path)
    with store.reading() as connection:
        backup.back_up(connection, path.with_name("backup.vedette"), at="2021-11-07T12:00:00Z")
    os.write(write, b".")
    store.close()


def _backup_whole(path: Path, acknowledged: int) -> bool:
    copy = path.with_name("backup.vedette")
    return (
        not wrong(path)
        and not wrong(copy)
        and checking.summary_of(copy).incidents in ((5,) if acknowledged else (4, 5))
    )


def _restored(path: Path, write: int) -> None:
    restoring.restore(path.with_name("backup.vedette"), path)
    os.write(write, b".")


def _restore_whole(path: Path, acknowledged: int) -> bool:
    there = checking.summary_of(path).incidents
    kept = path.with_name("logbook.before-restore-1.vedette")
    return not wrong(path) and ((there == 5 and not acknowledged) or (there == 4 and not wrong(kept)))


def _trashed(path: Path) -> None:
    store = Store.open(path)
    with store.writing(make.act()) as unit:
        found = unit.connection.exec_driver_sql("SELECT uid FROM incident WHERE title LIKE 'Flares%'").scalars().all()
        those = unit.get_all("incident", list(found)).values()
        unit.put_all([replace(one, trashed_at="2021-11-05T12:00:00Z") for one in those])
    store.close()


def _purged(path: Path, write: int) -> None:
    purging = Purging(Desk(Store.open(path), who=lambda: "Ada"))
    purging.purge(purging.trashed())
    os.write(write, b".")


def _purge_whole(path: Path, acknowledged: int) -> bool:
    """What a killed one left half done is finished when it is asked to, and then no word is left."""
    if wrong(path):
        return False
    store = Store.open(path)
    purging = Purging(Desk(store, who=lambda: "Ada"))
    gone = not purging.trashed()
    if purging.unfinished():
        purging.finish()
    store.close()
    return (gone or not acknowledged) and (not gone or b"over the river" not in path.read_bytes())


_OLD, _NEW = Passphrase.typed("the old oak by the river"), Passphrase.typed("a new fence along the wood")


def _locked(path: Path) -> None:
    rekey(path, None, new_key(_OLD, MODEST))


def _rekeyed(path: Path, write: int) -> None:
    rekey(path, Keys(lambda _: _OLD), new_key(_NEW, MODEST))
    os.write(write, b".")


def _rekey_whole(path: Path, acknowledged: int) -> bool:
    for secret in (_NEW,) if acknowledged else (_NEW, _OLD):
        try:
            with checking.opened_to_read(path, keys=Keys(lambda _, secret=secret: secret)) as connection:  # type: ignore[misc]
                return all(check.ok for check in checking.quick(connection))
        except Exception as error:
            last = error
    print(f"  re-key: {last}", file=sys.stderr)
    return False


def _with_photograph(path: Path) -> None:
    path.with_name("fence.jpg").write_bytes(random.Random(SEED).randbytes(3_000_000))


def _attached(path: Path, write: int) -> None:
    store = Store.open(path)
    with store.reading() as connection:
        uid = str(connection.exec_driver_sql("SELECT uid FROM incident WHERE title LIKE 'Flares%'").scalar())
    Attachments(Desk(store, who=lambda: "Ada")).attach(uid, [path.with_name("fence.jpg")])
    os.write(write, b".")
    store.close()


def _attach_whole(path: Path, acknowledged: int) -> bool:
    """A file that was kept before it was recorded goes at the next close; never is one recorded that is not kept."""
    with checking.opened_to_read(path) as connection:
        there = connection.exec_driver_sql("SELECT count(*) FROM attachment").scalar_one()
    return not wrong(path) and there >= 1 + acknowledged


def _copied(path: Path, write: int) -> None:
    copy_closed(path, path.with_name("kept.vedette"), lambda _done, _total: None)
    os.write(write, b".")


def _copy_whole(path: Path, acknowledged: int) -> bool:
    kept = path.with_name("kept.vedette")
    return not wrong(path) and (not (kept.exists() or acknowledged) or kept.read_bytes() == path.read_bytes())


def _nothing(_: Path) -> None:
    return None


OPERATIONS = (
    Operation("save", _nothing, _acted, _saved_whole),
    Operation("import", _with_table, _imported, _import_whole),
    Operation("migration", _nothing, _migrated, _migration_whole),
    Operation("backup", _with_backup, _backed_up, _backup_whole),
    Operation("restore", _with_backup, _restored, _restore_whole),
    Operation("attaching", _with_photograph, _attached, _attach_whole),
    Operation("copy at the lock", _nothing, _copied, _copy_whole),
    Operation("deleting for good", _trashed, _purged, _purge_whole),
    Operation("change of passphrase", _locked, _rekeyed, _rekey_whole),
)
