from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.domain.custom_field import FieldValue
from vedette.domain.errors import NeedsChoice, UserError
from vedette.domain.incident import Incident
from vedette.domain.settling import settled
from vedette.formats.layouts import detect, named_layout
from vedette.formats.layouts.layout import ReadOptions, RowRead
from vedette.formats.layouts.plain import PLAIN
from vedette.formats.layouts.plain_words import COUNTED, FIELDS

AS_FOUND = ReadOptions()


def read(row: Mapping[str, str], options: ReadOptions = AS_FOUND) -> RowRead:
    """One row of a table with these headings."""
    return PLAIN.reader(options, list(row))(list(row.values()))


def incident(row: Mapping[str, str], options: ReadOptions = AS_FOUND) -> Incident:
    found = read(row, options)
    assert found.incident is not None, found.problems
    return found.incident


@pytest.mark.parametrize(
    "header",
    [
        ("Title", "Date", "Place", "Latitude", "Longitude", "Source", "Deaths"),
        ("TYTUŁ", "data zdarzenia", "Miejsce", "szerokość", "Długość geograficzna", "źródło", "zabici"),
        ("Название", "ДАТА", "место", "Широта", "долгота", "Источник", "погибшие"),
    ],
)
def test_headings_are_understood_in_three_languages_and_any_case(header: Sequence[str]) -> None:
    wanted = ("title", "when", "place", "latitude", "longitude", "source", "number.deaths")
    assert PLAIN.targets(AS_FOUND, header) == wanted
    assert PLAIN.targets(AS_FOUND, header[::-1]) == wanted[::-1]
    assert detect(header, []) is PLAIN


def test_no_heading_means_two_things() -> None:
    words = [word for field, (_, words) in FIELDS.items() for word in {field, *words}]
    words += [word for words in COUNTED.values() for word in words]
    assert sorted(words) == sorted(set(words))


def test_a_whole_row_becomes_an_incident() -> None:
    found = incident(
        {
            "Title": "Shots near Usnarz",
            "Date": "overnight 1-2 Nov 2021",
            "Place": "Usnarz Górny",
            "Country": "pl",
            "Coordinates": "53,27 23,66",
            "Type": "Live shots",
            "Tags": "#border; incursion",
            "Description": "First line.\nSecond line.",
            "Source": "AFP; Reuters",
            "Who says": "Poland",
            "Stance": "asserts",
            "Injured": "about 3",
        }
    )
    assert (found.title, found.type) == ("Shots near Usnarz", "shots_live")
    assert (found.when.earliest, found.when.latest) == ("2021-11-01T18:00", "2021-11-02T06:00")
    assert (found.places[0].text, found.places[0].country, found.places[0].lat) == ("Usnarz Górny", "PL", 53.27)
    assert found.tags == ("name:border", "name:incursion")
    assert [citation.item for citation in found.sources] == ["name:AFP", "name:Reuters"]
    assert (found.claims[0].text, found.claims[0].statements[0].party) == ("Shots near Usnarz", "name:Poland")
    assert (found.quantities[0].subject, found.quantities[0].best, found.quantities[0].qualifier) == (
        "injured", 3.0, "about",
    )  # fmt: skip


def test_what_happened_is_kept_as_it_was_written_blanks_and_all() -> None:
    found = incident({"Date": "2021-11-03", "Description": "  Indented.\n", "Who says": "P", "Stance": "asserts"})
    assert found.narrative == "  Indented.\n"
    assert found.claims[0].text == "Indented."


def test_a_column_that_says_nothing_to_us_is_kept_as_a_field_of_its_own() -> None:
    found = read({"Date": "2021-11-03", "Title": "x", "Dog's name": "007", "Ilość psów ": "NA", "": "y"})
    assert found.incident is not None
    assert found.incident.fields == (
        FieldValue("dogs_name", "007"), FieldValue("ilosc_psow", "NA"), FieldValue("column_5", "y"),
    )  # fmt: skip
    labels = {record.uid: getattr(record, "label", "") for record in found.shared}
    assert labels == {"dogs_name": "Dog's name", "ilosc_psow": "Ilość psów ", "column_5": "column_5"}


def test_two_columns_of_one_name_are_both_kept() -> None:
    found = PLAIN.reader(AS_FOUND, ["Title", "Date", "Date", "Note 1", "note 1"])(["x", "2021", "2022", "a", "b"])
    assert found.incident is not None
    assert found.incident.when.earliest == "2021-01-01"
    assert [value.value for value in found.incident.fields] == ["2022", "a", "b"]


