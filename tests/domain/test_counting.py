"""Numbers in words."""

import pytest

from vedette.domain.counting import counted, in_groups


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (999, "999"), (1_000, "1\u202f000")])
def test_thousands_are_set_apart(number: int, said: str) -> None:
    assert in_groups(number) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 files"), (1, "1 file"), (12_345, "12\u202f345 files")])
def test_one_thing_is_said_of_one_alone(number: int, said: str) -> None:
    assert counted(number, "file") == said
