from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.formats.sheet_cells import split_cell, units

SIGNS = st.text(st.sampled_from(["a", "ż", "\ud800", "🔥", "🧭"]), max_size=40)


def one_by_one(text: str, limit: int) -> list[str]:
    pieces, used = [""], 0
    for sign in text:
        size = 2 if sign > "\uffff" else 1
        if used + size > limit:
            pieces.append("")
            used = 0
        pieces[-1] += sign
        used += size
    return pieces


@given(SIGNS, st.integers(2, 9))
def test_each_piece_holds_as_much_as_fits(text: str, limit: int) -> None:
    assert list(split_cell(text, limit)) == one_by_one(text, limit)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("ab", 2), ("ż", 1), ("🔥", 2), ("\ud83d", 1), ("a🔥ż", 4)])
def test_a_sign_beyond_the_first_plane_has_two_units(text: str, count: int) -> None:
    assert units(text) == count
