"""F29: an import whose process is killed leaves the logbook as it was, and can be begun again."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.usecases.importing_files import all_incidents, row, table
from vedette.storage.chain import walk
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.importing import Importing

IMPORTER = """
import os, signal, sys
from pathlib import Path
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.importing import Importing

class Killing:
    cancelled = False

    def report(self, done, total):
        if done >= int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)

    def check(self):
        pass

desk = Desk(Store.open(Path(sys.argv[1])), who=lambda: "Ada")
Importing(desk).run(Path(sys.argv[2]), progress=Killing())
"""


@pytest.mark.parametrize("after", [500, 1500])
def test_a_killed_import_is_as_if_it_had_never_begun(tmp_path: Path, after: int) -> None:
    file = table(tmp_path / "b.csv", [row(n) for n in range(1500)])
    logbook = tmp_path / "a.vedette"
    Store.create(logbook).close()
    ended = subprocess.run(
        [sys.executable, "-c", IMPORTER, str(logbook), str(file), str(after)],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    store = Store.open(logbook)
    desk = Desk(store, who=lambda: "Ada")
    assert (all_incidents(desk), Importing(desk).batches()) == ([], [])
    assert Importing(desk).run(file).added == 1500
    with store.reading() as connection:
        assert walk(connection).problem == ""
    store.close()
