from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make import NOON
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.tagging import Tagging


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty logbook on 4 November 2021, noon UTC, with Ada at work."""
    store = Store.create(tmp_path / "logbook.vedette")
    yield Desk(store, who=lambda: "Ada", clock=lambda: NOON)
    store.close()


@pytest.fixture
def incidents(desk: Desk) -> Incidents:
    return Incidents(desk)


@pytest.fixture
def history(desk: Desk) -> History:
    return History(desk)


@pytest.fixture
def tagging(desk: Desk) -> Tagging:
    return Tagging(desk)
