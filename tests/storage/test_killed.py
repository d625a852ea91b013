"""F28: a process killed at any moment of an act leaves the state before it or the state after it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vedette.storage.chain import walk
from vedette.storage.store import Store

WRITER = """
import sys
from pathlib import Path
from tests import make
from vedette.storage.store import Store
store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
batch = 0
while True:
    batch += 1
    with store.writing(make.act(f"batch {batch}")) as unit:
        unit.put_all([
            make.incident(uid=f"{batch}-{n}", reference=f"{batch}-{n}", narrative="word " * 200) for n in range(40)
        ])
    print(batch, flush=True)
"""
PER_BATCH = 40


def killed_after(path: Path, seconds: float) -> int:
    """Let a writer work for a while, kill it, and say how many batches it had acknowledged."""
    root = Path(__file__).parents[2]
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=root)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    said = writer.stdout.read().split()
    writer.wait()
    writer.stdout.close()
    return int(said[-1]) if said else 0


@pytest.mark.parametrize("seconds", [0.05, 0.21, 0.33])
def test_a_killed_writer_leaves_whole_acts_and_loses_none_it_acknowledged(store: Store, seconds: float) -> None:
    store.close()
    acknowledged = killed_after(store.path, seconds)
    opened = Store.open(store.path)
    with opened.reading() as connection:
        incidents = connection.exec_driver_sql("SELECT count(*) FROM incident").scalar_one()
        acts = connection.exec_driver_sql("SELECT count(*) FROM act").scalar_one()
        words = connection.exec_driver_sql("SELECT count(*) FROM incident_search").scalar_one()
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert walk(connection).problem == ""
    opened.close()
    assert acts in (acknowledged, acknowledged + 1)
    assert incidents == words == acts * PER_BATCH
