"""F18: the strength of a passphrase in the terms of somebody who has the laptop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.passphrase_strength import strength


@pytest.mark.parametrize(
    "text",
    [
        "123456", "password", "Password1", "qwerty", "йцукен", "border watch", "Border-Watch 2021", "03112021",
        "aaaaaaaaaaaaaaaa", "abcdefgh", "b0rderw@tch", "пограничник", "otter", "Otter!", "zyxwvu", "hasło", "1",
    ],
)  # fmt: skip
def test_f18_what_is_tried_first_is_weak(text: str) -> None:
    found = strength(text, ["Border Watch"])
    assert found.weak and found.told in ("at once", "within an hour", "within a day", "within a month")


@pytest.mark.parametrize("text", ["otter wall candle seven", "выдра стена свеча семь", "xK9#mQ2$vL", "4-Kq7!vTz9#w"])
def test_four_words_or_ten_random_signs_hold(text: str) -> None:
    assert not strength(text).weak


def test_a_word_more_is_stronger_and_the_same_word_again_is_not() -> None:
    four, five = strength("otter wall candle seven"), strength("otter wall candle seven grape")
    assert five.bits > four.bits and five.level > four.level
    assert strength("otter otter otter otter").level == strength("otter").level


def test_words_that_the_other_side_knows_count_for_nothing() -> None:
    assert strength("usnarz otter wall", ["Usnarz"]).bits < strength("usnarz otter wall").bits


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
def test_every_text_has_a_strength(text: str, known: list[str]) -> None:
    found = strength(text, known)
    assert found.bits >= 0 and 0 <= found.level <= 4 and found.told
