"""The delimiter is the one that divides the lines evenly, unless somebody says so."""

from __future__ import annotations

import pytest

from vedette.domain.errors import UserError
from vedette.formats.delimiters import Delimiting, detect_delimiter


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b;c\n1;2;3\n", ";"),
        ("a\tb\n1\tx, y, z\n2\tq\n", "\t"),
        ("a|b|c\n1|x, y; z|r\n2|q|r\n", "|"),
        ('id,source\n1,"A;B;C"\n2,"A;B;C"\n', ","),
        ("name;x;y\nfoo;1,5;2,5\nbar;1,6;2,7\n", ";"),
        ("1,5;2,5;3,5\n1,6;2,7;3,7\n", ";"),
        ('id;text\n1;"first, then\nsecond, third"\n2;"a, b"\n', ";"),
        ("one column\nonly\n", ","),
        ("Title of it, with comma\n\na;b;c\n1;2;3\n4;5;6\n", ";"),
    ],
)
def test_the_delimiter_that_divides_evenly_is_found(text: str, delimiter: str) -> None:
    assert detect_delimiter(text) == Delimiting(delimiter, guessed=True)


def test_a_sep_line_is_believed_and_left_out() -> None:
    assert detect_delimiter("sep=;\r\na,b;c\n") == Delimiting(";", guessed=False, drop=7)
    assert detect_delimiter('"SEP=|"\na|b\n') == Delimiting("|", guessed=False, drop=8)


def test_what_the_user_says_beats_a_sep_line() -> None:
    assert detect_delimiter("sep=;\na;b\n", "\t") == Delimiting("\t", guessed=False, drop=6)


@pytest.mark.parametrize("told", ["", ";;", '"', "\n", "\r", "\0"])
def test_an_unusable_delimiter_is_refused(told: str) -> None:
    with pytest.raises(UserError, match="one character"):
        detect_delimiter("a,b\n", told)


def test_blanks_between_delimiter_and_quotation_mark_are_seen() -> None:
    assert detect_delimiter('a, b\n1, "x, y"\n2, "z"\n').blanks_before_quotes
    assert detect_delimiter('a, b\n1, "x"\n2, "z"\n').blanks_before_quotes
    assert not detect_delimiter('a,b\n1,"he said, ""no"" to it"\n').blanks_before_quotes


def test_commas_in_the_prose_of_a_file_of_semicolons_with_a_title_are_prose() -> None:
    rows = "".join(f"{day:02d}.11.2021;Kuznica;Stones were thrown, one was hurt;{day}\n" for day in range(3, 25))
    text = f"List of incidents;;;\nAs of 12.11.2021;;;\n\nDatum;Ort;Hergang;Verletzte\n{rows}Summe;;;22\n"
    assert detect_delimiter(text).delimiter == ";"
