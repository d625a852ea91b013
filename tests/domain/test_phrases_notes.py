"""What we say of a date in words is read again as the same date."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.domain import phrases
from vedette.domain.errors import NotADate

SAID_ON = date(2021, 11, 4)


@pytest.mark.parametrize(
    "text",
    [
        "on 3 November", "overnight 1–2 Nov", "last month", "last week", "in recent days", "early October",
        "since early September", "by 5 Nov", "in recent months", "a day earlier", "last year", "around 3 Nov",
        "as of 4 Nov", "2021-11-03?", "2021-11-03%", "2021", "summer 2021", "morning of 3 Nov 2021", "2 or 3 Nov",
    ],
)  # fmt: skip
def test_a_date_in_our_own_words_is_the_same_date_again(text: str) -> None:
    when = phrases.read(text, anchor=SAID_ON)
    again = phrases.read(when.describe())
    assert (again.earliest, again.latest, again.shape, again.qualifier, again.inferred) == (
        when.earliest,
        when.latest,
        when.shape,
        when.qualifier,
        when.inferred,
    )
    assert again.text == when.describe()


@pytest.mark.parametrize("text", ["3 November 2021 (at noon)", "(uncertain)", "3 November 2021 (uncertain, he says)"])
def test_a_note_that_is_not_ours_is_not_passed_over(text: str) -> None:
    with pytest.raises(NotADate):
        phrases.read(text)
