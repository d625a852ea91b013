"""F19: erasing that dies at any step has taken the key first, is finished later, and never leaves half a logbook."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.encrypting import OPENS, fill_with_marks, keys, quick_key
from vedette import paths
from vedette.domain.errors import NotFound, UserError
from vedette.storage.crash_points import KILLED, VARIABLE
from vedette.storage.keys import salt_of
from vedette.storage.store import Store
from vedette.usecases import erasing
from vedette.usecases.backups import Backups, folder_of
from vedette.usecases.desk import Desk

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys, pathlib; from vedette.usecases.erasing import erase; erase(pathlib.Path(sys.argv[1]))"


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    """An encrypted one with two backups."""
    store = Store.create(tmp_path / "place" / "border.vedette", key=quick_key())
    fill_with_marks(store)
    for _ in range(2):
        Backups(Desk(store, lambda: "Ada")).make()
    store.close()
    return store.path


def test_f19_nothing_of_a_logbook_is_left_in_its_places(logbook: Path) -> None:
    logbook.with_name("borderline.vedette").write_bytes(b"another")
    backups = folder_of(logbook, paths.backups_folder())
    files = erasing.known_files(logbook)
    assert len(files) == 5
    assert erasing.erase(logbook) == erasing.Erased(5, ())
    assert not any(file.exists() for file in files)
    assert not backups.exists()
    assert [left.name for left in logbook.parent.iterdir()] == ["borderline.vedette"]
    assert list(erasing.resume()) == []
    with pytest.raises(NotFound):
        erasing.erase(logbook)


@pytest.mark.parametrize(
    "step", [1, 4, 8, *(pytest.param(n, marks=pytest.mark.long) for n in (2, 3, 5, 6, 7, 9, 10, 11))]
)
def test_f19_whatever_the_step_at_which_it_dies_the_key_goes_first(logbook: Path, step: int) -> None:
    files = erasing.known_files(logbook)
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(logbook)], cwd=ROOT, check=False,
        env=os.environ | {VARIABLE: f"any:{step}", "PYTHONPATH": str(ROOT / "desktop")},
    )  # fmt: skip
    assert ended.returncode == KILLED
    keyless = [file for file in files if not file.exists() or salt_of(file) is None]
    if step >= 6:
        assert keyless == files
    if step > 1:
        with pytest.raises(UserError):
            Store.open(logbook, keys=keys(OPENS))
    assert list(erasing.resume()) == []
    assert not any(file.exists() for file in files)


def test_f19_a_list_that_was_cut_off_erases_nothing(logbook: Path) -> None:
    plan = paths.user_home() / "erasing.json"
    plan.write_text('["2f746d70')
    assert list(erasing.resume()) == []
    assert logbook.exists()
    assert not plan.exists()
