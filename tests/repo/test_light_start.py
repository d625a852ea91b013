"""What is loaded before the first rows are painted: each module more keeps every start of the program waiting."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LOADED = """
import sys
import vedette.cli.window, vedette.assemble, vedette.ui.application
print(*(name for name in sys.modules if name.startswith("vedette.")))
"""
_LATER = (
    "vedette.formats", "vedette.domain.incident", "vedette.domain.document", "vedette.domain.taxonomy",
    "vedette.domain.gazetteer", "vedette.domain.report", "vedette.domain.phrases", "vedette.storage.unit",
    "vedette.storage.journal", "vedette.storage.schema", "vedette.ui.incidents.form", "vedette.ui.incidents.reading",
    "vedette.ui.importing.dialog", "vedette.ui.exporting.dialog", "vedette.ui.printing", "vedette.ui.help.window",
    "vedette.usecases.sample", "vedette.usecases.incidents",
)  # fmt: skip


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("later", _LATER)
def test_the_first_rows_do_not_wait_for_it(loaded: list[str], later: str) -> None:
    assert [name for name in loaded if name == later or name.startswith(f"{later}.")] == []


def test_the_window_is_among_what_is_loaded(loaded: list[str]) -> None:
    assert {"vedette.ui.main_window", "vedette.storage.search"} <= set(loaded)
