"""The program answers `--help` and `--version` without loading the window or the database."""

import subprocess
import sys

import pytest

from vedette import __version__

HEAVY = {"PySide6", "shiboken6", "sqlalchemy", "sqlcipher3", "openpyxl", "jinja2"}


def loaded_by(*arguments: str) -> tuple[str, set[str]]:
    """What the program prints, and the top-level names that it imported on the way."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "vedette", *arguments], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr[-2000:]
    rows = [line.rpartition("|")[2].strip() for line in result.stderr.splitlines() if line.startswith("import time:")]
    return result.stdout, {name.partition(".")[0] for name in rows}


@pytest.mark.parametrize(("argument", "said"), [("--version", __version__), ("--help", "usage")])
def test_a_light_question_loads_nothing_heavy(argument: str, said: str) -> None:
    printed, modules = loaded_by(argument)
    assert said in printed.lower()
    assert "vedette" in modules
    assert modules & HEAVY == set()
