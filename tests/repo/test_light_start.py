"""What is loaded before the first rows are painted: each module more keeps every start of the program waiting."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests import make
from tests.repo.checkout import ROOT
from vedette.storage.store import Store

_LOADED = """
import sys
from tests.benchmarks.first_paint import loaded, run
sys.exit(run(sys.argv[1], loaded))
"""
_LATER = (
    "vedette.formats", "vedette.domain.incident", "vedette.domain.document", "vedette.domain.taxonomy",
    "vedette.domain.gazetteer", "vedette.domain.report", "vedette.domain.phrases", "vedette.storage.unit",
    "vedette.storage.journal", "vedette.storage.schema", "vedette.ui.incidents.form", "vedette.ui.incidents.reading",
    "vedette.ui.importing.dialog", "vedette.ui.exporting.dialog", "vedette.ui.printing", "vedette.ui.help.window",
    "vedette.usecases.sample", "vedette.usecases.incidents", "vedette.ui.start_screen",
    "vedette.domain.folding", "vedette.domain.query_reader", "vedette.domain.query_values",
    "vedette.storage.search_plan", "vedette.storage.search_rest", "vedette.storage.search_words",
    "vedette.storage.search_names", "vedette.storage.search_near", "vedette.storage.rows.parts",
    "vedette.storage.rows.named", "vedette.storage.rows.sources", "vedette.storage.rows.beside",
)  # fmt: skip
MOST = 175
"""A window, its list, navigator, search bar and pane, and what opens a logbook and reads a page of lines."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a real start has loaded at the moment in which the first rows are painted."""
    folder = tmp_path_factory.mktemp("start")
    logbook = folder / "border.vedette"
    store = Store.create(logbook)
    with store.writing(make.act()) as unit:
        unit.put_all([make.incident() for _ in range(3)])
    store.close()
    world = {**os.environ, "VEDETTE_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _LOADED, str(logbook)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=world, timeout=60)
    return done.stdout.split()


@pytest.mark.parametrize("later", _LATER)
def test_the_first_rows_do_not_wait_for_it(loaded: list[str], later: str) -> None:
    assert [name for name in loaded if name == later or name.startswith(f"{later}.")] == []


def test_the_first_rows_wait_for_no_more_modules_than_they_need(loaded: list[str]) -> None:
    ours = sorted(name for name in loaded if name.startswith("vedette."))
    assert len(ours) <= MOST, f"each costs a millisecond of every start; is one of these new and not needed yet? {ours}"


def test_the_window_is_among_what_is_loaded(loaded: list[str]) -> None:
    assert {"vedette.ui.main_window", "vedette.storage.search"} <= set(loaded)
