"""A program on a private screen and a screen reader on it, for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.a11y.reader import Reader
from tests.a11y.screen import program
from vedette.storage.store import Store


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    path = tmp_path / "border.vedette"
    Store.create(path).close()
    return path


@pytest.fixture
def reader(logbook: Path, tmp_path: Path) -> Iterator[Reader]:
    log = tmp_path / "screen.log"
    with program(logbook, log) as session:
        found = Reader(session)
        try:
            yield found
        finally:
            found.close()
