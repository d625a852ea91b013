from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.when import When
from vedette.formats.layouts.cells import between_days, in_month, in_year, on_day
from vedette.formats.layouts.codable_dates import CodedDate, for_acled, for_ucdp


def days(first: str, last: str) -> When:
    return between_days(date.fromisoformat(first), date.fromisoformat(last), "")


@pytest.mark.parametrize(
    ("first", "last", "acled", "ucdp"),
    [
        ("2021-11-03", "2021-11-03", ("2021-11-03", "1"), "1"),
        ("2021-11-01", "2021-11-02", ("2021-11-01", "2"), "2"),
        ("2021-10-30", "2021-11-03", ("2021-11-01", "2"), "2"),
        ("2021-12-27", "2022-01-02", ("2021-12-30", "2"), "3"),
        ("2021-11-01", "2021-11-08", ("2021-11-01", "3"), "4"),
        ("2021-11-21", "2021-11-30", ("2021-11-30", "3"), "4"),
        ("2021-11-11", "2021-11-20", ("2021-11-15", "3"), "4"),
        ("2021-11-17", "2021-11-27", ("2021-11-17", "3"), "4"),
        ("2020-02-01", "2020-02-29", ("2020-02-15", "3"), "4"),
        ("2021-10-01", "2021-10-31", ("2021-10-15", "3"), "4"),
        ("2021-10-28", "2021-11-10", None, "4"),
        ("2021-10-02", "2021-11-01", None, "5"),
        ("2021-01-01", "2021-12-31", None, "5"),
        ("2020-01-01", "2020-12-31", None, "5"),
        ("2020-01-01", "2021-01-01", None, None),
    ],
)
def test_codes_follow_from_the_width(first: str, last: str, acled: tuple[str, str] | None, ucdp: str | None) -> None:
    coded = for_acled(days(first, last))
    assert (coded if isinstance(coded, str) else (coded.day.isoformat(), coded.precision)) == acled or (
        acled is None and isinstance(coded, str)
    )
    found = for_ucdp(days(first, last))
    assert (None if isinstance(found, str) else found.precision) == ucdp


@pytest.mark.parametrize("when", [When(), When(earliest="2021-09-01", shape="throughout"), When(latest="2021-11-05")])
def test_an_open_date_can_be_said_by_neither(when: When) -> None:
    assert isinstance(for_acled(when), str)
    assert isinstance(for_ucdp(when), str)


def test_a_night_touches_two_days() -> None:
    night = When(earliest="2021-11-01T18:00", latest="2021-11-02T06:00", shape="within", unit="part_of_day")
    coded = for_acled(night)
    assert isinstance(coded, CodedDate) and (coded.precision, coded.day) == ("2", date(2021, 11, 1))


def test_a_year_is_too_wide_for_acled_and_a_month_is_not() -> None:
    assert isinstance(for_acled(in_year(2021, "2021")), str)
    coded = for_acled(in_month(2020, 2, "x"))
    assert isinstance(coded, CodedDate) and coded.precision == "3"


@given(st.dates(min_value=date(1, 1, 2), max_value=date(9990, 1, 1)), st.integers(0, 400))
def test_the_day_lies_inside_what_it_stands_for(first: date, width: int) -> None:
    last = first + timedelta(days=width)
    for coded in (for_acled(between_days(first, last, "")), for_ucdp(between_days(first, last, ""))):
        assert isinstance(coded, str) or (first <= coded.day <= last and coded.precision in "12345")
    assert isinstance(for_acled(on_day(first, "")), CodedDate)
