"""F34, F35: wherever the room runs out, what was saved is there, and the words are ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.damaging import filled, wrong
from vedette.storage import checking

ROOT = Path(__file__).parents[2]
PROGRAM = """
import resource, sys
from pathlib import Path
from tests import make
from vedette.domain.errors import DiskFull
from vedette.storage import backup
from vedette.storage.store import Store

path, what, room = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
limit = lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
store = Store.open(path)
saved, outcome = 0, "all"
limit(room)
try:
    if what == "save":
        for number in range(20):
            with store.writing(make.act()) as unit:
                unit.put(make.incident(uid=f"n{number}", reference=f"N-{number}", narrative="word " * 2000))
            saved += 1
    else:
        with store.reading() as connection:
            backup.back_up(connection, path.with_name("copy.vedette"), at="")
except DiskFull as error:
    outcome = "full"
    assert "disk" in str(error) or "space" in str(error)
with store.reading() as connection:
    assert connection.exec_driver_sql("SELECT count(*) FROM incident").scalar_one() == 4 + saved
limit(resource.RLIM_INFINITY)
store.close()
print(outcome, saved)
"""


def outcome(path: Path, what: str, room: int) -> tuple[str, int]:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), what, str(room)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    said, saved = ended.stdout.split()
    return said, int(saved)


def rooms(path: Path, count: int) -> list[int]:
    """Limits from almost nothing to more than is needed."""
    most = path.stat().st_size * 4
    return [*(4096 + most * number // count for number in range(count)), 1 << 30]


def save_in_little_room(folder: Path, count: int) -> None:
    path = filled(folder / "logbook.vedette")
    whole = path.read_bytes()
    seen = set()
    for room in rooms(path, count):
        path.write_bytes(whole)
        said, saved = outcome(path, "save", room)
        seen.add(said)
        assert wrong(path) == {}
        assert checking.summary_of(path).incidents == 4 + saved
    assert seen == {"full", "all"}


def back_up_in_little_room(folder: Path, count: int) -> None:
    path = filled(folder / "logbook.vedette")
    copy = path.with_name("copy.vedette")
    assert outcome(path, "backup", 1 << 30)[0] == "all"
    before = copy.read_bytes()
    seen = set()
    for room in [0, 1, *rooms(path, count)]:
        said, _ = outcome(path, "backup", room)
        seen.add(said)
        if said == "full":
            assert copy.read_bytes() == before
        before = copy.read_bytes()
        assert wrong(copy) == {}
        assert sorted(file.name for file in folder.glob("*copy*")) == ["copy.vedette", "copy.vedette.json"]
        assert list(folder.glob(".*")) == []
    assert seen == {"full", "all"}


def test_f35_a_save_that_finds_no_room_says_so_and_loses_nothing(tmp_path: Path) -> None:
    save_in_little_room(tmp_path, 4)


def test_f34_a_backup_that_finds_no_room_leaves_the_one_before(tmp_path: Path) -> None:
    back_up_in_little_room(tmp_path, 3)


@pytest.mark.long
def test_g3_a_save_finds_no_room_at_any_write(tmp_path: Path) -> None:
    save_in_little_room(tmp_path, 120)


@pytest.mark.long
def test_g3_a_backup_finds_no_room_at_any_write(tmp_path: Path) -> None:
    back_up_in_little_room(tmp_path, 120)


READER = """
import resource, sys
from pathlib import Path
from vedette.domain.errors import DiskFull
from vedette.storage.store import Store
from tests import make

resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
store = Store.open(Path(sys.argv[1]))
with store.reading() as connection:
    asked = "SELECT count(*) FROM incident_search WHERE incident_search MATCH 'flares'"
    print(connection.exec_driver_sql(asked).scalar())
try:
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
except DiskFull:
    print("refused")
store.close()
"""


def test_f34_with_no_room_at_all_a_logbook_opens_and_is_searched(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    before = path.read_bytes()
    ended = subprocess.run(
        [sys.executable, "-B", "-c", READER, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.stdout.split() == ["3", "refused"], ended.stderr
    assert path.read_bytes() == before
