"""A file is written whole, privately, or not at all; the old one outlives every failure (F27, G3)."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from tests.room import no_file_above
from vedette.domain.errors import Cancelled, DiskFull, FileReadOnly, NotFound, UserError
from vedette.formats.atomic import replacing, text_over
from vedette.formats.csv_writing import write_rows
from vedette.formats.file_errors import write_error


def test_the_file_is_there_when_the_block_ends_and_only_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with replacing(path) as stream:
        stream.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("error", [Cancelled("stopped"), ValueError("a fault of ours"), KeyboardInterrupt()])
def test_a_failure_or_cancel_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(type(error)), replacing(path) as stream:
        stream.write(b"half")
        raise error
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("room", [0, 1, 100, 8192, 20_000, 65_536])
def test_a_full_disk_is_said_and_leaves_the_old_file(tmp_path: Path, room: int) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with no_file_above(room), pytest.raises(DiskFull, match="nothing was written"):
        write_rows(path, ["a", "b"], (["x" * 50, str(n)] for n in range(3000)))
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with replacing(tmp_path / "link.csv") as stream:
        stream.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_folder_or_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"), replacing(tmp_path):
        raise AssertionError
    with pytest.raises(NotFound, match="folder"), replacing(tmp_path / "missing" / "out.csv"):
        raise AssertionError
    with pytest.raises(UserError, match="too long"), replacing(tmp_path / ("x" * 300)) as stream:
        stream.write(b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FileReadOnly),
        (errno.EROFS, FileReadOnly),
        (errno.EPERM, FileReadOnly),
        (errno.ENOENT, NotFound),
        (errno.EIO, UserError),
    ],
)
def test_each_refusal_of_the_system_has_a_sentence_of_ours(code: int, kind: type[UserError]) -> None:
    error = write_error(Path("out.csv"), OSError(code, "system words"))
    assert type(error) is kind
    assert "out.csv" in str(error) and "system words" not in str(error)


def test_text_keeps_its_line_ends_and_spells_out_what_utf8_cannot_hold(tmp_path: Path) -> None:
    with replacing(tmp_path / "t") as stream, text_over(stream) as text:
        text.write("a\r\nb\nż\ud800")
    assert (tmp_path / "t").read_bytes() == "a\r\nb\nż\\ud800".encode()
