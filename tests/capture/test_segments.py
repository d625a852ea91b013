"""A line is cut at its semicolons, but not inside quotation marks and addresses."""

from __future__ import annotations

from vedette.capture.segments import Marked, Segment, cut


def all_of_them(_: Marked) -> bool:
    return True


def none_of_them(_: Marked) -> bool:
    return False


def test_semicolons_cut_and_blanks_are_single() -> None:
    segments, _, tail = cut("one ;  two   words;;three ; four", none_of_them)
    assert [segment.text for segment in segments] == ["one", "two words"] and tail == "three ; four"


def test_quotation_marks_hold_a_semicolon() -> None:
    segments, _, tail = cut('he said "stop; or;; else"; shots', none_of_them)
    assert [segment.text for segment in segments] == ['he said "stop; or;; else"', "shots"] and tail == ""


def test_marked_words_are_taken_out_where_they_are_understood() -> None:
    segments, marked, _ = cut("a #b c @“d e” f:g", all_of_them)
    assert [segment.text for segment in segments] == ["a c"]
    assert [(one.key, one.value) for one in marked] == [("#", "b"), ("@", "d e"), ("f", "g")]
    assert [segment.text for segment in cut("a #b", none_of_them)[0]] == ["a #b"]


def test_a_sign_inside_a_word_marks_nothing() -> None:
    assert cut("mail a@b.example no#tag", all_of_them)[1] == []


def test_a_segment_knows_where_it_stands_in_the_line() -> None:
    line = "x; #tag   one  two"
    [_, segment], _, _ = cut(line, all_of_them)
    assert segment == Segment("one two", segment.places)
    assert line[slice(*segment.span(4, 7))] == "two"
