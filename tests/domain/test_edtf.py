"""EDTF both ways: what is read keeps its bounds, and what is written reads back as the same text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain import edtf
from vedette.domain.errors import NeedsChoice, NotADate, UserError
from vedette.domain.when import When


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "kind", "written"),
    [
        ("2021-11-03", "2021-11-03", "2021-11-03", ("point", "exact"), "2021-11-03"),
        ("2021-11-03T14:30", "2021-11-03T14:30", "2021-11-03T14:30", ("point", "exact"), "2021-11-03T14:30"),
        ("2021-11-03?", "2021-11-03", "2021-11-03", ("point", "uncertain"), "2021-11-03?"),
        ("2021-11-03~", "2021-11-02", "2021-11-04", ("within", "approximate"), "2021-11-03~"),
        ("2021-11-03%", "2021-11-02", "2021-11-04", ("within", "both"), "2021-11-03%"),
        ("2021-10", "2021-10-01", "2021-10-31", ("within", "exact"), "2021-10"),
        ("2021-10-XX", "2021-10-01", "2021-10-31", ("within", "exact"), "2021-10-XX"),
        ("2021-10-XX~", "2021-10-01", "2021-10-31", ("within", "approximate"), "2021-10-XX~"),
        ("2020-02", "2020-02-01", "2020-02-29", ("within", "exact"), "2020-02"),
        ("2021-10~", "2021-10-01", "2021-10-31", ("within", "approximate"), "2021-10~"),
        ("2020", "2020-01-01", "2020-12-31", ("within", "exact"), "2020"),
        ("2020-XX-XX", "2020-01-01", "2020-12-31", ("within", "exact"), "2020-XX-XX"),
        ("2020-XX", "2020-01-01", "2020-12-31", ("within", "exact"), "2020-XX"),
        ("202X", "2020-01-01", "2029-12-31", ("within", "exact"), "[2020-01-01..2029-12-31]"),
        ("2021-23", "2021-09-01", "2021-11-30", ("within", "exact"), "2021-23"),
        ("2021-11-01/2021-11-02", "2021-11-01", "2021-11-02", ("throughout", "exact"), "2021-11-01/2021-11-02"),
        ("{2021-11-01,2021-11-02}", "2021-11-01", "2021-11-02", ("throughout", "exact"), "2021-11-01/2021-11-02"),
        ("{2021-11-01..2021-11-05}", "2021-11-01", "2021-11-05", ("throughout", "exact"), "2021-11-01/2021-11-05"),
        ("2021-09-01/..", "2021-09-01", None, ("throughout", "exact"), "2021-09-01/.."),
        ("2021-09-01/", "2021-09-01", None, ("throughout", "exact"), "2021-09-01/.."),
        ("2021-09~/..", "2021-09-01", None, ("throughout", "approximate"), "2021-09~/.."),
        ("../2021-11-03", None, "2021-11-03", ("throughout", "exact"), "../2021-11-03"),
        ("2021-11-01?/2021-11-02~", "2021-11-01", "2021-11-02", ("throughout", "both"), "2021-11-01%/2021-11-02%"),
        ("[2021-11-01..2021-11-02]", "2021-11-01", "2021-11-02", ("within", "exact"), "[2021-11-01..2021-11-02]"),
        ("[2021-11-01,2021-11-04]", "2021-11-01", "2021-11-04", ("within", "exact"), "[2021-11-01..2021-11-04]"),
        ("[..2021-11-05]", None, "2021-11-05", ("within", "exact"), "[..2021-11-05]"),
        ("[2021-11-05..]", "2021-11-05", None, ("within", "exact"), "[2021-11-05..]"),
        ("9999-12-31", "9999-12-31", "9999-12-31", ("point", "exact"), "9999-12-31"),
        ("0001-01-01", "0001-01-01", "0001-01-01", ("point", "exact"), "0001-01-01"),
    ],
)
def test_each_form_is_read_and_written(
    text: str, earliest: str | None, latest: str | None, kind: tuple[str, str], written: str
) -> None:
    when = edtf.read(text)
    assert (when.earliest, when.latest, (when.shape, when.qualifier)) == (earliest, latest, kind)
    assert when.text == text
    assert edtf.write(when) == written
    assert when.problems() == []


@pytest.mark.parametrize(
    ("text", "tz"),
    [
        ("2021-11-03T14:30Z", "UTC"),
        ("2021-11-03T14:30:59+02:00", "Etc/GMT-2"),
        ("2021-11-03T14:30-05", "Etc/GMT+5"),
        ("2021-11-03T14:30", ""),
    ],
)
def test_a_stated_offset_is_kept_as_a_zone_and_the_wall_time_as_said(text: str, tz: str) -> None:
    when = edtf.read(text)
    assert (when.earliest, when.tz) == ("2021-11-03T14:30", tz)
    assert when.problems() == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0000-00-00", "no year 0"),
        ("2021-13-40", "no month 13"),
        ("2021-02-30", "30 February 2021 does not exist"),
        ("2021-00-10", "no month 0"),
        ("2021-11-05/2021-11-01", "ends before it begins"),
        ("[2021-11-05..2021-11-01]", "ends before it begins"),
        ("../..", "open at both ends"),
        ("[..]", "open at both ends"),
        ("{2021-11-01,2021-11-04}", "do not follow each other"),
        ("2021-11-03T25:00", "no time of the clock"),
        ("2021-11-03T14:30+15:00", "offset from UTC"),
        ("2021-XX-05", "a day but no month"),
        ("202X-05", "a month but no full year"),
        ("[]", "no EDTF date"),
        ("[2021-11-01,]", "no EDTF date"),
        ("3 November 2021", "no EDTF date"),
        ("Y-170000", "no EDTF date"),
        ("２０２１-11-03", "no EDTF date"),
    ],
)
def test_what_is_impossible_or_no_edtf_is_said_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(NotADate, match=words) as caught:
        edtf.read(text)
    assert len(str(caught.value)) < 250


def test_ten_megabytes_are_no_edtf() -> None:
    with pytest.raises(NotADate, match="no EDTF date"):
        edtf.read("[" * 10_000_000)


def test_the_winter_of_a_year_has_to_be_asked() -> None:
    with pytest.raises(NeedsChoice) as caught:
        edtf.read("2021-24")
    assert caught.value.choices == ("winter 2020/21", "winter 2021/22")


def test_nothing_is_an_empty_when() -> None:
    assert edtf.read("") == When()
    assert edtf.write(When(text="some words")) == ""


_DAYS = st.dates(date(1, 1, 2), date(9999, 12, 30))
_QUALIFIERS = st.sampled_from(["exact", "approximate", "uncertain", "both"])


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Every shape a When of whole days, a minute or a named period can take."""
    first = draw(_DAYS)
    last = draw(
        _DAYS | st.sampled_from([first + timedelta(days=n) for n in (1, 2, 6, 30) if first.year < 9999] or [first])
    )
    low, high = sorted((first, last))
    qualifier = draw(_QUALIFIERS)
    earliest, latest = low.isoformat(), high.isoformat()
    match draw(st.sampled_from(["point", "minute", "within", "throughout", "open start", "open end", "month"])):
        case "point":
            return When("", earliest, earliest, "point", qualifier)
        case "minute":
            return When("", earliest + "T14:30", earliest + "T14:30", "point", qualifier)
        case "open start":
            return When("", None, latest, draw(st.sampled_from(["within", "throughout"])), qualifier)
        case "open end":
            return When("", earliest, None, draw(st.sampled_from(["within", "throughout"])), qualifier)
        case "month":
            return When("", f"{earliest[:7]}-01", edtf.read(earliest[:7]).latest, "within", qualifier)
        case shape:
            return When("", earliest, latest, shape if low < high else "point", qualifier)


