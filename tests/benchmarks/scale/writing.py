"""Writing to a large logbook: saves, and tags on a thousand and on all, on a copy that is thrown away.

Between two saves the logbook is tidied up, as the window does it while a person thinks; that is measured by itself.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median

from tests.benchmarks.scale.logbooks import with_journals
from tests.benchmarks.scale.measured import Measured, timed
from tests.benchmarks.scale.world import World
from vedette.domain.incident import Incident
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.incidents import Incidents
from vedette.usecases.searching import Search
from vedette.usecases.tagging import Tagging
from vedette.usecases.tidying import Tidying

SAVES = 100
SOME = 1_000


def measure(path: Path, size: int, *, all_too: bool) -> Iterator[Measured]:
    """`all_too`: a tag on every incident as well, which takes minutes at a million."""
    copy = path.with_suffix(".copy")
    shutil.copyfile(path, copy)
    try:
        floor = median(_bare_commits(copy))
        yield from _on(Store.open(copy), size, floor, all_too=all_too)
    finally:
        for file in with_journals(copy):
            file.unlink(missing_ok=True)


def _on(store: Store, size: int, floor: float, *, all_too: bool) -> Iterator[Measured]:
    desk = Desk(store, who=lambda: "benchmark")
    incidents, world = Incidents(desk), World()
    fresh = [replace(one, reference="", uid=desk.new_uid()) for one in islice(world.incidents(SAVES), SAVES)]
    tidying = Tidying(desk)
    tidying.all()
    saves, tidied = [], []
    for one in fresh:
        saves.append(timed(_saving(incidents, one)))
        tidied.append(timed(tidying.all))
    for one in [incidents.get(one.uid) for one in fresh]:
        saves.append(timed(_changing(incidents, one)))
        tidied.append(timed(tidying.all))
    yield Measured("save", size, saves, floor, 20)
    yield Measured("tidying up after a save, in the background", size, tidied)
    tagging, search = Tagging(desk), Search(desk)
    uids = list(islice(search.uids("border"), SOME))
    some = [timed(lambda tag=tag: tagging.apply(uids, [tag], [])) for tag in ("looked at", "kept")]  # type: ignore[misc]
    yield Measured(f"bulk tag of {min(SOME, len(uids)):,}", size, some, None, 1_000)
    if all_too:
        every = list(search.uids(""))
        yield Measured("bulk tag of all", size, [timed(lambda: tagging.apply(every, ["everything"], []))])
    store.close()


def _saving(incidents: Incidents, one: Incident) -> Callable[[], object]:
    return lambda: incidents.record_whole(one)


def _changing(incidents: Incidents, one: Incident) -> Callable[[], object]:
    return lambda: incidents.amend_whole(replace(one, title=f"changed {one.title}"[:118]))


def _bare_commits(path: Path) -> list[float]:
    """A row of an incident's size, written and synced into a table of its own beside the others."""
    with closing(sqlite3.connect(path.with_name("bare.db"), isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, text TEXT)")
        times = [timed(lambda: bare.execute("INSERT INTO bare (text) VALUES (?)", ("x" * 1_500,))) for _ in range(50)]
    for file in with_journals(path.with_name("bare.db")):
        file.unlink(missing_ok=True)
    return times
