"""The open logbook taken for a file: nobody may open and close it, for SQLite's locks on it would go."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vedette.domain.errors import CannotRead
from vedette.storage.peeking import HANDLES
from vedette.usecases.attachments import Attachments
from vedette.usecases.desk import Desk
from vedette.usecases.exchange import Exchange
from vedette.usecases.print_kit import PrintKit

WAYS: dict[str, Callable[[Desk, Path], object]] = {
    "import": lambda desk, path: Exchange(desk).plan(path),
    "attach": lambda desk, path: Attachments(desk).take_in(path),
    "mapping": lambda desk, path: Exchange(desk).mapping(path),
    "logo": lambda desk, path: PrintKit(desk).read_logo(path),
}

# Another program that may have the logbook for itself alone could throw its journal away.
ALONE = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    print(raw.execute("PRAGMA journal_mode = DELETE").fetchone()[0])
except sqlite3.OperationalError:
    print("not alone")
"""


@pytest.mark.parametrize("way", WAYS)
def test_the_open_logbook_is_refused_as_a_file_under_any_name(way: str, desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "other.csv"
    link.symlink_to(desk.store.path)
    desk.store.changed_elsewhere()
    for path in (desk.store.path, link, desk.store.path.with_name(f"{desk.store.path.name}-shm")):
        with pytest.raises(CannotRead, match="is the logbook that is open"):
            WAYS[way](desk, path)
    told = subprocess.run([sys.executable, "-c", ALONE, str(desk.store.path)], capture_output=True, text=True)
    assert told.stdout.strip() == "not alone"


def test_a_logbook_that_is_closed_is_a_file_like_any_other(desk: Desk) -> None:
    assert HANDLES.holds(desk.store.path)
    desk.store.close()
    assert not HANDLES.holds(desk.store.path)
    assert not HANDLES.holds(desk.store.path.with_name("nowhere"))
