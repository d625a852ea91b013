from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hostile import HOSTILE
from tests.make import claim, incident
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement
from vedette.domain.document import to_text
from vedette.domain.errors import InvalidDraft
from vedette.domain.place import Place
from vedette.domain.settling import settled


def test_parts_without_a_number_get_the_next_free_one() -> None:
    made = settled(incident(claims=(Claim(text="a"), Claim(3, "b"), Claim(text="c"))))
    assert [(c.n, c.text) for c in made.claims] == [(3, "b"), (4, "a"), (5, "c")]


def test_statements_are_numbered_through_the_whole_incident() -> None:
    said = Statement(party="PL", stance="asserts")
    made = settled(incident(claims=(Claim(text="a", statements=(said, said)), Claim(text="b", statements=(said,)))))
    assert [s.n for _, s in made.statements()] == [1, 2, 3]


def test_a_number_taken_twice_is_given_anew() -> None:
    made = settled(incident(assessments=(Assessment(1, reason="a"), Assessment(1, reason="b"))))
    assert [(a.n, a.reason) for a in made.assessments] == [(1, "a"), (2, "b")]


def test_tags_are_sorted_and_named_once() -> None:
    assert settled(incident(tags=("b", "a", "b"))).tags == ("a", "b")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_can_be_encoded_after_the_gate(text: str) -> None:
    made = settled(incident(narrative=text, claims=(replace(claim(("PL", "asserts")), text=text),)))
    to_text(made).encode("utf-8")
    assert "\0" not in made.narrative and "\r" not in made.narrative
    assert settled(made) == made


def test_line_ends_nul_and_half_characters_become_what_can_be_kept() -> None:
    assert settled(incident(narrative="a\r\nb\rc\0d\ud800e")).narrative == "a\nb\nc\u2400d\ufffde"


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), float("-inf")])
def test_endless_figures_are_refused(figure: float) -> None:
    with pytest.raises(InvalidDraft, match="finite"):
        settled(incident(places=(Place(lat=figure),)))


def test_more_text_than_can_be_kept_is_refused() -> None:
    with pytest.raises(InvalidDraft, match="20 million"):
        settled(incident(narrative="x" * 20_000_001))
