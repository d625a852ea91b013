from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from vedette.ui.incidents.matched import Matched


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("shots", "Shots near the line", ["Shots"]),
        ("pol", "Poland says, a Pole says", ["Pol", "Pol"]),
        ("bialystok", "Near Białystok", ["Białystok"]),
        ("-poland shots", "Poland: shots", ["shots"]),
        ('"border guard"', "The Border Guard says", ["Border", "Guard"]),
        ("place:usnarz tag:border", "border at Usnarz", ["Usnarz"]),
        ("a OR b", "or a", ["a"]),
        ("", "Poland", []),
    ],
)
def test_words_that_were_asked_for_are_marked(query: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in Matched(query).spans(text)] == marked


@pytest.mark.parametrize("text", HOSTILE)
def test_no_query_and_no_text_is_too_odd(text: str) -> None:
    for other in ("Poland", text):
        assert all(0 <= start < end <= len(other) for start, end in Matched(text).spans(other))
