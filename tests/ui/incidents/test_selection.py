from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedette.ui.incidents.selection import Selection, merged, runs


def test_ranges_that_touch_become_one() -> None:
    assert merged(iter([(5, 6), (0, 1), (2, 2), (6, 9)])) == ((0, 2), (5, 9))


@given(st.sets(st.integers(0, 60)))
def test_rows_are_the_same_after_they_are_put_into_ranges(rows: set[int]) -> None:
    chosen = Selection(ranges=runs(sorted(rows)))
    assert set(chosen.rows()) == rows
    assert chosen.count == len(rows)


def test_everything_is_chosen_only_when_there_is_something() -> None:
    assert not Selection().everything
    assert Selection(total=3, ranges=((0, 2),)).everything
    assert not Selection(total=3, ranges=((0, 1),)).everything
