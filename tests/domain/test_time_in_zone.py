"""A wall time that the change of clocks skipped or repeated is told apart from one that is fine."""

from __future__ import annotations

import pytest

from vedette.domain.time_in_zone import zone_named, zone_problem


@pytest.mark.parametrize(
    ("moment", "tz", "words"),
    [
        ("2021-03-28T02:30", "Europe/Warsaw", "does not exist"),
        ("2021-03-28T01:59", "Europe/Warsaw", ""),
        ("2021-03-28T03:00", "Europe/Warsaw", ""),
        ("2021-10-31T02:30", "Europe/Warsaw", "came twice"),
        ("2021-10-31T03:00", "Europe/Warsaw", ""),
        ("2021-10-31T02:30", "Europe/Minsk", ""),
        ("2021-03-28T02:30", "UTC", ""),
        ("2021-03-28T02:30", "", ""),
        ("2021-03-28", "Europe/Warsaw", ""),
        ("0001-01-01T00:00", "Europe/Warsaw", ""),
        ("9999-12-31T23:59", "America/New_York", ""),
        ("2021-02-30T10:00", "Europe/Warsaw", ""),
        ("2021-03-28T02:30", "Middle/Earth", "not known"),
    ],
)
def test_a_gap_and_a_repeated_hour_are_named(moment: str, tz: str, words: str) -> None:
    problem = zone_problem(moment, tz)
    assert words in problem
    assert bool(problem) is bool(words)


@pytest.mark.parametrize("tz", ["", "Europe", "/etc/passwd", "../UTC", "a\0b", "\ud800", "x" * 5_000])
def test_a_hostile_zone_name_is_no_zone(tz: str) -> None:
    assert zone_named(tz) is None
