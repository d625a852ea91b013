"""F40: logbooks on network drives and in synced folders are warned about; no shared log is used where it can't work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import make
from tests.storage.damaging import filled, wrong
from vedette.storage.store import Store
from vedette.usecases import location

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/home /home/ada/shared nfs4 rw 0 0
//office/files /mnt/office\\040files cifs rw 0 0
tmpfs /home/ada/shared/fast tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/ada/border.vedette", False),
        ("/home/ada/shared/border.vedette", True),
        ("/home/ada/shared2/border.vedette", False),
        ("/home/ada/shared/fast/border.vedette", False),
        ("/mnt/office files/a/border.vedette", True),
        ("//office/files/border.vedette", True),
    ],
)
def test_a_drive_of_another_computer_is_known_by_its_mount(path: str, network: bool) -> None:
    assert location.on_network(Path(path), MOUNTS) is network
    assert ("a drive of another computer" in location.warning(Path(path), MOUNTS)) is network


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Office", "Nextcloud", "Google Drive", "Syncthing"])
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "work"
    folder.mkdir(parents=True)
    assert f"The folder “{name}” is kept in step" in location.warning(folder / "border.vedette", "")


def test_a_synced_folder_is_known_by_its_marks_and_others_are_not(tmp_path: Path) -> None:
    assert location.warning(tmp_path / "border.vedette", "") == ""
    (tmp_path / ".stfolder").mkdir()
    assert tmp_path.name in location.warning(tmp_path / "border.vedette", "")


def test_copies_that_came_of_a_conflict_are_listed(tmp_path: Path) -> None:
    names = ["border (Ada's conflicted copy 2021-11-04).vedette", "border.sync-conflict-20211104-120000.vedette"]
    for name in [*names, "border.vedette", "border.backup.vedette", "other conflict.vedette"]:
        (tmp_path / name).write_bytes(b"")
    assert location.conflicting(tmp_path / "border.vedette") == sorted(names)
    assert "Compare them." in location.warning(tmp_path / "border.vedette", "")


def test_where_no_log_can_be_shared_none_is_used_and_nothing_is_lost(tmp_path: Path) -> None:
    path = filled(tmp_path / "border.vedette")
    store = Store.open(path, wal=False)
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    assert not path.with_name("border.vedette-wal").exists()
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "delete"
    store.close()
    assert wrong(path) == {}


def test_f13_others_who_could_read_or_replace_it_are_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "border.vedette")
    assert location.open_to(path) == ""
    path.chmod(0o644)
    assert "may open the file" in location.warning(path, "")
    tmp_path.chmod(0o777)
    assert "can replace or delete" in location.warning(path, "")
    tmp_path.chmod(0o1777)
    path.chmod(0o600)
    assert location.warning(path, "") == ""
    tmp_path.chmod(0o700)
