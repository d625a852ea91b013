"""F34, F35: a disk that is full when a logbook is opened or closed costs nothing that was recorded, and is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import make
from tests.room import no_file_above
from tests.storage.damaging import filled, wrong
from vedette.domain.errors import DiskFull
from vedette.storage import checking
from vedette.storage.store import Store


def test_f35_what_was_recorded_stays_when_there_is_no_room_to_close(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = filled(tmp_path / "border.vedette")
    store = Store.open(path)
    with store.writing(make.act()) as unit:
        unit.put_all([make.incident(narrative="Seen at the fence. " * 500) for _ in range(20)])
    with no_file_above(path.stat().st_size):
        store.close()
    assert "All is saved, but there is no room" in caplog.text
    assert "border" not in caplog.text
    caplog.clear()
    Store.open(path).close()
    assert checking.summary_of(path).incidents == 24
    assert wrong(path) == {}
    assert [beside.name for beside in tmp_path.glob("border*")] == ["border.vedette"]


def test_f34_without_any_room_it_is_read_and_the_reason_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "border.vedette")
    before = path.read_bytes()
    with no_file_above(1_000):
        store = Store.open(path)
        assert store.no_room
        with pytest.raises(DiskFull, match=r"Nothing was changed; free some space"), store.writing(make.act()):
            pass
        store.close()
    assert path.read_bytes() == before
