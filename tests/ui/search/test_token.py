from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.domain.query_parts import chips
from vedette.ui.search.token import Token, part, token_at


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("", Token(0, 0, "", "", "")),
        ("bor|", Token(0, 3, "", "", "bor")),
        ("shots pla|", Token(6, 9, "", "", "pla")),
        ("shots place:us|", Token(6, 14, "", "place", "us")),
        ("-Tag:bo|", Token(0, 7, "-", "tag", "bo")),
        ("(tag:bo|", Token(1, 7, "", "tag", "bo")),
        ('actor:"border gu|', Token(0, 16, "", "actor", "border gu")),
        ("tag:bo|rder shots", Token(0, 10, "", "tag", "bo")),
        ("field.sector:no|", Token(0, 15, "", "field.sector", "no")),
        ("a |", Token(2, 2, "", "", "")),
    ],
)
def test_the_word_at_the_cursor_is_found(text: str, token: Token) -> None:
    cursor = text.find("|") if "|" in text else 0
    assert token_at(text.replace("|", "", 1), cursor) == token


@pytest.mark.parametrize(
    ("text", "chosen", "made"),
    [
        ("pla|", "place:", "place:|"),
        ("shots pla|", "place:", "shots place:|"),
        ("place:us|", "place:usnarz", "place:usnarz |"),
        ("place:us| shots", "place:usnarz", "place:usnarz |shots"),
        ("-tag:bo|", "tag:border", "-tag:border |"),
        ('actor:"border gu|', 'actor:"Border Guard"', 'actor:"Border Guard" |'),
    ],
)
def test_a_suggestion_takes_the_place_of_the_word(text: str, chosen: str, made: str) -> None:
    plain, cursor = text.replace("|", ""), text.index("|")
    after, at = token_at(plain, cursor).replaced(plain, chosen)
    assert after[:at] + "|" + after[at:] == made


@given(st.text(max_size=60), st.integers(0, 60))
@settings(max_examples=100)
def test_any_text_has_a_word_at_any_place(text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    token = token_at(text, cursor)
    assert 0 <= token.start <= cursor <= token.end <= len(text)
    after, at = token.replaced(text, "tag:border")
    assert 0 <= at <= len(after)


@pytest.mark.parametrize("value", [text for text in HOSTILE if len(text) < 100 and text.strip()])
def test_a_value_is_written_so_that_it_stays_one_part(value: str) -> None:
    assert len(chips(part("place", value))) == 1
