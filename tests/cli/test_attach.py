from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Vedette
from vedette.storage.crash_points import KILLED, VARIABLE


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "fence.jpg"
    path.write_bytes(b"\xff\xd8\xff" + os.urandom(300_000))
    return path


@pytest.fixture
def reference(logbook: str, vedette: Vedette) -> str:
    return str(vedette("add", logbook, "--title", "Fence cut", "--when", "2021-11-03", "--json").plain["reference"])


def test_a_file_is_attached_found_checked_and_taken_out_again(
    logbook: str, vedette: Vedette, reference: str, photo: Path
) -> None:
    [one] = vedette("attach", logbook, reference, str(photo), "--note", "east", "--json").plain["attachments"]
    assert one["sha256"] == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert (one["n"], one["name"], one["mime"], one["note"]) == (1, "fence.jpg", "image/jpeg", "east")
    assert vedette("search", logbook, "has:attachment", "--json").plain["total"] == 1
    assert "1 files, each as it was added" in vedette("verify", logbook).out
    out = photo.with_name("out.jpg")
    assert vedette("extract", logbook, reference, "1", str(out), "--json").plain["sha256"] == one["sha256"]
    assert out.read_bytes() == photo.read_bytes()
    shown = vedette("show", logbook, reference).out
    assert "fence.jpg" in shown


def test_detaching_is_undone_with_its_bytes(logbook: str, vedette: Vedette, reference: str, photo: Path) -> None:
    vedette("attach", logbook, reference, str(photo))
    assert vedette("detach", logbook, reference, "1", "--json").plain["attachments"] == []
    assert vedette("undo", logbook, "--json").plain["undone"] == f"detach fence.jpg from {reference}"
    out = photo.with_name("out.jpg")
    assert vedette("extract", logbook, reference, "1", str(out)).code == 0
    assert out.read_bytes() == photo.read_bytes()


def test_add_and_edit_take_files_as_part_of_their_one_act(logbook: str, vedette: Vedette, photo: Path) -> None:
    added = vedette("add", logbook, "--title", "Wire", "--attach", str(photo), "--json").plain["reference"]
    note = photo.with_name("note.txt")
    note.write_text("two lines")
    assert vedette("edit", logbook, added, "--attach", str(note), "--attach", str(photo)).code == 0
    document = vedette("show", logbook, added, "--json").plain
    assert [one["name"] for one in document["attachments"]] == ["fence.jpg", "note.txt"]
    assert vedette("undo", logbook, "--json").plain["undone"] == f"change {added}"
    assert len(vedette("show", logbook, added, "--json").plain["attachments"]) == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("attach", "REF", "nowhere.jpg"), "no file nowhere.jpg"),
        (("attach", "REF", "."), "is a folder"),
        (("attach", "NO-1", "FILE"), "no incident"),
        (("attach", "REF", "FILE", "--role", "poster"), "no role of an attachment"),
        (("detach", "REF", "3"), "no attachment 3"),
        (("extract", "REF", "3", "x"), "no attachment 3"),
        (("edit", "NO-1", "--attach", "FILE"), "no incident"),
        (("add", "--title", "x", "--when", "03/11/2021", "--attach", "FILE"), "03/11/2021"),
        (("add", "--quick", "flares", "--attach", "FILE"), "leave the other options out"),
    ],
)
def test_what_cannot_be_attached_is_said_and_leaves_nothing(
    logbook: str, vedette: Vedette, reference: str, *, photo: Path, arguments: tuple[str, ...], reason: str
) -> None:
    real = [{"REF": reference, "FILE": str(photo)}.get(word, word) for word in arguments]
    size = Path(logbook).stat().st_size
    answer = vedette(real[0], logbook, *real[1:])
    assert answer.code == 1
    assert reason in answer.err
    assert "Traceback" not in answer.err
    assert "0 files" in vedette("verify", logbook).out
    assert size <= Path(logbook).stat().st_size < size + 1_000_000


@pytest.mark.parametrize("step", range(1, 7))
def test_f32_killed_at_any_step_no_row_points_nowhere(
    logbook: str, vedette: Vedette, reference: str, *, photo: Path, step: int
) -> None:
    command = [sys.executable, "-m", "vedette", "attach", logbook, reference, str(photo)]
    ended = subprocess.run(command, env={**os.environ, VARIABLE: f"any:{step}"}, check=False, capture_output=True)
    assert ended.returncode in (0, KILLED)
    told = vedette("verify", logbook, "--json").plain
    assert told["ok"], told
    assert "not here" not in str(told)
    assert vedette("attach", logbook, reference, str(photo)).code in (0, 1)  # 1 where it had been attached already
    assert vedette("search", logbook, "has:attachment", "--json").plain["total"] == 1
