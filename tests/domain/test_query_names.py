"""Names in a query text are put otherwise, and nothing else of the text is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.query_names import names, renamed
from vedette.domain.query_syntax import MOST_TERMS, Item, take_apart

TAG = ("tag",)
PIECES = (
    "tag:wire",
    'tag:"wire"',
    "TAG:wire",
    "-tag:wire",
    "wire",
    "(",
    ")",
    "OR",
    '"',
    "-",
    "tag:",
    "x",
    "tag:other",
    " ",
)


def to_fence(item: Item) -> str:
    return "razor fence" if item.text == "wire" else item.text


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("tag:wire", 'tag:"razor fence"'),
        ("TAG:wire   sort:-when", 'TAG:"razor fence"   sort:-when'),
        ('shots -tag:"wire"', 'shots -tag:"razor fence"'),
        ("(tag:wire OR  tag:other) wire", '(tag:"razor fence" OR  tag:other) wire'),
        ("-((tag:wire) x", '-((tag:"razor fence") x'),
        ('"tag:wire" place:wire tag:wires', '"tag:wire" place:wire tag:wires'),
    ],
)
def test_only_the_name_is_put_otherwise(text: str, wished: str) -> None:
    assert renamed(text, TAG, to_fence).text == wished


def test_a_name_that_a_lone_quotation_mark_would_swallow_stays_and_is_told() -> None:
    found = renamed('"shots tag:wire', TAG, to_fence)
    assert (found.text, found.left) == ('"shots tag:wire', ("wire",))


def test_a_name_for_which_there_is_none_stays_and_is_told() -> None:
    found = renamed("tag:wire tag:other", TAG, lambda item: None if item.text == "other" else item.text)
    assert (found.text, found.left) == ("tag:wire tag:other", ("other",))


def test_no_term_is_pushed_out_of_a_search_that_is_full() -> None:
    full = " ".join(["tag:wire", *(f"word{number}" for number in range(MOST_TERMS - 1))])
    assert renamed(full, TAG, to_fence).text == full


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_a_text_that_does_not_name_it_stays_byte_for_byte(text: str) -> None:
    if "wire" not in [item.text for item in names(text, TAG)]:
        assert renamed(text, TAG, to_fence).text == text
    assert renamed(text, TAG, lambda item: item.text).text == text


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.text(min_size=1, max_size=6))
def test_what_is_asked_for_beside_the_name_is_read_as_before(text: str, new: str) -> None:
    found = renamed(text, TAG, lambda item: new if item.text == "wire" else item.text)
    wanted = [new if item.text == "wire" and not found.left else item.text for item in names(text, TAG)]
    assert [item.text for item in names(found.text, TAG)] == wanted
    assert take_apart(found.text).problems == take_apart(text).problems
    assert len(take_apart(found.text).root.alternatives) == len(take_apart(text).root.alternatives)
