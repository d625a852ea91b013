"""F33, F39, F80, F81, F98, F128: lost ends of the log, files copied by hand, a stopped process, no memory, twins."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import make
from tests.storage.damaging import filled, wrong
from vedette.storage import checking, incidents
from vedette.storage.comparing import compare
from vedette.storage.store import Store

ROOT = Path(__file__).parents[2]


def acts(store: Store, count: int) -> None:
    for number in range(count):
        with store.writing(make.act(f"act {number}")) as unit:
            unit.put(make.incident(narrative=f"word {number} " * 300))


def reopened(path: Path) -> int:
    """How many incidents are there when the program opens what it finds; all of it is whole."""
    Store.open(path).close()
    assert wrong(path) == {}
    return checking.summary_of(path).incidents


def test_f33_a_log_that_lost_its_unsynced_end_leaves_a_beginning_of_the_acts(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    store = Store.open(path)
    acts(store, 8)
    log = path.with_name(f"{path.name}-wal").read_bytes()
    copy = tmp_path / "power" / "cut.vedette"
    copy.parent.mkdir()
    seen = set()
    chance = random.Random(33)
    for length in sorted([0, len(log), *(chance.randrange(len(log)) for _ in range(20))]):
        shutil.copyfile(path, copy)
        copy.with_name(f"{copy.name}-wal").write_bytes(log[:length])
        seen.add(reopened(copy))
    store.close()
    assert min(seen) == 4
    assert max(seen) == 12


def test_f33_a_torn_page_in_the_log_ends_it_there(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    store = Store.open(path)
    acts(store, 5)
    log = bytearray(path.with_name(f"{path.name}-wal").read_bytes())
    copy = tmp_path / "cut.vedette"
    for place in range(len(log) // 7, len(log), len(log) // 7):
        shutil.copyfile(path, copy)
        torn = log.copy()
        torn[place : place + 512] = bytes(512)
        copy.with_name(f"{copy.name}-wal").write_bytes(torn)
        assert 4 <= reopened(copy) <= 9
    store.close()


def test_f39_a_file_copied_without_its_log_opens_whole_as_it_was_at_an_earlier_act(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    store = Store.open(path)
    for number in range(6):
        acts(store, 3)
        copy = tmp_path / f"copy {number}.vedette"
        shutil.copyfile(path, copy)
        assert 4 <= reopened(copy) <= 4 + 3 * (number + 1)
    store.close()


WRITER = """
import sys
from pathlib import Path
from tests import make
from vedette.storage.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    with store.writing(make.act()) as unit:
        unit.put(make.incident(uid=f"w{number}", reference=f"W-{number}"))
    print(number, flush=True)
store.close()
"""


def test_f80_a_process_that_sleeps_in_the_middle_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), "40"], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) % 10 == 0:
            writer.send_signal(signal.SIGSTOP)
            assert checking.summary_of(path).incidents >= 4 + int(line)
            writer.send_signal(signal.SIGCONT)
    writer.stdout.close()
    assert writer.wait() == 0
    assert wrong(path) == {}
    assert checking.summary_of(path).incidents == 44


HUNGRY = """
import resource, sys
from pathlib import Path
from tests import make
from vedette.storage.store import Store
store = Store.open(Path(sys.argv[1]))
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 80_000_000, resource.RLIM_INFINITY))
try:
    with store.writing(make.act()) as unit:
        unit.put(make.incident(narrative="x" * 60_000_000))
    print("kept")
except MemoryError:
    print("refused")
with store.writing(make.act()) as unit:
    unit.put(make.incident(uid="after", reference="AFTER-1"))
store.close()
"""


def test_f81_without_memory_an_act_is_refused_whole_and_the_next_one_works(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    ended = subprocess.run(
        [sys.executable, "-c", HUNGRY, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "refused\n"), ended.stderr
    assert wrong(path) == {}
    assert checking.summary_of(path).incidents == 5


def test_f98_a_name_is_no_identity_and_twins_that_went_on_apart_are_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    twin = shutil.copyfile(path, tmp_path / "twin.vedette")
    assert compare(path, Path(twin)).relation == "same"
    for one in (path, Path(twin)):
        store = Store.open(one)
        acts(store, 1)
        store.close()
    found = compare(path, Path(twin))
    assert (found.relation, found.only_here, found.only_there) == ("apart", 1, 1)


@pytest.mark.parametrize("size", [10_000_000])
def test_f128_a_text_of_ten_megabytes_is_kept_found_and_checked(tmp_path: Path, size: int) -> None:
    path = filled(tmp_path / "logbook.vedette")
    store = Store.open(path)
    long = make.incident(narrative="flares " * (size // 7) + "zyxwvarna")
    with store.writing(make.act()) as unit:
        unit.put(long)
    with store.reading() as connection:
        assert incidents.load(connection, [long.uid]) == [long]
        asked = "SELECT count(*) FROM incident_search WHERE incident_search MATCH 'zyxwvarna'"
        assert connection.exec_driver_sql(asked).scalar_one() == 1
    store.close()
    assert wrong(path) == {}


DYING = """
import os, sys, sqlcipher3.dbapi2 as driver
plain = driver.connect(sys.argv[1], isolation_level=None)
for pragma in ("journal_mode = DELETE", "cache_size = 5", "synchronous = FULL"):
    plain.execute(f"PRAGMA {pragma}")
plain.execute("BEGIN IMMEDIATE")
plain.execute("UPDATE incident SET narrative = 'half written' || hex(zeroblob(9000))")
plain.execute("UPDATE revision SET reason = hex(zeroblob(9000))")
os._exit(1)
"""


def test_f31_a_file_left_half_written_is_checked_as_it_was_and_not_touched(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    subprocess.run([sys.executable, "-c", DYING, str(path)], check=False)
    journal = path.with_name(f"{path.name}-journal")
    before = (path.read_bytes(), journal.read_bytes())
    assert b"half written" in before[0]
    assert wrong(path) == {}
    assert (path.read_bytes(), journal.read_bytes()) == before
    store = Store.open(path)
    acts(store, 1)
    store.close()
    assert reopened(path) == 5
