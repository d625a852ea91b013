"""Import of our own CSV against the bare floor: `csv.reader` into `executemany`, the same rows, tables and index."""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks import made
from tests.benchmarks.figure import Figure

COUNT = 20_000


def figures(folder: Path) -> Iterator[Figure]:
    """Rows per second of a whole `vedette import`, and of writing the same rows bare."""
    logbook = made.logbook(folder, COUNT)
    file = folder / "own.csv"
    _vedette("export", str(logbook), str(file))
    began = time.perf_counter()
    _vedette("new", str(folder / "empty.vedette"))
    start = time.perf_counter() - began
    began = time.perf_counter()
    _vedette("import", str(folder / "empty.vedette"), str(file))
    took = time.perf_counter() - began - start
    began = time.perf_counter()
    _vedette("new", str(folder / "tried.vedette"))
    _vedette("import", str(folder / "tried.vedette"), str(file), "--dry-run")
    tried = time.perf_counter() - began - start
    floor = _floor(folder, logbook)
    yield Figure(
        "own CSV import", COUNT / took, "rows/s", COUNT / floor, goal=0.4, better="more", note=f"{COUNT:,} rows"
    )
    yield Figure(
        "own CSV dry run", COUNT / tried, "rows/s", COUNT / took, goal=2, better="more", note="floor: the import"
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Figure("own CSV import, resident memory", peak, "MB", note="largest child process")


def _floor(folder: Path, logbook: Path) -> float:
    """Seconds to read a CSV of every table's cells and put them into the same empty tables and index."""
    import sqlcipher3.dbapi2 as driver

    source = driver.connect(str(logbook))
    tables = [name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if _ours(name)]
    files = {name: _dumped(folder, source, name) for name in [*tables, "incident_search"]}
    source.close()
    empty = folder / "floor.vedette"
    _vedette("new", str(empty))
    target = driver.connect(str(empty), isolation_level=None)
    began = time.perf_counter()
    target.execute("BEGIN")
    for name, (file, keys) in files.items():
        with file.open(newline="", encoding="utf-8") as opened:
            names = ", ".join(f'"{key}"' for key in keys)
            marks = ", ".join("?" * len(keys))
            target.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', csv.reader(opened))
    target.execute("COMMIT")
    took = time.perf_counter() - began
    target.close()
    return took


def _ours(name: str) -> bool:
    return not name.startswith(("sqlite_", "incident_search", "incident_cjk")) and name not in {
        "act",
        "revision",
        "import_batch",
    }


def _dumped(folder: Path, source: Any, name: str) -> tuple[Path, list[str]]:
    file = folder / f"{name}.csv"
    extra = "rowid, " if name == "incident_search" else ""
    rows = source.execute(f'SELECT {extra}* FROM "{name}"')
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows(rows)
    return file, [column[0] for column in rows.description]


def _vedette(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "vedette", *arguments], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
