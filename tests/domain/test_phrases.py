"""Every date phrase of the field guide and of the ten sample incidents, counted from Thursday, 4 November 2021."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.domain.errors import NeedsChoice, NotADate
from vedette.domain.phrases import read

SAID = date(2021, 11, 4)


def reading(text: str, anchor: date | None = SAID) -> str:
    """earliest … latest, shape and unit in one line, with what makes it less than exact."""
    when = read(text, anchor=anchor)
    assert when.text == text
    assert when.problems() == []
    marks = [when.part_of_day, "" if when.qualifier == "exact" else when.qualifier, "inferred" if when.inferred else ""]
    return " ".join(
        [when.earliest or "..", when.latest or "..", when.shape, when.unit, *(mark for mark in marks if mark)]
    )


@pytest.mark.parametrize(
    ("text", "expected", "edtf"),
    [
        ("on November 3", "2021-11-03 2021-11-03 point day inferred", "2021-11-03"),
        (
            "overnight on November 1-2",
            "2021-11-01T18:00 2021-11-02T06:00 within part_of_day night inferred",
            "[2021-11-01..2021-11-02]",
        ),
        ("a day earlier", "2021-11-02 2021-11-03 within days uncertain", "[2021-11-02..2021-11-03]"),
        ("by 4 Nov", ".. 2021-11-04 within day inferred", "[..2021-11-04]"),
        ("last month", "2021-10-01 2021-10-31 within month", "2021-10"),
        ("by the end of October 2021", ".. 2021-10-31 within days", "[..2021-10-31]"),
        ("in recent months", "2021-05-04 2021-11-04 within month approximate", "[2021-05-04..2021-11-04]"),
        ("last year", "2020-01-01 2020-12-31 within year", "2020"),
        ("since 2020", "2020-01-01 .. throughout year", "2020-01-01/.."),
        ("as of 4 Nov", ".. 2021-11-04 throughout day inferred", "../2021-11-04"),
        ("last week", "2021-10-25 2021-10-31 within week", "[2021-10-25..2021-10-31]"),
    ],
)
def test_the_ten_sample_incidents(text: str, expected: str, edtf: str) -> None:
    assert reading(text) == expected
    assert read(text, anchor=SAID).edtf == edtf


@pytest.mark.parametrize(
    ("text", "expected", "edtf"),
    [
        ("on 3 November", "2021-11-03 2021-11-03 point day inferred", "2021-11-03"),
        ("on Wednesday", "2021-11-03 2021-11-03 point day", "2021-11-03"),
        (
            "night of 1 to 2 Nov",
            "2021-11-01T18:00 2021-11-02T06:00 within part_of_day night inferred",
            "[2021-11-01..2021-11-02]",
        ),
        ("in recent days", "2021-10-28 2021-11-04 within days approximate", "[2021-10-28..2021-11-04]"),
        ("in recent weeks", "2021-10-07 2021-11-04 within week approximate", "[2021-10-07..2021-11-04]"),
        ("early October 2021", "2021-10-01 2021-10-10 within days approximate", "[2021-10-01..2021-10-10]"),
        ("mid-October 2021", "2021-10-11 2021-10-20 within days approximate", "[2021-10-11..2021-10-20]"),
        ("late October 2021", "2021-10-21 2021-10-31 within days approximate", "[2021-10-21..2021-10-31]"),
        ("since early September 2021", "2021-09-01 .. throughout days approximate", "2021-09~/.."),
        ("since the beginning of September 2021", "2021-09-01 .. throughout days", "2021-09-01/.."),
        ("by 5 Nov", ".. 2021-11-05 within day inferred", "[..2021-11-05]"),
        ("before 5 Nov", ".. 2021-11-04 within day inferred", "[..2021-11-04]"),
        ("after 3 Nov 2021", "2021-11-04 .. within day", "[2021-11-04..]"),
        ("around 3 Nov 2021", "2021-11-02 2021-11-04 within days approximate", "2021-11-03~"),
        ("between 1 and 3 Nov 2021", "2021-11-01 2021-11-03 within days", "[2021-11-01..2021-11-03]"),
        ("from 29 Oct to 2 Nov 2021", "2021-10-29 2021-11-02 throughout days", "2021-10-29/2021-11-02"),
        ("1 and 2 Nov 2021", "2021-11-01 2021-11-02 throughout days", "2021-11-01/2021-11-02"),
        ("throughout October 2021", "2021-10-01 2021-10-31 throughout month", "2021-10-01/2021-10-31"),
        ("until 3 Nov 2021", ".. 2021-11-03 throughout day", "../2021-11-03"),
        ("autumn 2021", "2021-09-01 2021-11-30 within season", "2021-23"),
    ],
)
def test_the_phrase_table_of_the_field_guide(text: str, expected: str, edtf: str) -> None:
    assert reading(text) == expected
    assert read(text, anchor=SAID).edtf == edtf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 Nov 2021 14:30", "2021-11-03T14:30 2021-11-03T14:30 point minute"),
        ("3.11.2021 ok. 14:30", "2021-11-03T14:30 2021-11-03T14:30 point minute approximate"),
        ("14:30 on 3 Nov 2021", "2021-11-03T14:30 2021-11-03T14:30 point minute"),
        ("November 3rd, 2021, 2:30 p.m.", "2021-11-03T14:30 2021-11-03T14:30 point minute"),
        ("12am 3 Nov 2021", "2021-11-03T00:00 2021-11-03T00:00 point minute"),
        ("12:05pm 3 Nov 2021", "2021-11-03T12:05 2021-11-03T12:05 point minute"),
        ("at 2pm", "2021-11-04T14:00 2021-11-04T14:00 point minute inferred"),
        ("14:30", "2021-11-04T14:30 2021-11-04T14:30 point minute inferred"),
        ("yesterday at 14:30", "2021-11-03T14:30 2021-11-03T14:30 point minute"),
        ("2021-11-03 14:30:59.123", "2021-11-03T14:30 2021-11-03T14:30 point minute"),
        ("2021-11-03t14:30", "2021-11-03T14:30 2021-11-03T14:30 point minute"),
        ("Fri, 01/01/2021 - 12:00", "2021-01-01T12:00 2021-01-01T12:00 point minute"),
        ("3 Nov 2021 14:30-16:00", "2021-11-03T14:30 2021-11-03T16:00 within minute"),
        ("on 3 Nov 2021 between 14:30 and 16:00", "2021-11-03T14:30 2021-11-03T16:00 within minute"),
        ("from 14:30 to 16:00 on 3 Nov 2021", "2021-11-03T14:30 2021-11-03T16:00 throughout minute"),
        ("14:30-16:00", "2021-11-04T14:30 2021-11-04T16:00 within minute inferred"),
        ("before 14:30 on 3 Nov 2021", ".. 2021-11-03T14:29 within minute"),
        ("before 00:00 on 3 Nov 2021", ".. 2021-11-02T23:59 within minute"),
        ("after 14:30 on 3 Nov 2021", "2021-11-03T14:30 .. within minute"),
        ("since 14:30 on 3 Nov 2021", "2021-11-03T14:30 .. throughout minute"),
        ("early Monday", "2021-11-01T00:00 2021-11-01T08:59 within part_of_day early_morning"),
        ("early on Monday morning", "2021-11-01T00:00 2021-11-01T08:59 within part_of_day early_morning"),
        ("in the early hours of Monday", "2021-11-01T00:00 2021-11-01T08:59 within part_of_day early_morning"),
        ("late on Tuesday night", "2021-11-02T18:00 2021-11-02T23:59 within part_of_day evening"),
        ("Tuesday night", "2021-11-02T18:00 2021-11-03T06:00 within part_of_day night"),
        ("on the morning of 3 Nov 2021", "2021-11-03T04:00 2021-11-03T11:59 within part_of_day morning"),
        ("3 Nov 2021 at noon", "2021-11-03T11:00 2021-11-03T13:59 within part_of_day midday"),
        ("yesterday afternoon", "2021-11-03T12:00 2021-11-03T17:59 within part_of_day afternoon"),
        ("this morning", "2021-11-04T04:00 2021-11-04T11:59 within part_of_day morning"),
        ("Monday night to Tuesday morning", "2021-11-01T18:00 2021-11-02T11:59 within days"),
    ],
)
def test_times_and_parts_of_a_day(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "overnight 1-2 Nov 2021",
        "overnight 1–2 Nov 2021",
        "night of 1/2 November 2021",
        "overnight from 1 to 2 November 2021",
        "overnight between 1 and 2 Nov 2021",
        "1-2 Nov 2021 overnight",
        "1 Nov overnight into 2 Nov 2021",
        "overnight into 2 November 2021",
        "the night of 1 November 2021",
        "overnight Monday to Tuesday",
        "the night between Monday and Tuesday",
        "overnight into Tuesday",
    ],
)
def test_a_night_lies_between_a_day_and_the_next(text: str) -> None:
    assert reading(text) == "2021-11-01T18:00 2021-11-02T06:00 within part_of_day night"


def test_a_night_that_may_lie_before_or_after_its_day_covers_both() -> None:
    assert reading("overnight 2 Nov 2021") == "2021-11-01T18:00 2021-11-03T06:00 within part_of_day night"
    assert reading("ночью 2 ноября 2021") == "2021-11-02T00:00 2021-11-03T06:00 within part_of_day night"


def test_last_night_and_overnight_alone_are_the_night_before_the_day_said() -> None:
    assert reading("last night") == reading("overnight") == "2021-11-03T18:00 2021-11-04T06:00 within part_of_day night"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last night 23:30", "2021-11-03T23:30"),
        ("last night around 23:30", "2021-11-03T23:30"),
        ("last night at 11pm", "2021-11-03T23:00"),
        ("around 2am last night", "2021-11-04T02:00"),
        ("overnight 01:15", "2021-11-04T01:15"),
        ("tonight 23:30", "2021-11-04T23:30"),
        ("tonight 01:15", "2021-11-05T01:15"),
        ("yesterday evening 19:30", "2021-11-03T19:30"),
        ("yesterday morning at 8:00", "2021-11-03T08:00"),
        ("3 Nov 2021 at night 23:30", "2021-11-03T23:30"),
        ("прошлой ночью в 23:30", "2021-11-03T23:30"),
        ("ostatniej nocy o 1:15", "2021-11-04T01:15"),
    ],
)
def test_a_time_of_a_night_is_of_its_evening_or_of_the_morning_after(text: str, expected: str) -> None:
    assert reading(text).removesuffix(" approximate") == f"{expected} {expected} point minute"


def test_a_span_of_a_night_ends_on_the_morning_after() -> None:
    assert reading("last night 23:30-01:15") == "2021-11-03T23:30 2021-11-04T01:15 within minute"


def test_a_time_that_is_not_of_the_part_of_day_said_is_refused() -> None:
    for text in ("last night 14:00", "yesterday evening 8am", "this morning 13:00"):
        with pytest.raises(NotADate, match="another part of the day"):
            reading(text)


def test_the_small_hours_of_a_night_of_a_dated_day_are_asked_for() -> None:
    with pytest.raises(NeedsChoice) as asked:
        reading("3 Nov 2021 at night 01:15")
    assert asked.value.choices == ("2021-11-03 01:15", "2021-11-04 01:15")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", "2021-11-03 2021-11-03 point day"),
        ("today", "2021-11-04 2021-11-04 point day"),
        ("earlier today", "2021-11-04 2021-11-04 point day"),
        ("the day before yesterday", "2021-11-02 2021-11-02 point day"),
        ("tomorrow", "2021-11-05 2021-11-05 point day"),
        ("earlier this week", "2021-11-01 2021-11-04 within week"),
        ("this week", "2021-11-01 2021-11-07 within week"),
        ("early this week", "2021-11-01 2021-11-03 within days approximate"),
        ("over the weekend", "2021-10-30 2021-10-31 within days"),
        ("this month", "2021-11-01 2021-11-30 within month"),
        ("earlier this month", "2021-11-01 2021-11-04 within month"),
        ("late last month", "2021-10-21 2021-10-31 within days approximate"),
        ("this year", "2021-01-01 2021-12-31 within year"),
        ("earlier this year", "2021-01-01 2021-11-04 within year"),
        ("late last year", "2020-09-01 2020-12-31 within days approximate"),
        ("3 October last year", "2020-10-03 2020-10-03 point day"),
        ("October last year", "2020-10-01 2020-10-31 within month"),
        ("last Monday", "2021-10-25 2021-11-01 within days uncertain"),
        ("last Thursday", "2021-10-28 2021-10-28 point day"),
        ("two days ago", "2021-11-02 2021-11-02 point day"),
        ("2 weeks ago", "2021-10-18 2021-10-24 within days approximate"),
        ("a month ago", "2021-10-01 2021-10-31 within month approximate"),
        ("3 years ago", "2018-01-01 2018-12-31 within year approximate"),
        ("two days earlier", "2021-11-01 2021-11-02 within days uncertain"),
        ("in the past week", "2021-10-28 2021-11-04 within week"),
        ("in the last 3 days", "2021-11-01 2021-11-04 within days"),
        ("over the past two months", "2021-09-04 2021-11-04 within month"),
        ("in the last few days", "2021-10-28 2021-11-04 within days approximate"),
        ("since last year", "2020-01-01 .. throughout year"),
        ("by late October", ".. 2021-10-31 within days approximate inferred"),
        ("before the end of October 2021", ".. 2021-10-31 within days"),
        ("before October 2021", ".. 2021-09-30 within month"),
    ],
)
def test_phrases_counted_from_the_day_they_were_said(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("October 2021", "2021-10-01 2021-10-31 within month"),
        ("Feb 2020", "2020-02-01 2020-02-29 within month"),
        ("2021", "2021-01-01 2021-12-31 within year"),
        ("early 2021", "2021-01-01 2021-04-30 within days approximate"),
        ("2020-2021", "2020-01-01 2021-12-31 within year"),
        ("Sept-Nov 2021", "2021-09-01 2021-11-30 within month"),
        ("1 or 2 November 2021", "2021-11-01 2021-11-02 within days"),
        ("November 1-2, 2021", "2021-11-01 2021-11-02 within days"),
        ("29 Oct - 2 Nov 2021", "2021-10-29 2021-11-02 within days"),
        ("30 Dec - 2 Jan 2021", "2020-12-30 2021-01-02 within days"),
        ("30 Dec 2020 - 2 Jan", "2020-12-30 2021-01-02 within days"),
        ("1-3.11.2021", "2021-11-01 2021-11-03 within days"),
        ("30.10-2.11.2021", "2021-10-30 2021-11-02 within days"),
        ("2021-11-03..2021-11-05", "2021-11-03 2021-11-05 within days"),
        ("3 Nov 2021?", "2021-11-03 2021-11-03 point day uncertain"),
        ("possibly 3 Nov 2021", "2021-11-03 2021-11-03 point day uncertain"),
        ("~3 Nov 2021?", "2021-11-02 2021-11-04 within days both"),
        ("[2021-11-01..2021-11-02]", "2021-11-01 2021-11-02 within days"),
        ("2021-10-XX", "2021-10-01 2021-10-31 within day"),
    ],
)
def test_absolute_phrases_need_no_day_said(text: str, expected: str) -> None:
    assert reading(text, None) == expected
    assert read(text, anchor=SAID).anchor is None
