"""Before an act on very many incidents: the order to go in, and whether the disk has room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import make
from vedette.domain.errors import DiskFull
from vedette.storage.store import Store
from vedette.storage.very_many import VERY_MANY, check_room, free_beside, ready


def test_incidents_come_in_order_of_time_whatever_order_they_were_chosen_in(store: Store) -> None:
    days = ("2021-11-05", "2019-01-01", "2020-06-30", "2021-11-04")
    found = {day: make.incident(when=make.day(day)) for day in days}
    with store.writing(make.act()) as unit:
        unit.put_all(list(found.values()))
    with store.reading() as connection:
        there = [found[day].uid for day in days]
        assert ready(connection, there) == [found[day].uid for day in sorted(days)]
        assert set(ready(connection, [*there, "gone"])) == {*there, "gone"}


def test_an_act_on_very_many_is_refused_before_it_begins_where_the_disk_has_no_room(store: Store) -> None:
    with store.reading() as connection:
        with pytest.raises(DiskFull, match=r"10\u202f000 incidents .* Nothing was changed; free some space"):
            check_room(connection, VERY_MANY, lambda _: 0)
        check_room(connection, VERY_MANY - 1, lambda _: 0)
        check_room(connection, VERY_MANY)


def test_the_room_that_is_asked_for_is_that_where_the_logbook_lies(store: Store, tmp_path: Path) -> None:
    asked: list[Path] = []

    def free(path: Path) -> int:
        asked.append(path)
        return free_beside(path)

    with store.reading() as connection:
        check_room(connection, VERY_MANY, free)
    assert asked == [store.path]
