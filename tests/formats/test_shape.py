"""Header, preamble, HXL tags and data are told apart; what is not a row is not counted as one (F59, F67)."""

from __future__ import annotations

import pytest

from vedette.domain.errors import CannotRead
from vedette.formats.rows import Row
from vedette.formats.shape import Shape, find_shape, is_hxl


def shape(*lines: str, has_header: bool | None = None) -> Shape:
    return find_shape([Row(n, tuple(line.split(","))) for n, line in enumerate(lines, 1)], has_header)


def test_names_above_values_are_the_header() -> None:
    assert shape("id,date,place", "1,2021-11-03,Kuźnica") == Shape(3, ("id", "date", "place"), True, (), (), 1)


@pytest.mark.parametrize(
    "first",
    [
        "410412347,20130203,USA",
        "D92871CA-D217-4124-B8FB-89B9A2CFFCB4,2004-01-01 00:00:00,x",
        "a,13-Jan-20,b",
        "a,b,https://example.org/1",
        "a,b," + "long text " * 20,
    ],
)
def test_a_first_row_of_values_is_data(first: str) -> None:
    found = shape(first, "b,c,d")
    assert (found.has_header, found.header, found.last_before_data) == (False, (), 0)


def test_a_heading_that_is_a_year_does_not_make_the_header_data() -> None:
    assert shape("country,region,name,code,2019", "PL,x,y,1,5", "BY,x,y,2,7").has_header


def test_what_the_user_says_about_the_header_is_not_guessed() -> None:
    assert not shape("id,date,place", "a,b,c", has_header=False).has_header
    assert shape("1,2,3", "4,5,6", has_header=True).header == ("1", "2", "3")


def test_lines_above_the_header_are_preamble_even_when_padded() -> None:
    found = shape("Downloaded today", "Licence,,", "id,date,place", "1,2,3", "4,5,6")
    assert found.preamble == ("Downloaded today", "Licence")
    assert (found.header, found.last_before_data) == (("id", "date", "place"), 3)


@pytest.mark.parametrize("rows", [("id,when,what", "#event+id,,#date"), ("#event+id,,#date", "id,when,what")])
def test_hxl_tags_beside_the_header_are_neither_header_nor_data(rows: tuple[str, str]) -> None:
    found = shape(*rows, "1,2021-11-03,x")
    assert found.header == ("id", "when", "what")
    assert found.hxl == ("#event+id", "", "#date")
    assert (found.preamble, found.last_before_data) == ((), 2)


def test_hashtags_in_the_first_data_row_are_data() -> None:
    assert not is_hxl(("#border", "#kuznica"))
    assert shape("tag,other", "#border,#kuznica").last_before_data == 1


def test_duplicate_and_blank_headings_are_kept_but_not_those_beyond_the_rows() -> None:
    found = shape("a, a ,,b,,", "1,2,3,4", "5,6,7,8")
    assert (found.header, found.width) == (("a", "a", "", "b"), 4)


def test_a_header_alone_is_a_table_and_nothing_is_none() -> None:
    assert shape("id,place").has_header
    with pytest.raises(CannotRead, match="no rows"):
        find_shape([], None)


def test_in_a_handful_of_ragged_rows_the_headings_say_how_many_columns_there_are() -> None:
    rows = [Row(1, ("title", "when")), Row(2, ("a", "2021-01-01", "extra", "more")), Row(3, ("b",))]
    assert find_shape(rows, None).header == ("title", "when")
    titled = [Row(1, ("Our export", "by the desk")), Row(2, ("title", "when", "place"))]
    assert find_shape(titled, None).header == ("title", "when", "place")


def test_headings_merged_over_two_columns_are_read_with_the_line_below_them() -> None:
    found = shape("When,Position,,Remarks", ",N,E,", "3.11.2021,53.51,23.65,", "4.11.2021,53.52,23.66,twice")
    assert found.header == ("When", "Position N", "Position E", "Remarks")
    assert found.last_before_data == 2


@pytest.mark.parametrize("second", ["x,N,E,", ",53.51,23.65,", ",N,,", "x,y,z,w"])
def test_a_row_that_says_more_or_other_than_parts_of_headings_is_data(second: str) -> None:
    found = shape("When,Position,,Remarks", second, "3.11.2021,53.51,23.65,", "4.11.2021,53.52,23.66,twice")
    assert (found.header, found.last_before_data) == (("When", "Position", "", "Remarks"), 1)
