"""F125, F133, F138: odd paths, no place for settings, no scratch folder, other languages, zones and libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Vedette
from tests.storage.damaging import wrong

ROOT = Path(__file__).parents[2]


def python(program: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """An interpreter of its own, whose environment says nothing of languages but what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONUTF8"))}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, env=kept | env, capture_output=True, text=True,
        check=False, encoding="utf-8", errors="replace",
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "Żółć with 'quotes' 50%s{}?mode=ro#",
        "x" * 240,
        os.fsdecode(b"--not \xff\n utf-8"),
    ],
    ids=lambda name: ascii(name)[:20],
)
def test_f125_a_logbook_may_lie_in_any_folder_that_the_system_allows(
    tmp_path: Path, vedette: Vedette, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    monkeypatch.setenv("VEDETTE_HOME", str(folder / "home"))
    logbook, copy = str(folder / "border.vedette"), str(folder / "copy.vedette")
    assert vedette("new", logbook).code == 0
    assert vedette("add", logbook, "--title", "Flares").code == 0
    assert vedette("backup", logbook, copy).code == 0
    assert vedette("verify", logbook).code == 0
    Path(logbook).unlink()
    assert vedette("restore", copy, logbook).code == 0
    assert (wrong(Path(copy)), wrong(Path(logbook))) == ({}, {})


def test_f125_without_a_place_for_its_own_files_the_logbook_is_used_all_the_same(
    tmp_path: Path, home: Path, vedette: Vedette, caplog: pytest.LogCaptureFixture
) -> None:
    home.write_text("a file, no folder")
    logbook = str(tmp_path / "border.vedette")
    assert [vedette(*words).code for words in _daily(logbook)] == [0, 0, 0, 0]
    assert "could not be noted" in caplog.text
    caplog.clear()


def test_f125_without_a_scratch_folder_what_needs_none_works(
    tmp_path: Path, vedette: Vedette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "missing"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    assert [vedette(*words).code for words in _daily(str(tmp_path / "border.vedette"))] == [0, 0, 0, 0]


def _daily(logbook: str) -> list[tuple[str, ...]]:
    return [("new", logbook), ("add", logbook, "--title", "Flares"), ("search", logbook, "flares"), ("verify", logbook)]


WITHOUT = """
import sys
sys.modules["sqlcipher3"] = None
sys.modules["sqlcipher3.dbapi2"] = None
from vedette.cli.main import run
print(run(["--self-check"]))
print(run(sys.argv[1:]))
"""


def test_f133_a_library_that_lacks_is_named_and_no_file_is_made_over(tmp_path: Path, vedette: Vedette) -> None:
    logbook = tmp_path / "border.vedette"
    assert vedette("new", str(logbook)).code == 0
    before = logbook.read_bytes()
    said = python(WITHOUT, "search", str(logbook), "")
    assert said.stderr.count("sqlcipher3") >= 2
    assert "No logbook was touched" in said.stderr
    assert said.stdout.split()[-1] == "1"
    assert "Traceback" not in said.stderr
    assert logbook.read_bytes() == before


EXPORTS = """
import sys
from vedette.cli.main import run
for ending in ("csv", "json", "kml"):
    assert run(["export", sys.argv[1], f"{sys.argv[2]}.{ending}"]) == 0
"""


@pytest.mark.long
def test_f138_exports_are_the_same_bytes_in_every_language_and_zone(tmp_path: Path, sample: str) -> None:
    worlds = (
        ("C", "UTC"), ("C.UTF-8", "Europe/Warsaw"), ("de_DE.UTF-8", "Asia/Kabul"),
        ("tr_TR.UTF-8", "Asia/Kathmandu"), ("ar_EG", "America/Caracas"), ("fa_IR", "Asia/Tehran"),
    )  # fmt: skip
    for number, (language, zone) in enumerate(worlds):
        out = str(tmp_path / f"out{number}")
        said = python(EXPORTS, sample, out, LC_ALL=language, LANG=language, TZ=zone, PYTHONUTF8="0")
        assert said.returncode == 0, said.stderr
    for ending in ("csv", "json", "kml"):
        assert len({file.read_bytes() for file in tmp_path.glob(f"out*.{ending}")}) == 1, ending
