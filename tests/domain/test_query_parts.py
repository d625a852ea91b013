"""The chips of the search bar: what they show, and what is left when one is taken away."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.query import And, Condition, Query
from vedette.domain.query_parts import Mode, alternatives, chips, field_of, with_part, without, without_field
from vedette.domain.query_reader import read

TODAY = date(2021, 11, 4)


def reading(text: str) -> Query:
    return read(text, today=TODAY)


def parts(query: Query) -> list[Condition]:
    return list(query.root.parts) if isinstance(query.root, And) else [query.root]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("", []),
        ('border tag:"green line" -"razor wire"', ["border", "tag: green line", "not “razor wire”"]),
        ("added:today sort:-when", ["added: today", "sort: -when"]),
        ("a (b OR c)", ["a", "b OR c"]),
        ("a b OR c", ["a b OR c"]),
    ],
)
def test_each_part_is_a_chip(text: str, labels: list[str]) -> None:
    assert [chip.label for chip in chips(text)] == labels


def test_taking_a_chip_away_leaves_the_rest_as_typed() -> None:
    text = 'added:today tag:"a b" fence'
    assert without(text, chips(text)[1]) == "added:today fence"


@pytest.mark.parametrize(
    ("text", "part", "mode", "result"),
    [
        ("", "tag:border", "add", "tag:border"),
        ("fence", "tag:border", "add", "fence tag:border"),
        ("fence tag:border", "tag:border", "add", "fence tag:border"),
        ("fence -tag:border", "tag:border", "add", "fence tag:border"),
        ("tag:border fence", "tag:border", "exclude", "fence -tag:border"),
        ("tag:border -tag:a fence", "tag:a", "remove", "tag:border fence"),
        ("a OR b", "tag:border", "add", "(a OR b) tag:border"),
        ('fence "razor', 'actor:"border guard"', "add", 'fence razor actor:"border guard"'),
        ("x (a OR b", "c", "add", "x (a OR b) c"),
    ],
)
def test_a_click_adds_excludes_or_removes_a_part(text: str, part: str, mode: Mode, result: str) -> None:
    assert with_part(text, part, mode) == result


PIECES = st.sampled_from(["a", "b", "OR", " ", "-", '"', "(", ")", "tag:", "tag:x", "sort:when", "on:2021", '""'])
QUERY_TEXT = st.lists(PIECES, max_size=14).map("".join)


@given(QUERY_TEXT)
def test_the_chips_put_together_are_the_search(text: str) -> None:
    joined = " ".join(chip.text for chip in chips(text))
    assert reading(joined).sort == reading(text).sort
    if joined:
        assert reading(joined).root == reading(text).root


@given(QUERY_TEXT)
def test_an_added_part_is_always_asked_for(text: str) -> None:
    wanted = reading('actor:"border guard"').root
    assert wanted in parts(reading(with_part(text, 'actor:"border guard"')))


@pytest.mark.parametrize(
    ("text", "part", "mode", "result"),
    [
        ("", "tag:a", "either", "tag:a"),
        ("fence tag:a", "tag:b", "either", "fence (tag:a OR tag:b)"),
        ("(tag:a OR tag:b) fence", "tag:c", "either", "fence (tag:a OR tag:b OR tag:c)"),
        ("(tag:a OR tag:b) fence", "tag:b", "either", "fence tag:a"),
        ("tag:a fence", "tag:a", "either", "fence"),
        ("-tag:a", "tag:b", "either", "-tag:a tag:b"),
        ("tag:a", "status:likely", "either", "tag:a status:likely"),
        ("type:a", "type:b", "instead", "type:b"),
        ("fence (type:a OR type:b)", "type:c", "instead", "fence type:c"),
        ("-type:a", "type:b", "instead", "-type:a type:b"),
        (
            "(party:a stance:x)",
            "(party:b stance:y)",
            "either",
            "((party:a stance:x) OR (party:b stance:y))",
        ),
        (
            "((party:a stance:x) OR (party:b stance:y))",
            "(party:b stance:y)",
            "either",
            "(party:a stance:x)",
        ),
    ],
)
def test_a_click_offers_a_part_beside_others_of_its_field_or_instead(
    text: str, part: str, mode: Mode, result: str
) -> None:
    assert with_part(text, part, mode) == result
    assert reading(result).root == reading(with_part(result, "x", "remove")).root


def test_what_is_asked_for_of_a_field_is_told_and_taken_away() -> None:
    text = 'fence (tag:a OR tag:"b c") -tag:d type:x (party:p stance:s)'
    assert alternatives(text, "tag") == ["tag:a", 'tag:"b c"']
    assert alternatives(text, "party+stance") == ["(party:p stance:s)"]
    assert without_field(text, "tag") == "fence -tag:d type:x (party:p stance:s)"
    assert [field_of(one) for one in ("tag:a", "word", "-tag:a", "a b", "(party:p stance:s)")] == [
        "tag",
        "",
        "",
        "",
        "party+stance",
    ]


def test_the_field_of_a_group_is_asked_for_once_on_each_level() -> None:
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = field_of("(" * 19 + "tag:a OR tag:b" + ")" * 19)
    finally:
        sys.setprofile(before)
    assert found == "tag"
    assert calls < 10_000  # twice on each level made it a million, and the window stood still for seconds


def test_a_dash_alone_in_brackets_is_a_word() -> None:
    (chip,) = chips("(- )")
    assert chips(chip.text) == (chip,)


def test_a_field_without_a_value_is_the_chip_of_a_word() -> None:
    assert [(chip.text, chip.label) for chip in chips("sort: -tag:")] == [("sort", "sort"), ("-tag", "not tag")]
