from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vedette.domain.changes import Changes
from vedette.storage.store import Store


@pytest.fixture
def published() -> list[Changes]:
    """What the store announced."""
    return []


@pytest.fixture
def store(tmp_path: Path, published: list[Changes]) -> Iterator[Store]:
    """An empty logbook in a real file."""
    made = Store.create(tmp_path / "logbook.vedette", publish=published.append)
    yield made
    made.close()
