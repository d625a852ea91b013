"""What people write who know another search, read as they mean it or told how to write it."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.domain.query import And, NameIs, Not, Or, Query, Word, write
from vedette.domain.query_hints import surely
from vedette.domain.query_reader import read


def reading(text: str) -> Query:
    return read(text, today=date(2021, 11, 5))


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("shots before 5 nov", 'before:"5 nov"'),
        ("nov 2021", 'on:"nov 2021"'),
        ("since 3.11.2021 fence", "from:3.11.2021"),
        ("2021-11-03", "on:2021-11-03"),
        ("last week", 'on:"last week"'),
        ("yesterday", "on:yesterday"),
        ("2021-11", "on:2021-11"),
    ],
)
def test_days_among_the_words_are_words_and_one_is_told_how_to_ask_for_them(text: str, better: str) -> None:
    (sentence,) = reading(text).not_understood
    assert sentence == f"For what happened then, write {better}."
    assert reading(better).not_understood == ()


@pytest.mark.parametrize(
    ("text", "month"),
    [("last november", "2020-11"), ("Last October", "2021-10"), ("last december", "2020-12")],
)
def test_the_last_month_of_a_name_is_offered_with_its_year(text: str, month: str) -> None:
    (sentence,) = reading(text).not_understood
    assert f"write on:{month}, or" in sentence
    assert reading(f"on:{month}").not_understood == ()


def test_days_in_quotation_marks_are_the_words_that_somebody_said() -> None:
    assert reading('"overnight on November 1-2"').not_understood == ()


@pytest.mark.parametrize(
    "text",
    [
        "2021",
        "2021-13",
        "2021-2022",
        "INC-2021-0001",
        "3 soldiers in 2 cars",
        "before the fence",
        "a b c",
        "may",
        "last man",
        "shots in may",
    ],
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert reading(text).not_understood == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soldiers or migrants", "either"),
        ("soldiers and migrants", "joins"),
        ("soldiers not migrants", "leaves out"),
    ],
)
def test_signs_in_small_letters_are_words_and_one_is_told_what_capitals_do(text: str, said: str) -> None:
    query = reading(text)
    assert query.root == And(tuple(map(Word, text.split())))
    assert said in query.not_understood[0]


@pytest.mark.parametrize("text", ["or", "not", "more or", '"live or dead"', "either OR neither"])
def test_where_they_join_nothing_nothing_is_said(text: str) -> None:
    assert reading(text).not_understood == ()


def test_a_blank_between_a_field_and_its_value_changes_nothing() -> None:
    for text, same in (("tag: shots", "tag:shots"), ("-tag: shots x", "-tag:shots x"), ("on: 2021", "on:2021")):
        assert reading(text) == reading(same)


@pytest.mark.parametrize(
    "text", ["tag:", "tag: (a)", "tag: -a", "tag: OR a", "a tag: tag:", "tag: sort:when a", "tag: ("]
)
def test_a_field_without_a_value_is_a_word_and_is_told(text: str) -> None:
    query = reading(text)
    assert "needs a value" in " ".join(query.not_understood)
    assert reading(write(query)).root == query.root


def test_what_a_sender_may_be_is_a_source_or_a_party() -> None:
    either = Or((NameIs("source", "belarus"), NameIs("party", "belarus")))
    assert reading("from:belarus").root == either
    assert reading("-from:belarus").root == Not(either)


def test_the_words_of_a_day_are_one_value_and_that_is_told() -> None:
    query = reading("shots after:1 nov 2021")
    assert query.root == reading('shots after:"1 nov 2021"').root
    assert query.not_understood[0].endswith('it is sure: after:"1 nov 2021".')


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("before:3.11.2021", "certain:..2021-11-02"),
        ("fence after:2021-11-03", "certain:2021-11-04.."),
        ("from:2021-11-01 to:2021-11-05", "certain:2021-11-01..2021-11-05"),
        ("on:2021-11-03", "certain:2021-11-03"),
        ("certain:2021-11-03", ""),
        ("added:2021-11-03", ""),
        ("fence", ""),
        ("-before:2021", ""),
        ("from:2021-11-05 to:2021-11-01", ""),
    ],
)
def test_possible_days_come_with_how_to_ask_for_certain_ones(text: str, part: str) -> None:
    assert surely(reading(text).root) == part
    assert reading(part).not_understood == ()
