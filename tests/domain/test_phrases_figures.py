"""Dates in figures, years that were not said, month ends and leap years, and the reader's settings."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.domain.errors import NeedsChoice, NotADate
from vedette.domain.phrases import read

SAID = date(2021, 11, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2021-11-03",
        "2021/11/03",
        "2021.11.03",
        "20211103",
        "3.11.2021",
        "03.11.21",
        "3 Nov 2021",
        "3 November, 2021",
        "Nov. 3, 2021",
        "3rd of November 2021",
        "the 3rd November 2021",
        "03-Nov-21",
        "3-NOV-2021",
        "3 Nov '21",
        "2021 November 3",
        "Wed, 03/11/2021",
        "Wed 11/03/2021",
        "Wednesday, 3 November 2021",
        "٣.١١.٢٠٢١",
        "  3 Nov 2021  ",
    ],
)
def test_a_day_with_its_year_is_stated_and_exact(text: str) -> None:
    when = read(text)
    assert (when.earliest, when.latest, when.shape, when.unit) == ("2021-11-03", "2021-11-03", "point", "day")
    assert (when.text, when.anchor_rule, when.inferred) == (text, "", False)


def test_two_figures_of_a_year_are_read_as_posix_does() -> None:
    assert read("13-Jan-20").earliest == "2020-01-13"
    assert read("13-Jan-68").earliest == "2068-01-13"
    assert read("13-Jan-69").earliest == "1969-01-13"


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("03/11/2021", ("3 November 2021", "11 March 2021")),
        ("03-11-2021", ("3 November 2021", "11 March 2021")),
        ("03/11", ("3 November", "11 March")),
        ("01/02/03", ("1 February 2003", "2 January 2003", "3 February 2001")),
        ("by 03/11/2021", ("3 November 2021", "11 March 2021")),
    ],
)
def test_an_order_that_nothing_decides_is_asked_with_all_readings(text: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(NeedsChoice) as caught:
        read(text, anchor=SAID)
    assert caught.value.choices == choices
    assert all(choice in str(caught.value) for choice in choices)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("03/11/2021", "dmy", "2021-11-03"),
        ("03/11/2021", "mdy", "2021-03-11"),
        ("03.11.2021", "mdy", "2021-03-11"),
        ("21-11-03", "ymd", "2021-11-03"),
        ("03/11", "dmy", "2021-11-03"),
        ("03/11", "mdy", "2021-03-11"),
        ("25/11/2021", "", "2021-11-25"),
        ("11/25/2021", "", "2021-11-25"),
        ("03/03/2021", "", "2021-03-03"),
        ("3.11", "", "2021-11-03"),
        ("3.11.", "", "2021-11-03"),
    ],
)
def test_an_order_that_was_chosen_or_alone_is_possible_decides(text: str, order: str, day: str) -> None:
    assert read(text, anchor=SAID, order=order).earliest == day


def test_a_chosen_order_is_never_turned_round_to_make_a_date_fit() -> None:
    with pytest.raises(NotADate, match="no month 25"):
        read("11/25/2021", order="dmy")


@pytest.mark.parametrize(
    ("text", "anchor", "earliest", "latest"),
    [
        ("3 Nov", date(2021, 11, 3), "2021-11-03", "2021-11-03"),
        ("3 Nov", date(2021, 11, 2), "2020-11-03", "2020-11-03"),
        ("31 December", date(2022, 1, 1), "2021-12-31", "2021-12-31"),
        ("29 Feb", date(2021, 11, 4), "2020-02-29", "2020-02-29"),
        ("29 Feb", date(1903, 1, 1), "1896-02-29", "1896-02-29"),
        ("October", date(2021, 10, 20), "2021-10-01", "2021-10-31"),
        ("December", date(2021, 11, 4), "2020-12-01", "2020-12-31"),
        ("30 Dec - 2 Jan", date(2021, 1, 5), "2020-12-30", "2021-01-02"),
        ("overnight 31 Dec - 1 Jan", date(2022, 1, 2), "2021-12-31T18:00", "2022-01-01T06:00"),
    ],
)
def test_a_day_without_a_year_is_the_latest_one_and_marked_as_inferred(
    text: str, anchor: date, earliest: str, latest: str
) -> None:
    when = read(text, anchor=anchor)
    assert (when.earliest, when.latest, when.inferred) == (earliest, latest, True)
    assert when.anchor == anchor.isoformat()
    assert when.describe().endswith("(year inferred)")


@pytest.mark.parametrize(
    ("text", "anchor", "latest"),
    [
        ("by 5 Nov", date(2021, 11, 4), "2021-11-05"),
        ("by 5 Nov", date(2021, 3, 1), "2020-11-05"),
        ("by the end of October", date(2021, 11, 4), "2021-10-31"),
        ("by the end of December", date(2022, 1, 2), "2021-12-31"),
        ("before 1 Jan", date(2021, 12, 30), "2021-12-31"),
    ],
)
def test_what_something_happened_by_may_lie_just_ahead(text: str, anchor: date, latest: str) -> None:
    when = read(text, anchor=anchor)
    assert (when.earliest, when.latest, when.inferred) == (None, latest, True)


@pytest.mark.parametrize(
    ("text", "anchor", "earliest", "latest"),
    [
        ("last month", date(2022, 1, 1), "2021-12-01", "2021-12-31"),
        ("last month", date(2024, 3, 31), "2024-02-01", "2024-02-29"),
        ("last month", date(2023, 3, 31), "2023-02-01", "2023-02-28"),
        ("last week", date(2022, 1, 1), "2021-12-20", "2021-12-26"),
        ("last week", date(2022, 1, 3), "2021-12-27", "2022-01-02"),
        ("last week", date(2021, 11, 7), "2021-10-25", "2021-10-31"),
        ("yesterday", date(2022, 1, 1), "2021-12-31", "2021-12-31"),
        ("yesterday", date(2024, 3, 1), "2024-02-29", "2024-02-29"),
        ("a day earlier", date(2022, 1, 1), "2021-12-30", "2021-12-31"),
        ("in recent months", date(2021, 8, 31), "2021-02-28", "2021-08-31"),
        ("in recent months", date(2022, 3, 31), "2021-09-30", "2022-03-31"),
        ("last year", date(2021, 1, 1), "2020-01-01", "2020-12-31"),
        ("late February", date(2024, 3, 1), "2024-02-21", "2024-02-29"),
        ("on Monday", date(2022, 1, 1), "2021-12-27", "2021-12-27"),
        ("on Thursday", date(2021, 11, 4), "2021-11-04", "2021-11-04"),
        ("last night", date(2022, 1, 1), "2021-12-31T18:00", "2022-01-01T06:00"),
    ],
)
def test_relative_phrases_cross_months_years_and_leap_days(text: str, anchor: date, earliest: str, latest: str) -> None:
    when = read(text, anchor=anchor)
    assert (when.earliest, when.latest) == (earliest, latest)
    assert when.anchor == anchor.isoformat()
    assert when.anchor_rule != ""


def test_the_week_may_start_on_sunday() -> None:
    when = read("last week", anchor=SAID, week_starts_sunday=True)
    assert (when.earliest, when.latest) == ("2021-10-24", "2021-10-30")


@pytest.mark.parametrize(
    ("night", "earliest", "latest"),
    [
        ((22, 5), "2021-11-01T22:00", "2021-11-02T05:00"),
        ((0, 6), "2021-11-02T00:00", "2021-11-02T06:00"),
    ],
)
def test_the_hours_of_a_night_are_a_setting(night: tuple[int, int], earliest: str, latest: str) -> None:
    when = read("overnight 1-2 Nov 2021", night=night)
    assert (when.earliest, when.latest, when.problems()) == (earliest, latest, [])


def test_the_zone_of_the_words_beats_the_zone_of_the_place() -> None:
    assert read("2021-11-03", tz="Europe/Warsaw").tz == "Europe/Warsaw"
    assert read("3 Nov 2021 14:30", tz="Europe/Warsaw").tz == "Europe/Warsaw"
    assert read("3 Nov 2021 14:30 UTC", tz="Europe/Warsaw").tz == "UTC"
    assert read("2021-11-03T14:30Z", tz="Europe/Warsaw").tz == "UTC"


@pytest.mark.parametrize(
    ("text", "time"), [("14.30 hrs", "14:30"), ("3.11.2021 5.11 h", "05:11"), ("14 hours", "14:00")]
)
def test_figures_before_hours_are_a_time_and_no_date(text: str, time: str) -> None:
    when = read(text, anchor=date(2021, 11, 3))
    assert (when.earliest, when.latest) == (f"2021-11-03T{time}", f"2021-11-03T{time}")


def test_a_length_of_time_is_no_date() -> None:
    with pytest.raises(NotADate):
        read("1.5 hours", anchor=date(2021, 11, 3))
