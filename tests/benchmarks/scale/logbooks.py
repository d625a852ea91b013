"""Large logbooks, made once by the program's own hand and kept under `.benchmarks/`."""

from __future__ import annotations

import sys
import tempfile
import time
import zlib
from itertools import islice
from pathlib import Path

from tests.benchmarks.scale.world import World
from vedette.storage.acts import Act
from vedette.storage.store import Store

FOLDER = Path(".benchmarks")
EDITION = 2
"""To be raised when the world or what is stored of it changes: what was kept is made anew."""

_ACT = 20_000
_BATCH = 500


def logbook(count: int, folder: Path = FOLDER) -> Path:
    """The logbook of `count` incidents; made if it is not there (a million: a quarter of an hour, 6 GB)."""
    path = folder / f"scale-{count}-{_kind_of_file()}.vedette"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _make(path, count)
    return path


def _kind_of_file() -> str:
    """Changes with whatever a logbook is made of: one that is kept and lacks a new column is no use."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "empty.vedette")
        with store.reading() as connection:
            made = connection.exec_driver_sql("SELECT sql FROM sqlite_master ORDER BY name").scalars().all()
        store.close()
    return f"{EDITION}{zlib.crc32(repr(made).encode()):08x}"


def _make(path: Path, count: int) -> None:
    unfinished = path.with_suffix(".unfinished")
    for left in with_journals(unfinished):
        left.unlink(missing_ok=True)
    began, world = time.perf_counter(), World()
    store = Store.create(unfinished)
    with store.writing(_act("shared things")) as unit:
        for things in (world.actors, world.tags, world.sources, world.items, world.fields):
            unit.put_all(things)
    made = world.incidents(count)
    for start in range(0, count, _ACT):
        with store.writing(_act(f"incidents from {start}")) as unit:
            some = islice(made, _ACT)
            while batch := list(islice(some, _BATCH)):
                unit.put_all(batch)
        print(
            f"  made {min(start + _ACT, count):,} in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True
        )
    store.close()
    unfinished.rename(path)


def with_journals(path: Path) -> list[Path]:
    """A logbook with the files that SQLite puts beside it."""
    return [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))]


def _act(label: str) -> Act:
    return Act(label, "benchmark", "2024-03-01T12:00:00Z", kind="import")
