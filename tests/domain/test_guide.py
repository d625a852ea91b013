"""The guide as text: marks are filled in, words are found, tables stay tables."""

from __future__ import annotations

import pytest

from vedette.domain.errors import UserError
from vedette.domain.guide import PAGES, Guide, code, marks, table
from vedette.domain.guide_tables import (
    COORDINATES,
    NUMBERS,
    PHRASES,
    SAID_ON,
    date_phrases,
    domain_parts,
    search_fields,
)
from vedette.domain.phrases import read
from vedette.domain.query_fields import QUERY_FIELDS, QueryField
from vedette.domain.query_reader import read as read_query

EXAMPLES = [example for _, examples in PHRASES for example in examples]


def guide(**texts: str) -> Guide:
    return Guide.read({name: f"# {name}\n\nNothing here.\n" for name in PAGES} | texts, {"table": "filled in"})


def test_a_mark_is_replaced_by_its_part() -> None:
    page = guide(dates="# Dates\n\nSee {{ table }}.\n").page("dates")
    assert page is not None and page.title == "Dates" and "See filled in." in page.text


def test_a_mark_that_nobody_fills_in_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        guide(dates="# Dates\n\n{{ unheard-of }}\n")


def test_a_page_without_a_title_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="no title"):
        guide(dates="Dates\n")


def test_pages_are_found_by_the_beginnings_of_their_words_whatever_the_marks() -> None:
    made = guide(dates="# Dates\n\nOvernight near Białystok.\n", tags="# Tags\n\nWords and dates.\n")
    assert [page.name for page in made.search("bialy OVER")] == ["dates"]
    assert [page.name for page in made.search("date")] == ["dates", "tags"]
    assert made.search("bialystok tags") == []
    assert made.search("vernight") == []


@pytest.mark.parametrize("text", ["", "   ", "\0", "…"])
def test_a_search_for_nothing_lists_all_pages(text: str) -> None:
    assert [page.name for page in guide().search(text)] == list(PAGES)


def test_a_cell_can_hold_a_bar_and_a_line_break() -> None:
    assert table(("A",), [("one | two\nthree",)]) == "| A |\n| --- |\n| one \\| two three |"
    assert code("") == ""


def test_marks_used_are_known() -> None:
    assert marks(["{{ table }} and {{ list:stances }}", "{{not one}}"]) == {"table", "list:stances"}


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_phrase_of_the_guide_is_understood(example: str) -> None:
    when = read(example, anchor=SAID_ON)
    assert not when.is_empty and when.problems() == []
    assert f"`{example}` | {when.describe()}" in date_phrases()


def test_the_phrases_show_every_shape_qualifier_unit_and_language() -> None:
    found = [read(example, anchor=SAID_ON) for example in EXAMPLES]
    assert {when.shape for when in found} == {"point", "within", "throughout"}
    assert {"exact", "approximate", "uncertain"} <= {when.qualifier for when in found}
    assert {"en", "pl", "be", "ru", "uk", "lt", "lv"} <= {when.language for when in found}
    assert {"minute", "part_of_day", "day", "days", "week", "month", "season", "year"} <= {w.unit for w in found}
    assert any(when.earliest is None for when in found) and any(when.latest is None for when in found)


def test_what_the_guide_calls_ambiguous_is_asked_about() -> None:
    with pytest.raises(UserError, match="which order"):
        read("03/04/2021", anchor=SAID_ON)


@pytest.mark.parametrize("field", QUERY_FIELDS, ids=lambda field: field.name)
def test_every_search_field_stands_in_the_guide_with_an_example_that_is_understood(field: QueryField) -> None:
    assert f"`{field.example}`" in search_fields()
    assert read_query(field.example, today=SAID_ON).not_understood == ()


@pytest.mark.parametrize("example", [*COORDINATES, *NUMBERS])
def test_every_example_of_a_point_or_a_number_stands_in_the_guide(example: str) -> None:
    assert f"`{example}`" in domain_parts()["coordinates"] + domain_parts()["numbers"]
