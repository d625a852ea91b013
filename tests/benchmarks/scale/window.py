"""The window on a large logbook: from the start to the first rows, its longest stall, and the memory it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.scale.measured import Measured
from vedette.storage.store import Store

ROUNDS = 5


def measure(path: Path, size: int) -> Iterator[Measured]:
    """The floor of opening is the same with a logbook of three incidents less than any: a nearly empty one."""
    with tempfile.TemporaryDirectory() as folder:
        empty = _nearly_empty(Path(folder))
        ours, bare = [], []
        for _ in range(ROUNDS):
            ours.append(_first_rows(path, Path(folder)))
            bare.append(_first_rows(empty, Path(folder)))
        floor = median(bare)
        yield Measured("start to first rows", size, ours, floor, 1.3 * floor, "p50")
        for where, more in (("at work", ()), ("in each further window", ("windows",))):
            yield from _session(path, Path(folder), size, where, more)


def _session(path: Path, home: Path, size: int, where: str, more: Sequence[str]) -> Iterator[Measured]:
    found = json.loads(_run("tests.benchmarks.scale.session", path, home, more))
    yield Measured(f"stalls in a session {where}", size, found["stalls"], None, 50, "max", worst=found["worst"])
    busiest = found["busiest"][0][1]
    yield Measured(f"GUI thread {where} without a pause (CPU)", size, found["busy"], None, 50, "max", worst=busiest)
    if not more:
        yield Measured("resident memory, highest", size, [found["memory"]], None, 250, "max", "MB")
    for word, times in (("stall", found["longest"]), ("work", found["busiest"])):
        said = ", ".join(f"{took:.0f} ms {doing}" for took, doing in times)
        print(f"  longest {word}: {said}", file=sys.stderr)


def _first_rows(path: Path, home: Path) -> float:
    """Milliseconds until the process says that rows are painted; how it then ends is no matter of this."""
    began = time.time()
    with _started("tests.benchmarks.first_paint", path, home) as process:
        assert process.stdout is not None
        painted = float(process.stdout.readline())
        process.kill()
    return (painted - began) * 1000


def _nearly_empty(folder: Path) -> Path:
    from tests.benchmarks.made import fill

    path = folder / "nearly-empty.vedette"
    store = Store.create(path)
    fill(store, 3)
    store.close()
    return path


def _run(module: str, path: Path, home: Path, more: Sequence[str]) -> str:
    with _started(module, path, home, more) as process:
        said, complaints = process.communicate(timeout=600)
    if process.returncode:
        raise RuntimeError(complaints)
    return said


def _started(module: str, path: Path, home: Path, more: Sequence[str] = ()) -> subprocess.Popen[str]:
    world = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "VEDETTE_HOME": str(home / "home")}
    command = [sys.executable, "-m", module, str(path), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=world)
