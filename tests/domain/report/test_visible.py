"""Text made safe to look at: signs for what hides, an end to stacks, a sentence where something is cut."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import naughty_strings
from vedette.domain.report.visible import LONGEST, isolated, one_line, reads_from_right, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u202egnp.exe", "‹RLO›gnp.exe"),
        ("a\u200bb\ufeff", "a‹ZWSP›b‹BOM›"),
        ("bor\0der", "bor‹NUL›der"),
        ("\x1b[31m", "‹U+001B›[31m"),
        ("a\ud800", "a\ufffd"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a    b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b>&amp; %s {{ x }}", "<b>&amp; %s {{ x }}"),
        ("Zażółć Лукашэнка ἀρχή", "Zażółć Лукашэнка ἀρχή"),
    ],
)
def test_f63_what_hides_gets_a_sign_and_all_else_stays(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_marks_stacked_upon_a_letter_are_counted_instead_of_drawn() -> None:
    assert visible("a" + "\u0301" * 10) == "a" + "\u0301" * 3 + "‹7 more marks›"
    assert visible("ệ and שָּׁ") == "ệ and שָּׁ"


def test_a_text_that_is_too_long_says_how_much_is_left_out() -> None:
    cut = visible("x" * 10_000_000)
    assert len(cut) < LONGEST + 200
    assert cut.endswith(
        "[Cut for print: 50\u202f000 of 10\u202f000\u202f000 characters are shown; the logbook holds the whole text.]"
    )
    assert "Cut for print" in visible("\n" * 5_000)
    assert "Cut" not in visible("x" * LONGEST)


def test_one_line_runs_blanks_together_and_ends_in_dots() -> None:
    assert one_line("  a \n\n b\t") == "a b"
    assert one_line("word " * 100, 20) == "word word word word…"
    assert len(one_line("y" * 10_000_000, 50)) == 50


def test_f63_right_to_left_words_keep_to_themselves_and_signs_among_them_too() -> None:
    assert isolated("plain ‹RLO›") == "plain ‹RLO›"
    assert isolated("משרד") == "\u2068משרד\u2069"
    assert isolated("משרד ‹RLO› x") == "\u2068משרד \u2066‹RLO›\u2069 x\u2069"


@pytest.mark.parametrize(
    ("text", "from_right"),
    [
        ("abc", False),
        ("", False),
        ("\u2068שלום abc\u2069", True),
        ("“\u2068تقرير\u2069”", True),
        ("\u2068משרד\u2069: denies", False),
        ("\u2068abc שלום\u2069", False),
    ],
)
def test_a_paragraph_reads_from_the_right_when_it_holds_no_words_of_ours(text: str, from_right: bool) -> None:
    assert reads_from_right(text) is from_right


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_f63_nothing_hidden_is_left_and_a_second_look_changes_nothing(text: str) -> None:
    shown = visible(text)
    kinds = {unicodedata.category(character) for character in shown if character not in "\n\u200c\u200d"}
    assert "Cc" not in kinds and "Cs" not in kinds
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff")
    assert visible(shown) == shown


def test_every_naughty_string_can_be_shown() -> None:
    for text in naughty_strings():
        assert visible(text).encode("utf-8") is not None
        assert "\n" not in one_line(text)
