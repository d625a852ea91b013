"""Which tags fit what was typed, and in what order: Enter ticks the first."""

from __future__ import annotations

import pytest

from vedette.ui.tags.tag_choice import TagLine, fitting

PATHS = ("abroad", "border/barrier", "border", "border/shots", "north/border", "borderline")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("border", ["border", "north/border", "borderline"]),
        ("bor", ["border", "north/border"]),
        ("shots", ["border/shots"]),
    ],
)
def test_a_tag_called_so_comes_before_those_below_it(typed: str, first: list[str]) -> None:
    lines = [TagLine(f"u{n}", path, "", "none") for n, path in enumerate(PATHS)]
    assert [line.path for line in fitting(lines, typed)][: len(first)] == first


def test_a_tag_that_only_holds_the_letters_comes_last() -> None:
    lines = [TagLine(f"u{n}", path, "", "none") for n, path in enumerate(PATHS)]
    assert [line.path for line in fitting(lines, "bro")] == ["abroad"]