def test_none_given_blank_and_nought_stay_apart() -> None:
    found = incident({"Title": "x", "Date": "NA", "Country": "NA", "Killed": "0", "Injured": "n/a", "Missing": ""})
    assert found.when.is_empty
    assert found.when.nil_reason == "not_reported"
    assert found.places[0].country == "NA"
    said = {quantity.subject: (quantity.best, quantity.nil_reason) for quantity in found.quantities}
    assert said == {"deaths": (0.0, ""), "injured": (None, "not_reported")}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Date", "30 Feb 2021"),
        ("Date", "0000-00-00"),
        ("Date", "soon"),
        ("Date", "last week"),
        ("Coordinates", "N 50° 27'"),
        ("Coordinates", "nan, nan"),
        ("Latitude", "91"),
        ("End date", "2021-11-01"),
    ],
)
def test_a_row_whose_date_or_place_cannot_be_read_is_rejected_whole(column: str, value: str) -> None:
    found = read({"Title": "x", "Date": "2021-11-03", "Longitude": ""} | {column: value})
    assert found.incident is None
    assert [(p.column, p.value) for p in found.problems] == [(column, value)]


def test_a_number_that_cannot_be_read_is_kept_in_words_and_told() -> None:
    found = read({"Title": "x", "Date": "2021", "Killed": "1.234,5", "Injured": "1.2E+15"})
    assert found.incident is not None
    assert [(q.verbatim, q.figures()) for q in found.incident.quantities] == [("1.234,5", ()), ("1.2E+15", ())]
    assert [problem.column for problem in found.problems] == ["Killed", "Injured"]


def test_time_and_end_join_the_date() -> None:
    found = incident({"Date": "3.11.2021", "Time": "14:30", "End date": "2021-11-05", "Title": "x"})
    assert (found.when.earliest, found.when.latest) == ("2021-11-03T14:30", "2021-11-05")
    assert found.when.shape == "throughout"
    midnight = incident({"Date": "2014-01-22 00:00:00.000", "Title": "x"}).when
    assert (midnight.earliest, midnight.text) == ("2014-01-22", "2014-01-22 00:00:00.000")


def test_the_number_by_which_spreadsheets_count_a_day_is_that_day_and_told() -> None:
    found = read({"Date": "44505", "Title": "x"})
    assert found.incident is not None
    assert (found.incident.when.earliest, found.incident.when.text) == ("2021-11-05", "44505")
    assert [(p.column, p.value) for p in found.problems] == [("Date", "44505")]
    assert incident({"Date": "44505.9375", "Title": "x"}).when.earliest == "2021-11-05T22:30"
    assert incident({"Date": "44505", "Time": "9:15", "Title": "x"}).when.earliest == "2021-11-05T09:15"
    assert incident({"Date": "2021", "Title": "x"}).when.earliest == "2021-01-01"
    assert read({"Date": "12345", "Title": "x"}).incident is None


def test_relative_words_count_from_the_day_they_were_said() -> None:
    found = incident({"Date": "last month", "Published": "2021-11-04", "Title": "x"})
    assert (found.when.earliest, found.when.latest) == ("2021-10-01", "2021-10-31")


def test_addresses_become_items_of_the_outlet_named_beside_them() -> None:
    found = read({"Title": "x", "Source": "AFP", "URL": "https://a.example/1, https://a.example/2"})
    assert found.incident is not None
    assert [c.item for c in found.incident.sources] == ["name:https://a.example/1", "name:https://a.example/2"]
    assert {getattr(record, "source", "") for record in found.shared} == {"name:AFP"}


def test_a_mapping_decides_and_is_checked() -> None:
    row = {"Col A": "2021-11-03", "Col B": "4", "Col C": "secret", "Title": "x"}
    mapping = {"col a": "when", "Col B": "number.migrants", "Col C": ""}
    found = incident(row, replace(AS_FOUND, mapping=mapping))
    assert (found.when.earliest, found.quantities[0].subject, found.fields) == ("2021-11-03", "migrants", ())
    for wrong in ({"Col A": "whenever"}, {"Col A": "when", "Col B": "when"}):
        with pytest.raises(UserError, match="Nothing was changed"):
            PLAIN.targets(replace(AS_FOUND, mapping=wrong), list(row))


def test_an_id_holds_for_tables_of_the_same_columns_only() -> None:
    one, same, other = (
        read(row).external
        for row in ({"ID": "7", "Title": "x"}, {"Title": "y", "id": "7"}, {"ID": "7", "Title": "x", "Date": "2021"})
    )
    assert one == same
    assert one is not None and other is not None
    assert one.scheme != other.scheme


def test_what_nobody_claims_is_asked_about() -> None:
    for header in ((), ("alpha", "beta"), ("Title", "beta")):
        with pytest.raises(NeedsChoice, match="--layout"):
            detect(header, [])
    with pytest.raises(NeedsChoice, match="plain"):
        named_layout("excel")


@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE)), min_size=8, max_size=8))
def test_no_cell_breaks_a_row(cells: list[str]) -> None:
    header = ["Title", "Date", "Coordinates", "Killed", "Tags", "Source", "URL", "Odd"]
    found = PLAIN.reader(AS_FOUND, header)(cells)
    if found.incident is None:
        assert found.problems
    else:
        assert settled(replace(found.incident, uid="x")).uid == "x"


@given(st.lists(st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE)), min_size=1, max_size=12))
def test_no_heading_breaks_a_table(header: list[str]) -> None:
    found = PLAIN.reader(AS_FOUND, header)(["2021-11-03"] * len(header))
    assert found.incident is not None or found.problems
