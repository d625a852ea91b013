"""Which lines and branches of storage, where all that is kept passes through, no test of the suite reaches.

It needs `coverage`, which is no part of what the project needs: `pip install coverage`. What only another system
reaches is left out: Windows has no `pread`, no locks of POSIX and no limits of a process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.figure import Figure
from tests.repo.checkout import ROOT

_SETTINGS = """
[run]
branch = True
source = vedette.storage
parallel = True
data_file = {folder}/data
patch = subprocess, fork, _exit
[report]
exclude_also =
    if TYPE_CHECKING:
    ^\\s*\\.\\.\\.$
    os.name == "nt"
    os\\.lseek
    return os.read\\(
    except ImportError:
"""
_TESTS = ("tests/storage", "tests/usecases", "tests/cli", "tests/journeys", "tests/ui")


def figures(folder: Path) -> Iterator[Figure]:
    """Nothing where `coverage` is not installed."""
    if find_spec("coverage") is None:
        print("  coverage is not installed, so G22 is not measured: pip install coverage", file=sys.stderr)
        return
    settings, found = folder / "settings", folder / "found.json"
    settings.write_text(_SETTINGS.format(folder=folder), encoding="utf-8")
    _coverage("run", f"--rcfile={settings}", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "auto",
              "-m", "long or not long", *_TESTS)  # fmt: skip
    _coverage("combine", "-q", f"--rcfile={settings}")
    _coverage("json", "-q", f"--rcfile={settings}", "-o", str(found))
    report = json.loads(found.read_text(encoding="utf-8"))
    for file, one in report["files"].items():
        if one["missing_lines"] or one["missing_branches"]:
            print(f"  {file}: lines {one['missing_lines']}, branches {one['missing_branches']}", file=sys.stderr)
    total = report["totals"]
    yield Figure("lines and branches of storage reached", total["percent_covered"], "%", goal=100, better="more")


def _coverage(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, env=dict(os.environ), check=False,
                   stdout=sys.stderr)  # fmt: skip
