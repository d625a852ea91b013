"""A renamed file outlasts a power cut once its folder was told to the disk."""

import os
import stat
from pathlib import Path

import pytest

from vedette.disk import sync_folder


def test_it_is_the_folder_that_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(stat.S_ISDIR(os.fstat(handle).st_mode)))
    sync_folder(tmp_path)
    assert synced == [True]
