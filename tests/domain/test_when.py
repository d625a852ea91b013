"""The value of a date: what it matches, what is wrong with it, and how it reads on screen and paper."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.when import When

DAY = When(text="3 Nov", earliest="2021-11-03", latest="2021-11-03", unit="day")
NIGHT = When("", "2021-11-01T18:00", "2021-11-02T06:00", "within", unit="part_of_day", part_of_day="night")
MONTH = When("", "2021-10-01", "2021-10-31", "within", unit="month")
BY = When("", None, "2021-10-31", "within")
SINCE = When("", "2021-09-01", None, "throughout")
UNDATED = When(text="in other cases")


@pytest.mark.parametrize(
    ("when", "window", "possible", "certain"),
    [
        (DAY, ("2021-11-03", "2021-11-03"), True, True),
        (DAY, ("2021-11-04", "2021-11-09"), False, False),
        (DAY, ("2021-10-01", "2021-11-02"), False, False),
        (DAY, (None, "2021-11-03"), True, True),
        (DAY, ("2021-11-03", None), True, True),
        (DAY, (None, None), True, True),
        (NIGHT, ("2021-11-01", "2021-11-02"), True, True),
        (NIGHT, ("2021-11-01", "2021-11-01"), True, False),
        (NIGHT, ("2021-11-02", "2021-11-02"), True, False),
        (NIGHT, ("2021-11-03", None), False, False),
        (NIGHT, (None, "2021-10-31"), False, False),
        (MONTH, ("2021-10-31", "2021-11-05"), True, False),
        (MONTH, ("2021-09-30", "2021-11-01"), True, True),
        (BY, ("1900-01-01", "2021-10-31"), True, False),
        (BY, (None, "2021-12-31"), True, False),
        (BY, ("2021-11-01", None), False, False),
        (BY, ("2021-10-31", "2021-10-31"), True, False),
        (SINCE, ("2021-08-01", "2021-08-31"), False, False),
        (SINCE, ("2021-09-01", None), True, False),
        (SINCE, ("2030-01-01", "2030-01-02"), True, False),
        (UNDATED, ("2021-11-03", "2021-11-03"), False, False),
        (UNDATED, (None, None), False, False),
    ],
)
def test_possible_means_overlap_and_certain_means_inside(
    when: When, window: tuple[str | None, str | None], possible: bool, certain: bool
) -> None:
    assert when.possible(*window) is possible
    assert when.certain(*window) is certain


_DAYS = st.dates().map(lambda day: day.isoformat())
_ENDS = st.none() | _DAYS


@settings(max_examples=100)
@given(_ENDS, _ENDS, _ENDS, _ENDS)
def test_what_is_certain_is_possible_too(
    earliest: str | None, latest: str | None, from_day: str | None, to_day: str | None
) -> None:
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    when = When("", earliest, latest, "within")
    if when.certain(from_day, to_day) and (from_day or "") <= (to_day or "9999-12-31"):
        assert when.possible(from_day, to_day)


def test_a_bound_with_a_time_counts_as_its_day() -> None:
    assert (NIGHT.first_day, NIGHT.last_day, NIGHT.sort_day, NIGHT.width_in_days) == (
        "2021-11-01",
        "2021-11-02",
        "2021-11-01",
        2,
    )


@pytest.mark.parametrize(
    ("when", "sort_day", "width"),
    [
        (DAY, "2021-11-03", 1),
        (MONTH, "2021-10-01", 31),
        (BY, "2021-10-31", None),
        (SINCE, "2021-09-01", None),
        (UNDATED, None, None),
        (When("", "2020-01-01", "2020-12-31", "within"), "2020-01-01", 366),
        (When("", "2021-02-30", "2021-03-01", "within"), "2021-02-30", None),
    ],
)
def test_sorting_goes_by_the_earliest_day_else_the_latest(when: When, sort_day: str | None, width: int | None) -> None:
    assert when.sort_day == sort_day
    assert when.width_in_days == width


def test_the_json_object_has_the_six_fields_of_the_interface() -> None:
    assert json.loads(json.dumps(NIGHT.as_json())) == {
        "text": "",
        "earliest": "2021-11-01T18:00",
        "latest": "2021-11-02T06:00",
        "shape": "within",
        "qualifier": "exact",
        "edtf": "[2021-11-01..2021-11-02]",
    }
    assert UNDATED.as_json()["earliest"] is None


def test_a_when_is_a_value() -> None:
    assert {When(text="a"), When(text="a")} == {When(text="a")}
    assert When(text="a") != When(text="a", inferred=True)


@pytest.mark.parametrize("when", [DAY, NIGHT, MONTH, BY, SINCE, UNDATED, When("", "9999-12-31", "9999-12-31")])
def test_a_sound_when_has_no_problems(when: When) -> None:
    assert when.problems() == []


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When("", "2021-02-30", "2021-02-30"), "30 February 2021 does not exist"),
        (When("", "0000-00-00", "0000-00-00"), "no year 0"),
        (When("", "2021-13-01", None, "within"), "no month 13"),
        (When("", "yesterday", None, "within"), "no day or time"),
        (When("", "2021-11-03T25:00", None, "within"), "no day or time"),
        (When("", "٢٠٢١-11-03", None, "within"), "no day or time"),
        (When("", "2021-11-05", "2021-11-01", "within"), "ends (2021-11-01) before it begins"),
        (When("", "2021-11-05T15:00", "2021-11-05T14:00", "within"), "before it begins"),
        (When("", "2021-11-01", "2021-11-02"), "lies on one day"),
        (When(tz="Europe/Nowhere"), "time zone “Europe/Nowhere” is not known"),
        (When(tz="Europe"), "time zone “Europe” is not known"),
        (When(tz="../../etc/passwd\0"), "is not known"),
        (When(tz="\ud800"), "is not known"),
        (When("", "2021-11-03", "2021-11-03", nil_reason="unknown"), "reason why there is none"),
        (When(shape="line"), "“line” is not known as a shape"),
        (When(qualifier="so-so"), "not known as a qualifier"),
        (When(unit="fortnight"), "not known as a unit"),
        (When(part_of_day="tea time"), "not known as a part of day"),
        (When(nil_reason="lazy"), "not known as a reason"),
        (When(anchor="soon"), "no day to count from"),
    ],
)
def test_a_problem_is_one_sentence(when: When, words: str) -> None:
    (sentence,) = when.problems()
    assert words in sentence
    assert sentence.endswith(".")
    sentence.encode()


def test_a_day_and_a_time_on_it_are_in_order() -> None:
    assert When("", "2021-11-01T14:00", "2021-11-01", "within").problems() == []


def test_a_stated_hour_that_the_clocks_skipped_is_a_problem() -> None:
    skipped = When("", "2021-03-28T02:30", "2021-03-28T02:30", unit="minute", tz="Europe/Warsaw")
    (sentence,) = skipped.problems()
    assert "does not exist in Europe/Warsaw" in sentence
