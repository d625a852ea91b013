"""The domain knows values and rules only: no files, no clock, no chance, no library beyond the two it may use."""

import re
import sys

import pytest

from tests.repo.checkout import ROOT, committable, imported

LIBRARIES = {"anyascii", "mgrs", "vedette"}
OUTSIDE_WORLD = {
    *("os", "io", "pathlib", "shutil", "tempfile", "glob", "fileinput", "importlib", "pkgutil", "mmap"),
    *("time", "random", "secrets", "subprocess", "multiprocessing", "threading", "asyncio", "concurrent"),
    *("sqlite3", "dbm", "shelve", "logging", "getpass", "platform", "signal", "ctypes"),
}
CLOCK_OR_FILE = re.compile(
    r"\b(datetime\.now|date\.today|datetime\.today|utcnow|uuid1|uuid4)\b|(?<![\w.])(open|print|input)\("
)


def domain_files() -> list[str]:
    return [name for name in committable() if name.startswith("desktop/vedette/domain/") and name.endswith(".py")]


def strangers(code: str) -> set[str]:
    tops = {name for name in imported(code) if "." not in name}
    return tops - ((sys.stdlib_module_names - OUTSIDE_WORLD) | LIBRARIES)


@pytest.mark.parametrize("name", domain_files())
def test_a_domain_module_needs_nothing_from_outside(name: str) -> None:
    code = (ROOT / name).read_text(encoding="utf-8")
    assert strangers(code) == set()
    assert [line for line in code.splitlines() if CLOCK_OR_FILE.search(line)] == []


@pytest.mark.parametrize("code", ["import os.path", "from pathlib import Path", "import rapidfuzz", "import time"])
def test_a_stranger_in_the_domain_is_recognised(code: str) -> None:
    assert strangers(code)


@pytest.mark.parametrize("code", ["today = date.today()", "with open(name) as file:", "uid = uuid4()"])
def test_a_clock_or_a_file_in_the_domain_is_recognised(code: str) -> None:
    assert CLOCK_OR_FILE.search(code)
