"""The layer contracts of pyproject.toml hold, and a breach of each is reported."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.repo.checkout import ROOT, copy_of_the_checkout

LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True, no_logo=True))"

BREACHES = [
    ("domain/planted.py", "import PySide6.QtCore", "vedette.domain.planted -> PySide6"),
    ("usecases/planted.py", "import PySide6.QtWidgets", "vedette.usecases.planted -> PySide6"),
    ("domain/planted.py", "import vedette.storage", "vedette.domain.planted -> vedette.storage"),
    ("domain/planted.py", "import vedette.paths", "vedette.domain.planted -> vedette.paths"),
    ("storage/planted.py", "import vedette.ui", "vedette.storage.planted -> vedette.ui"),
    ("storage/planted.py", "import vedette.formats", "vedette.storage.planted -> vedette.formats"),
    ("capture/planted.py", "import vedette.storage", "vedette.capture.planted -> vedette.storage"),
    ("usecases/planted.py", "import sqlalchemy", "vedette.usecases.planted -> sqlalchemy"),
    ("ui/planted.py", "import vedette.storage", "vedette.ui.planted -> vedette.storage"),
    ("cli/planted.py", "import PySide6.QtCore", "vedette.cli.planted -> PySide6"),
    (
        "ui/planted.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import vedette.formats",
        "vedette.ui.planted -> vedette.formats",
    ),
]


def lint(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout / "desktop"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_layer_contract_holds() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("file", "code", "complaint"), BREACHES)
def test_a_planted_wrong_import_is_reported(tmp_path: Path, file: str, code: str, complaint: str) -> None:
    copy = copy_of_the_checkout(tmp_path)
    planted = copy / "desktop" / "vedette" / file
    planted.write_text(f'"""Planted by a test."""\n\n{code}\n', encoding="utf-8")
    result = lint(copy)
    assert result.returncode == 1, result.stdout + result.stderr
    assert complaint in result.stdout


def test_every_part_of_the_package_stands_in_the_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {part.strip() for row in rows for part in row.split("|")}
    package = ROOT / "desktop" / "vedette"
    modules = {path.stem for path in package.glob("*.py")} | {
        path.parent.name for path in package.glob("*/__init__.py")
    }
    assert {f"vedette.{module}" for module in modules - {"__init__"}} == named
