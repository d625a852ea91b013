"""Encrypted logbooks as a script meets them: made, opened, checked, backed up and given another passphrase."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Vedette
from tests.storage.encrypting import encrypted
from vedette.storage.keys import salt_of

CODE = re.compile(r"(?:[A-Z2-7]{4}-){13}[A-Z2-7]{4}")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def right(tmp_path: Path) -> str:
    file = tmp_path / "right.txt"
    file.write_text("otter wall candle\n")
    return str(file)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    file = tmp_path / "wrong.txt"
    file.write_text("grape seven lantern")
    return str(file)


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return encrypted(tmp_path / "border.vedette")


@pytest.fixture
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        yield


def test_a_new_logbook_is_encrypted_and_tells_its_recovery_code_once(
    tmp_path: Path, vedette: Vedette, right: str
) -> None:
    path = tmp_path / "new.vedette"
    made = vedette("new", str(path), "--encrypt", "--sample", "--json", "--passphrase-file", right)
    assert made.code == 0 and made.plain == {"logbook": str(path), "incidents": 10}
    code = CODE.search(made.err)
    assert code is not None and salt_of(path) is not None
    paper = tmp_path / "paper.txt"
    paper.write_text(code[0].lower().replace("-", " "))
    assert vedette("search", str(path), "", "--count", "--passphrase-file", str(paper)).out == "10 found\n"


@pytest.mark.parametrize("command", [("search", ""), ("verify",), ("history", "T-1"), ("undo",)])
@pytest.mark.usefixtures("no_terminal")
def test_without_a_passphrase_or_with_a_wrong_one_nothing_is_told(
    logbook: Path, vedette: Vedette, wrong: str, command: tuple[str, ...]
) -> None:
    before = logbook.read_bytes()
    name, *rest = command
    asked = vedette(name, str(logbook), *rest)
    assert asked.code == 1 and "--passphrase-file" in asked.err and asked.out == ""
    told = vedette(name, str(logbook), *rest, "--passphrase-file", wrong)
    assert told.code == 1 and told.out == ""
    assert told.err.startswith("That passphrase does not open “border.vedette”. Nothing was changed;")
    assert logbook.read_bytes() == before


def test_it_is_written_verified_backed_up_and_restored(logbook: Path, vedette: Vedette, right: str) -> None:
    copy = logbook.with_name("copy.vedette")
    assert vedette("backup", str(logbook), str(copy), "--passphrase-file", right).code == 0
    assert vedette("add", str(logbook), "--title", "Flares", "--passphrase-file", right).code == 0
    assert vedette("verify", str(logbook), "--json", "--passphrase-file", right).plain["ok"] is True
    done = vedette("restore", str(copy), str(logbook), "--json", "--passphrase-file", right)
    assert done.code == 0 and done.plain["difference"]["only_before"] == 1
    assert salt_of(logbook) == salt_of(copy) is not None


def test_what_can_be_read_of_a_damaged_one_is_saved_encrypted(logbook: Path, vedette: Vedette, right: str) -> None:
    whole = bytearray(logbook.read_bytes())
    whole[len(whole) * 4 // 5] ^= 1  # among the records: where the tables are declared, nothing could be read at all
    logbook.write_bytes(whole)
    saved = logbook.with_name("saved.vedette")
    found = vedette("verify", str(logbook), "--salvage", str(saved), "--json", "--passphrase-file", right)
    assert found.code == 1 and found.plain["ok"] is False
    assert salt_of(saved) is not None and found.plain["salvaged"]["file"] == str(saved)


def test_f22_a_plain_logbook_is_encrypted_and_its_plain_copies_are_named(
    tmp_path: Path, vedette: Vedette, right: str, wrong: str
) -> None:
    path = tmp_path / "plain.vedette"
    assert vedette("new", str(path), "--sample").code == 0
    done = vedette("passphrase", str(path), "--new-passphrase-file", right, "--json")
    assert done.plain["encrypted"] is True and CODE.search(done.err)
    assert done.plain["plain_copies"] == [str(tmp_path / "plain.before-passphrase-1.vedette")]
    changed = vedette("passphrase", str(path), "--passphrase-file", right, "--new-passphrase-file", wrong)
    assert changed.code == 0 and CODE.search(changed.err) != CODE.search(done.err)
    removed = vedette("passphrase", str(path), "--passphrase-file", wrong, "--remove", "--json")
    assert removed.plain["encrypted"] is False and not CODE.search(removed.err)
    assert salt_of(path) is None and vedette("search", str(path), "", "--count").out == "10 found\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\n", "empty"), (b"\xff\xfe\xff", "UTF-8"), (b"x" * 2_000, "1,000"), (None, "can't be read")],
)
def test_a_file_that_holds_no_passphrase_is_said_and_nothing_is_made(
    tmp_path: Path, vedette: Vedette, content: bytes | None, said: str
) -> None:
    file = tmp_path / "pass.txt"
    if content is not None:
        file.write_bytes(content)
    made = vedette("new", str(tmp_path / "new.vedette"), "--encrypt", "--passphrase-file", str(file))
    assert made.code == 1 and said in made.err and made.err.count("\n") == 1
    assert not (tmp_path / "new.vedette").exists()


def test_f13_a_command_leaves_files_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    script = (
        "import os, sys; os.umask(0); sys.argv[1:] = ['new', sys.argv[1], '--sample']\n"
        "from vedette.__main__ import main; main()\n"
        "sys.argv[1:] = ['export', sys.argv[2], sys.argv[2] + '.csv']; main()\n"
        "sys.argv[1:] = ['backup', sys.argv[2], sys.argv[2] + '.copy']; main()\n"
    )
    path = tmp_path / "folder" / "new.vedette"
    ended = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    home = tmp_path / "home"
    made = [file for folder in (path.parent, home) for file in (folder, *folder.rglob("*"))]
    assert len(made) >= 6
    assert {file.stat().st_mode & 0o077 for file in made} == {0}
