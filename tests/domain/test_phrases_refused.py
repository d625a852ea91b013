"""What is not a date is refused in one sentence; nothing is guessed, and nothing said is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.domain import edtf
from vedette.domain.errors import NeedsChoice, NeedsSaidOn, NotADate, UserError
from vedette.domain.phrases import read, resolve_again
from vedette.domain.phrases_words import LANGUAGES, MONTH_WORDS, PHRASE_WORDS
from vedette.domain.when import When

SAID = date(2021, 11, 4)


@pytest.mark.parametrize(
    "text",
    [
        "on November 3",
        "3.11.",
        "October",
        "Monday",
        "last Monday",
        "last month",
        "a day earlier",
        "yesterday at 14:30",
        "14:30",
        "overnight",
        "two days ago",
        "since last year",
        "в прошлом месяце",
        "29 Oct - 2 Nov",
    ],
)
def test_what_counts_from_the_day_it_was_said_asks_for_that_day(text: str) -> None:
    with pytest.raises(NeedsSaidOn, match="said-on or publication date"):
        read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30 February 2021", "30 February 2021 does not exist"),
        ("29 Feb 2021", "29 February 2021 does not exist"),
        ("30 Feb", "30 February does not exist"),
        ("31.04", "31 April does not exist"),
        ("31.04.2021", "31 April 2021 does not exist"),
        ("32/01/2021", "32 January 2021 does not exist"),
        ("13/13/2021", "no month 13"),
        ("0000-00-00", "no year 0"),
        ("00.00.0000", "no year 0"),
        ("0 Nov 2021", "0 November 2021 does not exist"),
        ("2021-13-40", "no month 13"),
        ("2021-02-30", "30 February 2021 does not exist"),
        ("20210230", "30 February 2021 does not exist"),
        ("2021-11-05 - 2021-11-01", "ends before it begins"),
        ("5-1 Nov 2021", "ends before it begins"),
        ("from 16:00 to 14:30 on 3 Nov 2021", "ends before it begins"),
        ("25:00 on 3 Nov 2021", "no time of the clock"),
        ("13pm on 3 Nov 2021", "no time of the clock"),
        ("Monday, 3 November 2021", "is a Wednesday, not a Monday"),
        ("overnight 1-4 Nov 2021", "no two neighbouring days"),
        ("1 and 5 Nov 2021", "do not follow each other"),
        ("tomorrow" + " " * 200, "too long for a date"),
    ],
)
def test_what_is_impossible_is_said_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(NotADate, match=words):
        read(text, anchor=SAID)


@pytest.mark.parametrize(
    "text",
    [
        "around 250 migrants",
        "3 Polish soldiers",
        "recently",
        "a November",
        "3",
        "the 3rd",
        "17",
        "the",
        "since",
        "between 1 November",
        "by by 3 Nov 2021",
        "3 Nov 2021 and more",
        "3 Nov 2021 (approx)",
        "3 Nov 2021; near Usnarz",
        "3 Nov Dec 2021",
        "Monday Tuesday",
        "2 in the morning",
        "morning of 1-2 Nov 2021",
        "3 Nov - ",
        "- 3 Nov",
        "3 Nov to",
        "3 Nov to 4 Nov to 5 Nov",
        "3 November in the past",
        "early 14:30 3 Nov 2021",
        "week",
        "123",
        "1:2",
        "3 листопада listopada 2021",
        "#date+start",
        "?",
    ],
)
def test_what_has_an_unread_remainder_is_not_understood(text: str) -> None:
    with pytest.raises(NotADate, match="not understood as a date"):
        read(text, anchor=SAID)


def test_the_winter_of_one_year_has_to_be_asked() -> None:
    with pytest.raises(NeedsChoice) as caught:
        read("winter 2021")
    assert caught.value.choices == ("winter 2020/21", "winter 2021/22")


@pytest.mark.parametrize("anchor", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_not_passed(anchor: date) -> None:
    for text in ("yesterday", "tomorrow", "last year", "this week", "in recent months", "last week", "2 years ago"):
        try:
            when = read(text, anchor=anchor)
        except NotADate as problem:
            assert str(problem).endswith(".")
        else:
            assert when.problems() == []


def test_nothing_said_is_no_date() -> None:
    assert read("") == When()
    assert read(" \t").is_empty
    assert read(" \t").text == " \t"


def test_ten_megabytes_are_refused() -> None:
    with pytest.raises(NotADate, match="too long") as caught:
        read("2021-11-03 " * 1_000_000, anchor=SAID)
    assert len(str(caught.value)) < 250


def _read_or_refused(text: str, anchor: date | None) -> None:
    try:
        when = read(text, anchor=anchor)
    except UserError as problem:
        assert str(problem).endswith(".")
        str(problem).encode()
        return
    assert when.text == text
    assert when.problems() == []
    assert when.describe() != ""
    back = edtf.read(when.edtf)
    assert (back.first_day, back.last_day, back.edtf) == (when.first_day, when.last_day, when.edtf)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_is_refused_in_words(number: int) -> None:
    _read_or_refused(HOSTILE[number], SAID)


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    _read_or_refused(text, SAID)


_FIGURES = [
    "1",
    "2",
    "31",
    "2021",
    "14:30",
    "-",
    "/",
    "3.11",
    "25/11/2021",
    "2021-11-03",
    "?",
    "~",
    "1/2",
    "2pm",
    "9999",
]
_WORDS = {
    language: [
        form for forms in (*PHRASE_WORDS[language].values(), *MONTH_WORDS[language]) for form in forms.split("|")
    ]
    for language in LANGUAGES
}


@settings(max_examples=300)
@given(st.data())
def test_words_of_dates_in_any_order_are_read_or_refused_in_words(data: st.DataObject) -> None:
    words = st.sampled_from(_WORDS[data.draw(st.sampled_from(LANGUAGES))])
    text = " ".join(data.draw(st.lists(words | st.sampled_from(_FIGURES), max_size=6)))
    anchor = data.draw(st.none() | st.dates())
    _read_or_refused(text, anchor)


def test_words_are_read_again_from_another_day() -> None:
    when = read("last month", anchor=SAID, tz="Europe/Warsaw")
    again = resolve_again(when, date(2021, 12, 1))
    assert (again.earliest, again.anchor, again.tz, again.text) == (
        "2021-11-01",
        "2021-12-01",
        "Europe/Warsaw",
        "last month",
    )
    assert resolve_again(again, SAID) == when


def test_what_was_overruled_or_absolute_is_not_read_again() -> None:
    overruled = replace(read("last month", anchor=SAID), earliest="2021-10-05", overruled=True)
    absolute = read("3 Nov 2021")
    withheld = When(text="last month", nil_reason="withheld")
    for when in (overruled, absolute, withheld, When()):
        assert resolve_again(when, date(2022, 5, 5)) is when


def test_words_that_waited_for_a_day_are_read_when_it_is_known() -> None:
    waiting = When(text="last week", language="en")
    assert resolve_again(waiting, SAID, week_starts_sunday=True).earliest == "2021-10-24"
    with pytest.raises(NeedsSaidOn):
        resolve_again(waiting, None)
