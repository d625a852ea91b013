"""`vedette verify`, `backup` and `restore` as a script meets them."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Vedette
from vedette.cli.stopping import held_back, stoppable


@pytest.fixture
def logbook(tmp_path: Path, vedette: Vedette) -> Path:
    path = tmp_path / "border.vedette"
    assert vedette("new", str(path), "--sample").code == 0
    return path


def test_a_whole_logbook_is_verified(logbook: Path, vedette: Vedette) -> None:
    found = vedette("verify", str(logbook), "--json")
    assert found.code == 0
    assert found.plain["ok"] is True
    assert {"name", "ok", "detail"} == set(found.plain["checks"][0])
    assert all(check["ok"] for check in found.plain["checks"])


def test_tampering_is_told_with_exit_code_one_the_json_and_the_backups(logbook: Path, vedette: Vedette) -> None:
    assert vedette("backup", str(logbook), str(logbook.with_name("copy.vedette"))).code == 0
    plain = sqlite3.connect(logbook)
    plain.execute("UPDATE incident SET narrative = 'Nothing.' WHERE reference = 'PLBY-2021-0002'")
    plain.commit()
    plain.close()
    before = logbook.read_bytes()
    found = vedette("verify", str(logbook), "--json")
    assert found.code == 1
    assert found.plain["ok"] is False
    (wrong,) = [check for check in found.plain["checks"] if not check["ok"]]
    assert wrong["name"] == "records"
    assert "PLBY-2021-0002" in wrong["detail"]
    assert "No backup of this logbook is in the usual folder" in found.err
    assert logbook.read_bytes() == before


def test_what_is_no_logbook_is_said_in_one_sentence(tmp_path: Path, vedette: Vedette) -> None:
    found = vedette("verify", str(tmp_path / "none.vedette"), "--json")
    assert (found.code, found.out) == (1, "")
    assert "There is no “none.vedette”" in found.err


def test_a_backup_and_its_way_back(logbook: Path, vedette: Vedette) -> None:
    copy = logbook.with_name("copy.vedette")
    made = vedette("backup", str(logbook), str(copy), "--json").plain
    assert made["incidents"] == 10
    assert made["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert vedette("add", str(logbook), "--title", "One more").code == 0
    back = vedette("restore", str(copy), str(logbook), "--json").plain
    assert (back["file"], back["sha256"], back["incidents"]) == (str(logbook), made["sha256"], 10)
    assert back["difference"]["relation"] == "older"
    assert back["difference"]["only_before"] == 1
    assert Path(back["kept"]).exists()
    assert vedette("search", str(logbook), "", "--count", "--json").plain["total"] == 10
    assert vedette("verify", str(logbook)).code == 0


def test_a_restore_says_in_words_what_it_did(logbook: Path, vedette: Vedette) -> None:
    copy = logbook.with_name("copy.vedette")
    vedette("backup", str(logbook), str(copy))
    vedette("add", str(logbook), "--title", "One more")
    said = vedette("restore", str(copy), str(logbook)).out
    assert "kept as border.before-restore-1.vedette" in said
    assert "The backup is older than the file that was there." in said
    assert "Only in the file that was there: 1 (PLBY-" in said


def test_a_damaged_backup_is_refused(logbook: Path, vedette: Vedette) -> None:
    copy = logbook.with_name("copy.vedette")
    vedette("backup", str(logbook), str(copy))
    copy.write_bytes(copy.read_bytes()[:40_000])
    before = logbook.read_bytes()
    found = vedette("restore", str(copy), str(logbook))
    assert found.code == 1
    assert "damaged" in found.err
    assert logbook.read_bytes() == before


def test_what_can_be_read_of_a_damaged_logbook_is_saved(logbook: Path, vedette: Vedette) -> None:
    plain = sqlite3.connect(logbook)
    plain.execute("UPDATE incident SET narrative = CAST(x'f6' AS TEXT) WHERE reference = 'PLBY-2021-0002'")
    plain.commit()
    plain.close()
    target = logbook.with_name("saved.vedette")
    found = vedette("verify", str(logbook), "--salvage", str(target), "--json")
    assert found.code == 1
    assert found.plain["salvaged"]["incidents"] == 9
    assert len(found.plain["salvaged"]["missing"]) == 1
    assert vedette("verify", str(target)).code == 0


def test_f78_a_request_to_end_is_taken_like_ctrl_c_and_only_for_the_length_of_a_command() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), stoppable():
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("asking", [signal.SIGINT, signal.SIGTERM])
def test_f78_what_would_break_the_loading_of_qt_waits_until_it_is_loaded(asking: signal.Signals) -> None:
    before = signal.getsignal(asking)
    loaded = []
    with pytest.raises(KeyboardInterrupt), held_back():
        os.kill(os.getpid(), asking)
        loaded.append("Qt")
    assert (loaded, signal.getsignal(asking)) == (["Qt"], before)


ENDED = """
import os, signal, sys
from vedette.cli import main
from vedette.usecases import checking
def asked(*arguments):
    os.kill(os.getpid(), signal.SIGTERM)
checking.verify = asked
raise SystemExit(main.run(["verify", sys.argv[1]]))
"""


def test_f78_a_command_asked_to_end_says_so_and_changes_nothing(logbook: Path) -> None:
    before = logbook.read_bytes()
    ended = subprocess.run([sys.executable, "-c", ENDED, str(logbook)], capture_output=True, text=True, check=False)
    assert ended.returncode == 130
    assert ended.stderr == "Cancelled; nothing was changed.\n"
    assert logbook.read_bytes() == before
