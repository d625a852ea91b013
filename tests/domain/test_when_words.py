"""A date in words never looks more exact, or more stated, than it is."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.domain.phrases import read
from vedette.domain.when import When

SAID = date(2021, 11, 4)


@pytest.mark.parametrize(
    ("text", "words", "mark"),
    [
        ("2021-11-03", "3 November 2021", ""),
        ("3 Nov", "3 November 2021 (year inferred)", "year inferred"),
        ("3 Nov 2021 14:30", "3 November 2021, 14:30", ""),
        ("0021-09", "September 0021 (some day in the month)", "month"),
        ("14:30", "4 November 2021, 14:30 (day inferred)", "day inferred"),
        ("3 Nov 2021?", "3 November 2021 (uncertain)", "?"),
        ("around 3 Nov 2021", "about 3 November 2021 (2–4 November 2021)", "days ~"),
        ("around 3 Nov 2021?", "about 3 November 2021 (2–4 November 2021) (uncertain)", "days ~?"),
        ("3.11.2021 ok. 14:30", "about 3 November 2021, 14:30", "~"),
        ("overnight 1-2 Nov 2021", "night of 1–2 November 2021 (1 Nov 18:00 – 2 Nov 06:00)", "night"),
        ("overnight 2 Nov 2021", "some night of 1–3 November 2021 (1 Nov 18:00 – 3 Nov 06:00)", "night"),
        (
            "night of 31 Dec 2021 to 1 Jan 2022",
            "night of 31 December 2021 – 1 January 2022 (31 Dec 18:00 – 1 Jan 06:00)",
            "night",
        ),
        ("morning of 3 Nov 2021", "morning of 3 November 2021 (04:00–11:59)", "morning"),
        ("early on 3 Nov 2021", "early morning of 3 November 2021 (00:00–08:59)", "early morning"),
        ("3 Nov 2021 14:30-16:00", "3 November 2021, between 14:30 and 16:00", ""),
        ("from 14:30 to 16:00 on 3 Nov 2021", "3 November 2021, from 14:30 to 16:00", ""),
        ("October 2021", "October 2021 (some day in the month)", "month"),
        ("around October 2021", "about October 2021 (some day in the month)", "month ~"),
        ("2020", "2020 (some day in the year)", "year"),
        ("autumn 2021", "autumn 2021 (some day from 1 September to 30 November 2021)", "season"),
        ("last week", "week of 25–31 October 2021 (some day in the week)", "week"),
        ("in recent months", "roughly between 4 May and 4 November 2021", "days ~"),
        ("by 31 October 2021", "by 31 October 2021", "by"),
        ("by October 2021", "by the end of October 2021", "by"),
        ("by 2020", "by the end of 2020", "by"),
        ("after 3 Nov 2021", "on or after 4 November 2021", "after"),
        ("since about 1 September 2021", "since about 1 September 2021", "since ~"),
        ("since September 2021", "since September 2021", "since"),
        ("since 2020", "since 2020", "since"),
        ("as of 4 Nov 2021", "up to 4 November 2021 (start open)", "up to"),
        ("from 1 to 2 Nov 2021", "from 1 to 2 November 2021", "days"),
        ("from 30 Dec 2020 to 2 Jan 2021", "from 30 December 2020 to 2 January 2021", "days"),
        ("between 29 Oct and 2 Nov 2021", "between 29 October and 2 November 2021", "days"),
        (
            "2021-11-01 22:00 - 2021-11-02 04:00",
            "between 1 November 2021, 22:00 and 2 November 2021, 04:00",
            "days",
        ),
    ],
)
def test_the_words_and_the_mark_of_a_date(text: str, words: str, mark: str) -> None:
    when = read(text, anchor=SAID)
    assert when.describe() == words
    assert when.precision_mark == mark


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "no date"),
        ("unknown", "date unknown"),
        ("not_reported", "date not reported"),
        ("withheld", "date withheld"),
        ("not_applicable", "no date applies"),
    ],
)
def test_no_date_says_why(reason: str, words: str) -> None:
    undated = When(nil_reason=reason)
    assert undated.describe() == words
    assert undated.precision_mark == ""


def test_the_winter_is_named_by_both_its_years() -> None:
    winter = When("", "2020-12-01", "2021-02-28", "within", unit="season")
    assert winter.describe().startswith("winter 2020/21 ")


def test_bounds_that_are_no_days_are_shown_as_they_stand() -> None:
    assert When("", "2021-02-30", "2021-03-01", "within").describe() == "2021-02-30 – 2021-03-01 (not a date)"
