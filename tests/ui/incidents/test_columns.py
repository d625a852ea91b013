from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hostile import HOSTILE
from vedette.domain.incident_line import IncidentLine, NamedTag
from vedette.domain.when import When
from vedette.ui.incidents.columns import COLUMNS, when_mark, when_words

PLAIN = IncidentLine(
    uid="u", reference="PLBY-2021-0001", title="Shots", when=When(), place="Usnarz", type="shots_live",
    status="asserted", contested=False, parties=("Poland",), tags=(), sources=0, independent=0, workflow="",
    trashed=False, created_at="2021-11-04T12:00:00Z",
)  # fmt: skip
NIGHT = When("overnight", "2021-11-01T18:00", "2021-11-02T06:00", part_of_day="night", unit="day")


def cell(key: str, line: IncidentLine) -> str:
    return next(column.text(line) for column in COLUMNS if column.key == key)


@pytest.mark.parametrize(
    ("when", "words", "mark"),
    [
        (When("x", "2021-11-03", "2021-11-03", unit="day"), "3 Nov 2021", ""),
        (When("x", "2021-11-03", "2021-11-03", unit="day", inferred=True), "3 Nov [2021]", ""),
        (When("x", "2021-11-03", "2021-11-03", unit="day", qualifier="uncertain"), "3 Nov 2021", "?"),
        (NIGHT, "night of 1–2 Nov 2021", ""),
        (When("x", "2021-11-03T02:40", "2021-11-03T04:10"), "3 Nov 2021 02:40–04:10", ""),
        (When("x", None, "2021-10-31", unit="month"), "by the end of Oct 2021", ""),
        (When(), "no date", ""),
        (When(nil_reason="not_reported"), "date not reported", ""),
    ],
)
def test_a_when_is_said_in_words_short_enough_for_a_cell(when: When, words: str, mark: str) -> None:
    line = replace(PLAIN, when=when)
    assert (when_words(line), when_mark(line)) == (words, mark)


def test_an_inferred_year_does_not_look_like_a_stated_one() -> None:
    stated = replace(PLAIN, when=When("x", "2021-11-03", "2021-11-03", unit="day"))
    inferred = replace(PLAIN, when=replace(stated.when, inferred=True))
    assert cell("when", stated) != cell("when", inferred)


def test_an_assessed_incident_that_is_contested_says_both() -> None:
    line = replace(PLAIN, status="confirmed", contested=True)
    assert cell("status", line) == "confirmed, contested"
    chips = next(column.chips for column in COLUMNS if column.key == "status")
    assert chips is not None
    assert [(chip.text, bool(chip.icon)) for chip in chips(line)] == [("confirmed", True), ("contested", True)]


def test_sources_that_go_back_to_one_are_not_counted_as_many() -> None:
    assert cell("sources", replace(PLAIN, sources=5, independent=1)) == "1 of 5"
    assert cell("sources", replace(PLAIN, sources=2, independent=2)) == "2"
    assert cell("sources", PLAIN) == "none"


def test_every_column_can_be_sorted_and_has_a_name_of_its_own() -> None:
    assert all(column.sort for column in COLUMNS)
    assert len({column.key for column in COLUMNS}) == len({column.title for column in COLUMNS}) == len(COLUMNS)


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 100])
def test_a_hostile_text_in_every_field_is_only_text(text: str) -> None:
    tags = (NamedTag("t", text, text),)
    line = replace(PLAIN, title=text, place=text, type=text, status=text, parties=(text,), tags=tags, reference=text)
    assert all(isinstance(column.text(line), str) and isinstance(column.tip(line), str) for column in COLUMNS)
