from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.key_numbers import KeyNumbers


class Crowded(str):
    """A key whose hash begins where those of others do; that of the first is 0."""

    __slots__ = ()

    def __hash__(self) -> int:
        return len(self) << 40


@given(st.lists(st.tuples(st.text(max_size=2), st.booleans()), max_size=60))
def test_keys_are_counted_as_a_counter_counts_them(keys: list[tuple[str, bool]]) -> None:
    numbers, seen = KeyNumbers(), Counter[tuple[str, bool]]()
    for key in keys:
        seen[key] += 1
        assert numbers.count(key) == seen[key]


def test_many_keys_keep_their_numbers_while_room_is_made_for_more() -> None:
    numbers = KeyNumbers()
    for number in range(1, 5_000):
        numbers.put(f"key {number}", number)
    assert [numbers.get(f"key {number}") for number in range(5_001)] == [0, *range(1, 5_000), 0]


def test_keys_whose_places_are_taken_find_others() -> None:
    numbers = KeyNumbers()
    for length in range(1, 50):
        numbers.put(Crowded("x" * length), length)
    assert [numbers.get(Crowded("x" * length)) for length in range(51)] == [0, *range(1, 50), 0]


def test_a_key_can_be_given_another_number() -> None:
    numbers = KeyNumbers()
    numbers.put("a", 4_000_000_000)
    numbers.put("a", 7)
    assert (numbers.get("a"), numbers.count("a"), numbers.get("b")) == (7, 8, 0)
