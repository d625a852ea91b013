"""The commands of the README are real: those that need no screen are run in the order in which they stand."""

import re
import shlex
from pathlib import Path

import pytest

from tests.repo.checkout import ROOT
from vedette.cli.main import run

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = {
    *("new", "add", "edit", "say", "show", "search", "tag", "trash", "untrash"),
    *("import", "export", "report", "undo", "redo", "history", "verify", "backup", "restore"),
}
OPENS_A_WINDOW = [["vedette"], ["vedette", "--sample"], ["vedette", "border.vedette"]]


def commands() -> list[list[str]]:
    """Each line of a code block that calls `vedette` itself, as the shell would split it."""
    blocks = re.findall(r"^```(?:bash|sh)?\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    rows = [row for block in blocks for row in block.replace("\\\n", " ").splitlines()]
    return [shlex.split(row, comments=True) for row in rows if re.match(r"vedette\b", row)]


def needs_no_screen(words: list[str]) -> bool:
    return words not in OPENS_A_WINDOW


def test_every_command_of_the_readme_is_one_that_others_rely_on() -> None:
    headless = [words for words in commands() if needs_no_screen(words)]
    assert {words[1] for words in headless} <= COMMANDS | {"--self-check", "--version", "--help"}
    assert len(headless) >= 10


def test_every_command_of_the_readme_works_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in filter(needs_no_screen, commands()):
        assert run(words[1:]) == 0, shlex.join(words)


def test_the_readme_installs_every_system_package_that_the_checks_need() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    needed = re.findall(r"^  lib[^ ]+\.so\.\d+=(\S+)$", script, re.MULTILINE)
    installed = set(README.replace("\\\n", " ").split())
    assert needed
    assert set(needed) - installed == set()
