"""F31, F34: a copy of a closed logbook is the whole file, or nothing; and it is checked once there is a key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.room import no_file_above
from tests.storage.damaging import wrong
from tests.storage.encrypting import encrypted, keys
from vedette.domain.errors import Cancelled, DiskFull, FileBusy, FileDamaged, FileReadOnly, UserError
from vedette.storage.backup import describe_later, described
from vedette.storage.closed_copy import copy_closed
from vedette.storage.into_place import sweep_folder


def silent(_done: int, _total: int) -> None:
    return None


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return encrypted(tmp_path / "border.vedette")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "copy.vedette"


def test_it_is_the_same_byte_for_byte_and_can_be_checked_later(logbook: Path, copy: Path) -> None:
    copy_closed(logbook, copy, silent)
    assert copy.read_bytes() == logbook.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert described(copy) is None
    describe_later(copy, at="2021-11-04T12:00:00Z", keys=keys())
    found = described(copy)
    assert found is not None and found.incidents == 4


def test_one_that_is_damaged_is_never_described(logbook: Path, copy: Path) -> None:
    raw = bytearray(logbook.read_bytes())
    raw[9 * 4096 + 100] ^= 1
    logbook.write_bytes(raw)
    copy_closed(logbook, copy, silent)
    with pytest.raises(FileDamaged):
        describe_later(copy, at="2021-11-04T12:00:00Z", keys=keys())
    assert described(copy) is None and copy.exists()


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_what_another_program_has_not_finished_is_not_copied(logbook: Path, copy: Path, ending: str) -> None:
    logbook.with_name(f"{logbook.name}{ending}").write_bytes(b"half")
    with pytest.raises(FileBusy, match="not kept"):
        copy_closed(logbook, copy, silent)
    assert list(copy.parent.iterdir()) == []


def test_what_is_written_to_meanwhile_is_not_copied(logbook: Path, copy: Path) -> None:
    with pytest.raises(FileBusy, match="not kept"):
        copy_closed(logbook, copy, lambda _done, _total: os.utime(logbook, (1, 1)))
    assert list(copy.parent.iterdir()) == []


def stop(_done: int, _total: int) -> None:
    raise Cancelled("Stopped.")


def test_a_stopped_one_leaves_nothing(logbook: Path, copy: Path) -> None:
    with pytest.raises(Cancelled):
        copy_closed(logbook, copy, stop)
    assert list(copy.parent.iterdir()) == []


def test_f34_without_room_it_leaves_nothing_and_says_so(logbook: Path, copy: Path) -> None:
    with no_file_above(50_000), pytest.raises(DiskFull):
        copy_closed(logbook, copy, silent)
    assert list(copy.parent.iterdir()) == []
    assert wrong_of(logbook) == ""


def wrong_of(logbook: Path) -> str:
    try:
        wrong(logbook)
    except UserError as error:
        return "" if "passphrase" in str(error) else str(error)
    return "not encrypted"


def test_a_logbook_that_is_gone_is_said(logbook: Path, copy: Path) -> None:
    logbook.unlink()
    with pytest.raises(FileReadOnly, match=r"can't be opened"):
        copy_closed(logbook, copy, silent)
    assert list(copy.parent.iterdir()) == []


def test_f31_what_killed_ones_left_is_swept_up_and_a_living_one_is_let_be(tmp_path: Path) -> None:
    dead, living = tmp_path / f".a.vedette.{2**22 + 9}.part", tmp_path / f".b.vedette.{os.getppid()}.part"
    for file in (dead, living, tmp_path / "a.vedette"):
        file.touch()
    sweep_folder(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [living.name, "a.vedette"]
