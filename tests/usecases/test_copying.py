"""A copy for another computer is whole, stands alone, and never takes the place of the logbook itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.domain.errors import AlreadyThere, Cancelled, UserError
from vedette.storage.store import Store
from vedette.usecases.copying import copy_elsewhere
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.incidents import Incidents


class Stopped:
    """Whoever presses Cancel at once."""

    cancelled = True

    def report(self, done: int, total: int) -> None:
        raise AssertionError("it should have stopped before")

    def check(self) -> None:
        raise Cancelled("Cancelled.")


def test_the_copy_is_one_file_that_opens_alone(desk: Desk, incidents: Incidents, tmp_path: Path) -> None:
    incidents.record(Draft(title="Flares", text="Over the fence"))
    target = tmp_path / "stick" / "copy.vedette"
    target.parent.mkdir()
    copy = copy_elsewhere(desk, target)
    assert copy.incidents == 1 and [one.name for one in target.parent.iterdir()] == ["copy.vedette"]
    assert target.read_bytes()[18:20] == b"\x01\x01"  # the header says: rollback journal, so one file is all there is
    there = Store.open(target)
    try:
        assert Incidents(Desk(there, lambda: "Bob")).get("INC-2021-0001").narrative == "Over the fence"
    finally:
        there.close()


def test_an_older_copy_is_replaced_whole(desk: Desk, incidents: Incidents, tmp_path: Path) -> None:
    target = tmp_path / "copy.vedette"
    copy_elsewhere(desk, target)
    incidents.record(Draft(title="Flares"))
    assert copy_elsewhere(desk, target).incidents == 1


def test_the_logbook_itself_is_never_replaced(desk: Desk) -> None:
    before = desk.store.path.read_bytes()
    with pytest.raises(AlreadyThere, match="logbook itself"):
        copy_elsewhere(desk, desk.store.path)
    assert desk.store.path.read_bytes() == before


def test_a_copy_that_is_stopped_or_has_no_place_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "stick"
    target.mkdir()
    with pytest.raises(Cancelled):
        copy_elsewhere(desk, target / "copy.vedette", Stopped())
    assert list(target.iterdir()) == []
    with pytest.raises(UserError):
        copy_elsewhere(desk, tmp_path / "no such folder" / "copy.vedette")
