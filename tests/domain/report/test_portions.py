"""Long sections in parts: nothing lost, nothing doubled, the title said again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.report.blocks import Facts, Grid, Prose, Section, cell, para
from vedette.domain.report.portions import portions


def test_a_short_section_stays_whole() -> None:
    section = Section("T", (Prose((para("a"), para("b"))),))
    assert list(portions(section, 100)) == [section]


def test_an_empty_section_is_one_portion() -> None:
    assert list(portions(Section("T", ()), 10)) == [Section("T", ())]


def test_parts_say_that_they_continue() -> None:
    parts = list(portions(Section("T", (Prose(tuple(para("x" * 9) for _ in range(4))),), small=True), 20))
    assert [part.title for part in parts] == ["T", "T (continued)"]
    assert all(part.small for part in parts)


@given(st.lists(st.text("ab", min_size=1, max_size=30), max_size=20), st.integers(5, 60))
@settings(max_examples=100, deadline=None)
def test_every_word_is_kept_once_and_in_order(texts: list[str], most: int) -> None:
    blocks = (
        Prose(tuple(para(text) for text in texts)),
        Grid((50, 50), tuple((cell("1"), cell(text)) for text in texts)),
        Facts(tuple(("l", cell(text)) for text in texts)),
    )
    section = Section("", blocks)
    whole = [text for block in blocks for text in block.texts()]
    assert [text for part in portions(section, most) for text in part.texts() if text] == whole
