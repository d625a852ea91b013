"""What the words for a place were taken for, so that a reader sees which place is meant."""

from __future__ import annotations

import pytest

from vedette.domain.place import Place


@pytest.mark.parametrize(
    ("place", "reading"),
    [
        (
            Place(text="Kuźnica", name="Kuźnica", admin1="Podlaskie", country_name="Poland"),
            "Kuźnica, Podlaskie, Poland",
        ),
        (Place(text="Кузница", name="Kuźnica", country="PL"), "Kuźnica, PL"),
        (Place(text="near the fence", country_name="Poland"), "a place in Poland"),
        (Place(text="Poland", country_name="Poland"), ""),
        (Place(text="Kuźnica", name="Kuźnica"), ""),
        (Place(admin1="Podlaskie", country_name="Poland"), "Podlaskie, Poland"),
        (Place(), ""),
    ],
)
def test_words_are_read_as_a_place_that_one_can_find(place: Place, reading: str) -> None:
    assert place.reading() == reading
