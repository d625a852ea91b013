"""The package as a user gets it: built through the source archive, run from another folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.repo.checkout import committable, copy_of_the_checkout
from vedette import __version__

IGNORED = ["resources/scratch.vedette", "desktop/vedette/__pycache__/stale.cpython-311.pyc", "build/leftover.py"]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, *command], cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source archive of a clean copy in which git-ignored files were left about."""
    checkout = copy_of_the_checkout(tmp_path_factory.mktemp("checkout"))
    for name in IGNORED:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text("left about", encoding="utf-8")
    built = tmp_path_factory.mktemp("built")
    run("-m", "build", "--no-isolation", "--outdir", built, checkout, cwd=built)
    (made,) = built.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel, cwd=site)
    return site


def test_the_wheel_holds_the_package_and_every_resource_and_nothing_else(wheel: Path) -> None:
    sources = [name.removeprefix("desktop/") for name in committable() if name.startswith("desktop/vedette/")]
    resources = [f"vedette/{name}" for name in committable() if name.startswith("resources/")]
    held = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert sorted(held) == sorted(sources + resources)


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    papers = {name.partition(".dist-info/")[2] for name in zipfile.ZipFile(wheel).namelist()}
    assert "licenses/LICENSE" in papers


def test_the_wheel_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    where = run("-c", "import vedette; print(vedette.__file__)", cwd=tmp_path, PYTHONPATH=str(installed))
    assert Path(where.strip()).is_relative_to(installed)
    said = run("-m", "vedette", "--version", cwd=tmp_path, PYTHONPATH=str(installed))
    assert __version__ in said


def test_every_resource_is_found_in_the_installed_package(installed: Path, tmp_path: Path) -> None:
    names = [name.split("/")[1:] for name in committable() if name.startswith("resources/")]
    assert names, "there are no resources to look for"
    ask = f"from vedette.paths import resource\nfor parts in {names!r}: print(resource(*parts))"
    found = run("-c", ask, cwd=tmp_path, PYTHONPATH=str(installed)).splitlines()
    assert [Path(line) for line in found] == [installed.joinpath("vedette", "resources", *parts) for parts in names]
