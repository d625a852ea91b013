"""Import of our own CSV against the bare floor: `csv.reader` over the same file, `executemany` into the same tables.

The floor reads every cell of the imported file and writes the very rows that the import leaves behind, journal and
search index among them, each ready-made in memory and of its own type. Rounds of both alternate and the best of each
counts, so that a busy machine slows neither more than the other.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks import made
from tests.benchmarks.figure import Figure

COUNT = 20_000
ROUNDS = 3


@dataclass
class Best:
    """The least of several measurements: by the clock, and of processor time."""

    wall: float = float("inf")
    cpu: float = float("inf")

    def less(self, started: Best) -> Best:
        """Without what it takes to start and to make an empty logbook."""
        return Best(self.wall - started.wall, self.cpu - started.cpu)

    def measure(self, work: Callable[[], object]) -> None:
        """Once more."""
        wall, cpu = time.perf_counter(), _cpu()
        work()
        self.wall = min(self.wall, time.perf_counter() - wall)
        self.cpu = min(self.cpu, _cpu() - cpu)


def figures(folder: Path) -> Iterator[Figure]:
    """Of our own files, and of somebody else's."""
    own, table = folder / "own.csv", folder / "table.csv"
    vedette("export", str(made.logbook(folder, COUNT)), str(own))
    made.table(table, COUNT)
    yield from _of("own CSV", own)
    yield from _of("foreign CSV", table)


def _of(name: str, file: Path) -> Iterator[Figure]:
    """Rows per second of a whole `vedette import`, and of writing the same rows bare."""
    whole = file.with_suffix(".vedette")
    vedette("new", str(whole))
    vedette("import", str(whole), str(file))
    tables = rows_of(whole)
    new, taken, tried, bare = Best(), Best(), Best(), Best()
    for number in range(ROUNDS):
        empty, target = file.with_suffix(f".{number}.vedette"), file.with_suffix(f".floor{number}.vedette")
        new.measure(partial(vedette, "new", str(empty)))
        tried.measure(partial(vedette, "import", str(empty), str(file), "--dry-run"))
        taken.measure(partial(vedette, "import", str(empty), str(file)))
        vedette("new", str(target))
        bare.measure(partial(_floor, target, file, tables))
    took, trying = taken.less(new), tried.less(new)
    weight = file.stat().st_size // COUNT
    yield Figure(
        f"{name} import", COUNT / took.wall, "rows/s", COUNT / bare.wall, goal=0.5, better="more",
        note=f"{COUNT:,} rows of {weight:,} bytes; of processor time {bare.cpu / took.cpu:.2f}",
    )  # fmt: skip
    yield Figure(
        f"{name} dry run", COUNT / trying.wall, "rows/s", COUNT / took.wall, goal=2, better="more",
        note=f"floor: the import; of processor time {took.cpu / trying.cpu:.2f}",
    )  # fmt: skip
    start, peak = resident("--help"), resident("import", str(empty), str(file), "--dry-run")
    yield Figure(f"{name} import, memory above start", peak - start, "MB", goal=150, note=f"start: {start:.0f} MB")


def rows_of(logbook: Path) -> dict[str, tuple[list[str], list[Any]]]:
    """The columns and rows of every table that holds any, and of the search index."""
    import sqlcipher3.dbapi2 as driver

    source = driver.connect(str(logbook))
    asked = source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [name for (name,) in asked if not name.startswith(("sqlite_", "incident_search_"))]
    found = {}
    for name in names:
        rows = source.execute(f'SELECT {"rowid, " if name == "incident_search" else ""}* FROM "{name}"')
        found[name] = ([column[0] for column in rows.description], rows.fetchall())
    source.close()
    return {name: (keys, rows) for name, (keys, rows) in found.items() if rows}


def _floor(empty: Path, file: Path, tables: dict[str, tuple[list[str], list[Any]]]) -> None:
    """Read the file's cells and put the same rows into the same empty tables and index."""
    import sqlcipher3.dbapi2 as driver

    with file.open(newline="", encoding="utf-8") as opened:
        for _ in csv.reader(opened):
            pass
    target = driver.connect(str(empty), isolation_level=None)
    target.execute("BEGIN")
    for name, (keys, rows) in tables.items():
        names = ", ".join(f'"{key}"' for key in keys)
        target.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({", ".join("?" * len(keys))})', rows)
    target.execute("COMMIT")
    target.close()


def vedette(*arguments: str) -> None:
    """One whole run of the program."""
    done = subprocess.run([sys.executable, "-m", "vedette", *arguments], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)


_PEAK = (
    "import resource, subprocess, sys; "
    "subprocess.run([sys.executable, '-m', 'vedette', *sys.argv[1:]], check=True, capture_output=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def resident(*arguments: str) -> float:
    """The most memory of one run of the program, in MB; a process between tells it from the other runs."""
    done = subprocess.run([sys.executable, "-c", _PEAK, *arguments], capture_output=True, text=True, check=True)
    return float(done.stdout) / 1024


def _cpu() -> float:
    found = os.times()
    return found.user + found.system + found.children_user + found.children_system
