from __future__ import annotations

from vedette.formats.layouts.plain_content import by_content

ACCOUNT = "In the night men in uniform came over the fence and took down a camera, says the guard."
ROWS = (
    ("7", "3.11.2021", "53.2701", "23.6612", "https://example.org/1", ACCOUNT, "2021"),
    ("8", "04.11.2021 21:00", "53.2801", "-23.6612", "https://example.org/2", ACCOUNT, "2020"),
)
HEADER = ("Nr", "Qwx", "N", "E", "WWW", "Zzy", "Rok")


def test_columns_are_known_by_what_stands_in_them() -> None:
    assert by_content(HEADER, ROWS, {}) == {
        "Qwx": "when", "N": "latitude", "E": "longitude", "WWW": "url", "Zzy": "narrative",
    }  # fmt: skip


def test_what_was_told_and_what_a_heading_says_is_never_overruled() -> None:
    assert by_content(HEADER, ROWS, {"Qwx": "said_on", "Zzy": "field.x"}) == {
        "N": "latitude", "E": "longitude", "WWW": "url",
    }  # fmt: skip
    assert by_content(("Nr", "Title", "Date", "Place", "Link", "Notes", "Rok"), ROWS, {}) == {}


def test_a_second_date_beside_a_known_one_stays_a_field_of_its_own() -> None:
    assert by_content(("Date", "Qwx"), (("2021-11-03", "2021-11-04"),), {}) == {}


def test_columns_of_one_name_or_none_are_left_alone() -> None:
    assert by_content(("Qwx", "qwx", ""), (("2021-11-03",) * 3,), {}) == {}


def test_numbers_years_and_few_dates_are_no_dates() -> None:
    for values in (("2021", "2022"), ("12", "13"), ("2021-11-03", "soon", "late"), ("", "")):
        assert by_content(("Qwx",), tuple((value,) for value in values), {}) == {}


def test_a_point_in_one_cell_is_found() -> None:
    assert by_content(("Gdzie to", "x"), (("53.27, 23.66", "a"), ("53.28,23.67", "b")), {}) == {
        "Gdzie to": "coordinates"
    }


def test_short_rows_and_odd_cells_do_no_harm() -> None:
    assert by_content(("a", "b"), ((), ("\x00",), ("x" * 1_000_000,)), {}) in ({}, {"a": "narrative"})


def test_days_in_words_are_dates_under_any_heading() -> None:
    said = ("3 November 2021", "early Nov", "Nov 2021", "overnight 1-2 Nov 2021", "5 listopada 2021")
    assert by_content(("Qwx",), tuple((value,) for value in said), {}) == {"Qwx": "when"}


def test_words_that_are_no_day_of_the_calendar_are_no_dates() -> None:
    for values in (("Monday", "Tuesday"), ("yesterday", "today"), ("at night", "morning"), ("Kuźnica", "Usnarz"),
                   ("November", "early May")):  # fmt: skip
        assert by_content(("Qwx",), tuple((value,) for value in values), {}) == {}


def test_a_time_of_day_is_known_where_there_is_a_date() -> None:
    rows = (("2021-11-03", "21:30"), ("2021-11-04", "7:05:00"))
    assert by_content(("Kiedy", "Qwx"), rows, {}) == {"Qwx": "time"}
    assert by_content(("Zzy", "Qwx"), rows, {}) == {"Zzy": "when", "Qwx": "time"}
    assert by_content(("Qwx",), (("21:30",), ("7:05",)), {}) == {}


def test_notes_are_what_happened_only_where_no_column_says_more() -> None:
    assert by_content(("Zzy", "Notes"), ((ACCOUNT, "checked"),), {}) == {"Zzy": "narrative"}
    assert by_content(("Zzy", "Notes"), ((ACCOUNT, ACCOUNT * 2),), {}) == {}
