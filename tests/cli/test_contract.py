"""What scripts rely on whatever the command: one answer, one sentence of refusal, and no character that ends it all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Vedette

LONG = "b" * 300


def apart(*arguments: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, with streams of that encoding."""
    spoken = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run([sys.executable, "-m", "vedette", *arguments], env=spoken, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_a_terminal_can_t_write_does_not_end_a_command_that_is_done(logbook: str, encoding: str) -> None:
    added = apart("add", logbook, "--title", "中 Лука 😀", encoding=encoding)
    assert (added.returncode, added.stderr) == (0, b"")
    assert b"\\u4e2d" in added.stdout
    refused = apart("show", logbook, "中", encoding=encoding)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1


def test_json_is_utf_8_whatever_the_terminal_is(logbook: str) -> None:
    apart("add", logbook, "--title", "中 Лука 😀", encoding="utf-8")
    found = apart("search", logbook, "", "--json", encoding="ascii")
    assert json.loads(found.stdout.decode("utf-8"))["incidents"][0]["title"] == "中 Лука 😀"


@pytest.mark.parametrize(
    "command",
    [("new", LONG), ("search", LONG, ""), ("verify", LONG), ("restore", LONG, "LOG"), ("backup", "LOG", LONG)],
)
def test_a_name_that_the_system_refuses_is_told_in_one_sentence(
    vedette: Vedette, logbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = vedette(*(logbook if word == "LOG" else word for word in command))
    assert (refused.code, refused.out) == (1, "")
    assert len(refused.err.splitlines()) == 1
    assert "Nothing was changed" in refused.err or "Check the name" in refused.err


@pytest.mark.parametrize(
    "refused",
    [
        ("say", "REF", "--claim", "9", "--party", "B", "--stance", "denies"),
        ("say", "REF", "--claim", "", "--party", "B", "--stance", "denies"),
        ("say", "REF", "--claim", "Shots", "--party", " ", "--stance", "asserts"),
        ("add", "--title", "T", "--stance", "denies"),
        ("tag", "", "--add", ""),
        ("tag", "", "--remove", " "),
        ("report", "x.html", "--tlp", "mauve"),
    ],
)
def test_a_refusal_is_one_sentence_and_changes_nothing(
    vedette: Vedette, logbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    reference = vedette("add", logbook, "--title", "Flares", "--json").plain["reference"]
    before = vedette("verify", logbook, "--json").plain["head"]
    name, *rest = (reference if word == "REF" else word for word in refused)
    said = vedette(name, logbook, *rest)
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
    assert vedette("verify", logbook, "--json").plain["head"] == before
    assert not (tmp_path / "x.html").exists()


def test_a_text_of_two_minuses_is_a_text(vedette: Vedette, logbook: str) -> None:
    reference = vedette("add", logbook, "--title", "--", "--text", "--", "--json").plain["reference"]
    shown = vedette("show", logbook, reference, "--json").plain
    assert (shown["title"], shown["narrative"]) == ("--", "--")


def test_a_limit_may_be_larger_than_any_logbook(vedette: Vedette, sample: str) -> None:
    assert len(vedette("search", sample, "", "--limit", "9" * 30, "--json").plain["incidents"]) == 10
    assert vedette("search", sample, "", "--offset", "9" * 30, "--json").plain["incidents"] == []
    wrong = vedette("search", sample, "", "--limit", "-1")
    assert wrong.code == 2
    assert "no whole number" in wrong.err


def test_a_passphrase_that_encrypts_nothing_is_told(vedette: Vedette, tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text("correct horse battery staple\n")
    made = vedette("new", str(tmp_path / "plain.vedette"), "--passphrase-file", str(file))
    assert made.code == 0
    assert "NOT encrypted" in made.err
