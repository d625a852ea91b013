"""Dates in figures say the same as in words, and mark what nobody stated."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from tests.strategies import whens
from vedette.domain import phrases
from vedette.domain.when import When
from vedette.domain.when_figures import STYLES, shown

DAY = date(2021, 11, 4)


@pytest.mark.parametrize(
    ("said", "iso", "day_first"),
    [
        ("3 Nov 2021", "2021-11-03", "3.11.2021"),
        ("overnight 1-2 Nov 2021", "2021-11-01 18:00 – 2021-11-02 06:00", "1.11.2021 18:00 – 2.11.2021 06:00"),
        ("3 Nov 2021 14:30", "2021-11-03 14:30", "3.11.2021 14:30"),
        ("October 2021", "2021-10-01 – 2021-10-31", "1.10.2021 – 31.10.2021"),
        ("3 Nov", "[2021-11-03]", "[3.11.2021]"),
        ("since 3 Nov 2021", "2021-11-03 – …", "3.11.2021 – …"),
    ],
)
def test_a_date_is_shown_as_the_user_chooses(said: str, iso: str, day_first: str) -> None:
    when = phrases.read(said, anchor=DAY)
    assert (shown(when, "iso"), shown(when, "day_first")) == (iso, day_first)
    assert shown(when, "words") == shown(when, "nonsense") == when.describe()


def test_what_is_uncertain_keeps_its_sign() -> None:
    assert shown(When(earliest="2021-11-03", latest="2021-11-03", qualifier="both"), "iso") == "~? 2021-11-03"


def test_part_of_a_day_is_said_in_hours() -> None:
    when = When(earliest="2021-11-03T06:00", latest="2021-11-03T12:00")
    assert shown(when, "iso") == "2021-11-03 06:00–12:00"


def test_no_date_is_words_in_every_style() -> None:
    assert {shown(When(nil_reason="withheld"), style) for style in STYLES} == {"date withheld"}


@given(whens())
def test_any_date_can_be_shown(when: When) -> None:
    assert all(shown(when, style) for style in STYLES)
