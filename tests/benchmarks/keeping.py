"""Looking after a logbook of 100,000, or `KEEPING=n`: backup, both checks and restore, beside a bare copy of it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import made
from tests.benchmarks.figure import Figure
from vedette.storage import backup, checking, restoring
from vedette.storage.store import Store

A_MILLION = 1_000_000
FEWEST = 50_000
COUNT = int(os.environ.get("KEEPING", "100000"))


def figures(folder: Path) -> Iterator[Figure]:
    """Seconds each."""
    path = made.logbook(folder, COUNT)
    copy = folder / "copy.vedette"
    floor = _seconds(lambda: shutil.copyfile(path, folder / "bare.db"))
    took = _seconds(lambda: _back_up(path, copy))
    yield Figure(f"backup of {COUNT:,}, checked", took, "s", floor)
    yield from _at_a_million("backup of a million, checked", took, 15)
    took = _seconds(lambda: _quick(path))
    yield Figure(f"look after an unclean end at {COUNT:,}", took, "s")
    yield from _at_a_million("look after an unclean end at a million", took, 10)
    yield Figure(f"verify {COUNT:,}", _seconds(lambda: _thorough(path)), "s")
    yield Figure(f"restore {COUNT:,}, checked", _seconds(lambda: restoring.restore(copy, path)), "s")


def _at_a_million(name: str, took: float, goal: float) -> Iterator[Figure]:
    """Reckoned from fewer, but not from very few: opening a file takes its time at any size."""
    name = name if COUNT == A_MILLION else f"{name}, reckoned from {COUNT:,}"
    if COUNT >= FEWEST:
        yield Figure(name, took * A_MILLION / COUNT, "s", goal=goal)


def _back_up(path: Path, copy: Path) -> None:
    store = Store.open(path)
    with store.reading() as connection:
        backup.back_up(connection, copy, at="")
    store.close()


def _quick(path: Path) -> None:
    with checking.opened_to_read(path) as connection:
        assert all(check.ok for check in checking.quick(connection))


def _thorough(path: Path) -> None:
    with checking.opened_to_read(path) as connection:
        assert all(check.ok for check in checking.thorough(connection, []))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
