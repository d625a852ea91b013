from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vedette import paths
from vedette.domain.errors import UserError
from vedette.ui.attachments.copies import OpenCopies, sweep

LEAVER = """
import os, sys
from pathlib import Path
from vedette.ui.attachments.copies import OpenCopies
copies = OpenCopies(Path(sys.argv[1]))
folder = copies.folder()
(folder / "secret.txt").write_text("x")
(folder / "secret.txt").chmod(0o400)
os._exit(137)
"""


def put(copies: OpenCopies) -> Path:
    place = copies.folder() / "abc"
    place.mkdir(mode=0o700)
    copy = place / "photo.png"
    copy.write_bytes(b"x")
    copy.chmod(0o400)
    return copy


def test_f4_copies_lie_in_a_private_folder_and_are_removed() -> None:
    root = paths.opened_folder()
    copies = OpenCopies(root)
    copy = put(copies)
    assert root.stat().st_mode & 0o777 == copy.parents[1].stat().st_mode & 0o777 == 0o700
    assert copies.in_use
    assert copies.clear() == ()
    assert (copies.in_use, list(root.iterdir())) == (False, [])
    assert put(copies).exists()
    copies.clear()


def test_f4_copies_of_a_process_that_was_killed_go_at_the_next_start_and_those_in_use_stay() -> None:
    root = paths.opened_folder()
    ended = subprocess.run([sys.executable, "-c", LEAVER, str(root)], check=False)
    assert ended.returncode == 137
    living = OpenCopies(root)
    kept = put(living)
    assert len(list(root.rglob("*.txt"))) == 1
    assert sweep(root) == 1
    assert list(root.rglob("*.txt")) == []
    assert kept.exists()
    living.clear()
    assert sweep(root) == 0


def test_a_link_that_somebody_laid_there_is_not_followed(tmp_path: Path) -> None:
    root = paths.opened_folder()
    root.mkdir(parents=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    (root / "1-2").symlink_to(tmp_path / "mine")
    assert sweep(root) == 0
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_where_no_folder_can_be_made_it_is_said(home: Path) -> None:
    home.write_text("a file in the way")
    with pytest.raises(UserError, match="No private copy can be made"):
        OpenCopies(paths.opened_folder()).folder()
