"""The commands of the README are real: those that need no screen are run in the order in which they stand."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.repo.checkout import ROOT

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


def test_every_command_of_the_readme_works_as_written(tmp_path: Path) -> None:
    for words in filter(needs_no_screen, commands()):
        result = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=tmp_path,
            env=os.environ | {"VEDETTE_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, f"{shlex.join(words)}\n{result.stdout}{result.stderr}"


def test_the_readme_installs_every_system_package_that_the_checks_need() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    needed = re.findall(r"^  lib[^ ]+\.so\.\d+=(\S+)$", script, re.MULTILINE)
    installed = set(README.replace("\\\n", " ").split())
    assert needed
    assert set(needed) - installed == set()
