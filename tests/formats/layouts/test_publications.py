from __future__ import annotations

import pytest

from tests.formats.layouts.foreign import read
from vedette.formats.layouts.publications import uid_of


def test_the_same_parts_have_the_same_uid_and_others_another() -> None:
    assert uid_of("publication", "AFP", "") == uid_of("publication", "AFP", "") != uid_of("publication", "", "AFP")


@pytest.mark.parametrize("half", ["\ud800", "\udfff"])
def test_half_a_character_in_the_name_of_an_outlet_counts_as_it_is_stored(half: str) -> None:
    assert uid_of("publication", f"Wire {half} One") == uid_of("publication", "Wire \ufffd One")
    assert read("gtd", {"scite1": f"“Shots,” Wire {half} One, November 4, 2021."}).incident is not None