@settings(max_examples=200)
@given(whens())
def test_reading_what_was_written_keeps_bounds_and_shape_and_writes_the_same(when: When) -> None:
    text = edtf.write(when)
    back = edtf.read(text)
    assert (back.earliest, back.latest, back.shape) == (when.earliest, when.latest, when.shape)
    assert edtf.write(back) == text
    assert back.qualifier in {when.qualifier, "exact"}


@settings(max_examples=100)
@given(whens())
def test_the_qualifier_is_kept_but_by_sets_times_and_a_single_approximate_day(when: When) -> None:
    text = edtf.write(when)
    apart = "[" in text or "T" in text or (when.earliest == when.latest and when.qualifier in {"approximate", "both"})
    assert edtf.read(text).qualifier == ("exact" if apart else when.qualifier)


def test_hours_of_a_night_stand_beside_the_edtf_text() -> None:
    night = When("", "2021-11-01T18:00", "2021-11-02T06:00", "within", unit="part_of_day", part_of_day="night")
    assert edtf.write(night) == "[2021-11-01..2021-11-02]"


def test_bounds_that_are_no_days_give_no_text() -> None:
    assert edtf.write(When("", "2021-02-30", "2021-03-05", "within")) == ""


@settings(max_examples=100)
@given(st.text(alphabet="0123456789X-/.[]{},T:Z+~?% ", max_size=30) | st.text(max_size=20))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        when = edtf.read(text)
    except UserError as problem:
        assert str(problem).endswith(".")
    else:
        assert when.problems() == []
