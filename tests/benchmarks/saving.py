"""Saving one incident at 10,000: a form's whole save, from the use-case to the commit on disk."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks import made
from tests.benchmarks.figure import Figure, p95
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.incidents import Incidents

COUNT = 10_000
SAVES = 200


def figures(folder: Path) -> Iterator[Figure]:
    """Half new incidents, half changed ones; the floor is one bare commit of a row of the same size."""
    store = Store.open(made.logbook(folder, COUNT))
    incidents = Incidents(Desk(store, who=lambda: "benchmark"))
    fresh = list(made.incidents(SAVES // 2, seed=2))
    times = [_timed(lambda one=one: incidents.record_whole(replace(one, reference=""))) for one in fresh]
    stored = [incidents.get(one.uid) for one in fresh]
    times += [
        _timed(lambda one=one: incidents.amend_whole(replace(one, title="changed " + one.title))) for one in stored
    ]
    store.close()
    floor = statistics.median(_bare_commits(folder))
    yield Figure("save at 10,000 incidents, median", statistics.median(times), "ms", floor)
    yield Figure("save at 10,000 incidents, p95", p95(times), "ms", goal=20)
    yield Figure("save at 10,000 incidents, longest", max(times), "ms")


def _timed(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - began) * 1000


def _bare_commits(folder: Path) -> list[float]:
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE incident (id INTEGER PRIMARY KEY, text TEXT)")

    def one() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO incident (text) VALUES (?)", ("x" * 1500,))
        bare.execute("COMMIT")

    times = [_timed(one) for _ in range(SAVES)]
    bare.close()
    return times
