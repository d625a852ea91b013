from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.formats.layouts.cells import (
    between_days,
    counted,
    figures_day,
    in_month,
    in_week,
    iso_day,
    month_number,
    named_month_day,
    point_of,
    whole,
)
from vedette.formats.layouts.named_rows import Findings


@given(st.dates())
def test_a_day_is_read_however_data_sets_write_it(day: date) -> None:
    iso = day.isoformat()
    assert iso_day(iso) == iso_day(iso + " 00:00:00.000") == iso_day(iso + "T00:00:00Z") == day
    assert named_month_day(f"{day.day} {day:%B} {day.year:04d}") == day
    assert named_month_day(f"{day.day:02d}-{day:%b}-{day.year:04d}") == day
    assert figures_day(f"{day.day}/{day.month}/{day.year:04d}", "dmy") == day
    assert figures_day(f"{day.month:02d}-{day.day:02d}-{day.year:04d}", "mdy") == day


@pytest.mark.parametrize("text", ["", "2021-02-29", "2021-13-01", "0000-00-00", "2021-11-03 14:30", "20211103", "३-११"])
def test_what_is_no_such_day_is_none(text: str) -> None:
    assert iso_day(text) is None
    assert named_month_day(text) is None
    assert figures_day(text, "dmy") is None


def test_two_figures_of_a_year_are_of_this_century_up_to_68() -> None:
    assert named_month_day("13-Jan-20") == date(2020, 1, 13)
    assert named_month_day("13-Jan-99") == date(1999, 1, 13)


@given(st.dates())
def test_a_week_holds_its_day_and_begins_on_monday(day: date) -> None:
    when = in_week(day, "x")
    first, last = date.fromisoformat(when.earliest or ""), date.fromisoformat(when.latest or "")
    assert first <= day <= last
    assert first.weekday() == 0 or first == date.min
    assert last - first == timedelta(days=6) or last == date.max
    assert (when.shape, when.qualifier, when.problems()) == ("within", "approximate", [])


@given(st.dates())
def test_a_month_goes_to_its_last_day_also_in_leap_years(day: date) -> None:
    when = in_month(day.year, day.month, "x")
    last = date.fromisoformat(when.latest or "")
    assert (last.year, last.month) == (day.year, day.month)
    assert last == date.max or (last + timedelta(days=1)).day == 1
    assert when.edtf == f"{day.year:04d}-{day.month:02d}"


def test_a_span_of_days_knows_week_and_month() -> None:
    assert between_days(date(2020, 2, 1), date(2020, 2, 29), "x").unit == "month"
    assert between_days(date(2021, 11, 1), date(2021, 11, 7), "x").unit == "week"
    assert between_days(date(2021, 11, 1), date(2021, 11, 3), "x").unit == "days"
    assert between_days(date(2021, 11, 1), date(2021, 11, 1), "x").shape == "point"


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), (" 3.0 ", 3), ("1,022", 1022), ("0", 0), ("", None), ("-9", None), ("1,02", None), ("3.5", None),
     ("٣", None), ("1e3", None), ("9" * 40, None)],
)  # fmt: skip
def test_whole_numbers_are_read_and_nothing_else(text: str, number: int | None) -> None:
    assert whole(text) == number


def test_months_are_read_by_name_and_number() -> None:
    assert [month_number(text) for text in ("Jan", "november", "Sept.", "12", "0", "13", "", "x")] == [
        1, 11, 9, 12, None, None, None, None,
    ]  # fmt: skip


def test_a_blank_is_no_row_and_minus_nine_is_a_gap() -> None:
    findings = Findings()
    assert counted("deaths", " ", findings, "x") is None
    gap = counted("deaths", "-99", findings, "x")
    assert gap is not None and (gap.figures(), gap.nil_reason) == ((), "unknown")
    assert not findings.problems
    word = counted("deaths", "several", findings, "x")
    assert word is not None and (word.qualifier, word.verbatim) == ("word", "several")
    assert [problem.column for problem in findings.problems] == ["x"]


@pytest.mark.parametrize(("lat", "lon"), [("91", "0"), ("nan", "0"), ("inf", "1"), ("N 50° 27'", "x"), ("5", "")])
def test_what_is_no_point_rejects_the_row(lat: str, lon: str) -> None:
    findings = Findings()
    assert point_of({"lat": lat, "lon": lon}, "lat", "lon", findings)[0] is None
    assert findings.wrong


def test_nought_nought_is_taken_and_doubted() -> None:
    findings = Findings()
    point, written = point_of({"lat": "0.0", "lon": "0"}, "lat", "lon", findings)
    assert point is not None and written == "0.0 0"
    assert not findings.wrong and findings.problems


@given(st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)))
def test_no_cell_breaks_the_reading_of_cells(text: str) -> None:
    assert iso_day(text) is None or len(text) >= 10
    assert named_month_day(text) is None or text.isascii()
    assert figures_day(text, "mdy") is None or text.isascii()
    assert whole(text) is None or any(char.isdigit() for char in text)
    assert month_number(text) is None or text.strip()
    point, _ = point_of({"a": text, "b": text}, "a", "b", Findings())
    assert point is None or abs(point.lat) <= 90
