from __future__ import annotations

from collections import Counter

import pytest

from tests.formats.layouts.foreign import UCDP, cells_of, incident, read
from vedette.domain.source import SourceItem
from vedette.formats.layouts import named_layout
from vedette.formats.layouts.layout import ReadOptions
from vedette.formats.layouts.ucdp import HDX


def items(**changed: str) -> list[SourceItem]:
    return [thing for thing in read("ucdp-ged", changed).shared if isinstance(thing, SourceItem)]


@pytest.mark.parametrize(
    ("start", "end", "shape", "unit", "edtf"),
    [
        ("2021-11-03 00:00:00.000", "2021-11-03 00:00:00.000", "point", "day", "2021-11-03"),
        ("2021-11-01", "2021-11-03", "within", "days", "[2021-11-01..2021-11-03]"),
        ("2021-11-01", "2021-11-07", "within", "week", "[2021-11-01..2021-11-07]"),
        ("2020-02-01", "2020-02-29", "within", "month", "2020-02"),
        ("2020-01-01", "2020-12-31", "within", "days", "2020"),
        ("2021-12-30", "2022-01-02", "within", "days", "[2021-12-30..2022-01-02]"),
    ],
)
def test_the_two_days_are_the_first_and_last_possible(start: str, end: str, shape: str, unit: str, edtf: str) -> None:
    when = incident("ucdp-ged", {"date_start": start, "date_end": end}).when
    assert (when.shape, when.unit, when.edtf, when.qualifier) == (shape, unit, edtf, "exact")


@pytest.mark.parametrize(("start", "end"), [("2021-11-03", "2021-11-01"), ("2021-02-30", "2021-03-01"), ("x", "y")])
def test_days_that_cannot_be_reject_the_row(start: str, end: str) -> None:
    found = read("ucdp-ged", {"date_start": start, "date_end": end})
    assert found.incident is None and found.problems


def test_days_a_spreadsheet_rewrote_are_read_in_the_order_of_the_file() -> None:
    options = ReadOptions(date_order="mdy")
    when = incident("ucdp-ged", {"date_start": "11/1/2021", "date_end": "11/3/2021"}, options).when
    assert (when.earliest, when.latest) == ("2021-11-01", "2021-11-03")


def test_estimates_are_one_row_and_who_died_is_not_counted_again() -> None:
    found = incident("ucdp-ged").quantities
    assert [(q.low, q.best, q.high, q.chosen, q.note) for q in found] == [
        (2.0, 3.0, 5.0, True, ""), (None, 1.0, None, False, "side A"), (None, 2.0, None, False, "civilians"),
    ]  # fmt: skip
    sure = incident("ucdp-ged", {"low": "3", "high": "3"}).quantities[0]
    assert (sure.qualifier, found[0].qualifier) == ("exact", "about")


def test_estimates_out_of_order_are_taken_and_told() -> None:
    found = read("ucdp-ged", {"low": "9"})
    assert found.incident is not None
    assert ["order" in problem.problem for problem in found.problems] == [True]


def test_a_title_with_a_semicolon_is_cut_out_of_its_article() -> None:
    found = items()
    assert [(item.title, item.source) for item in found] == [
        ("Three killed; talks go on", "name:Wire One"), ("Clash at the lake", "name:Daily Aland"),
    ]  # fmt: skip
    assert [item.published_on.earliest for item in found if item.published_on] == ["2021-11-03", "2021-11-04"]
    assert {item.reliability + item.credibility for item in found} == {"6"}


def test_lists_that_do_not_agree_become_one_item_with_all_of_the_text() -> None:
    (item,) = items(source_article="Wire One said; Daily Aland said")
    assert (item.title, item.source, item.published_on) == ("Wire One said; Daily Aland said", "", None)


def test_an_article_named_twice_is_cited_once_and_known_again_everywhere() -> None:
    twice = items(source_office="Wire One;Wire One", source_date="2021-11-03;2021-11-03", source_headline="Shots;Shots")
    assert [item.title for item in twice] == ["Shots"]
    once = items(source_office="Wire One", source_date="2021-11-03", source_headline="Shots", source_article="")
    assert [item.uid for item in once] == [item.uid for item in twice]
    other = items(source_office="Wire One", source_date="2021-11-04", source_headline="Shots", source_article="")
    assert other[0].uid != once[0].uid


@pytest.mark.parametrize(("status", "tags"), [("Clear", ()), ("", ()), ("Check geography", ("name:ucdp:check",))])
def test_a_row_that_ucdp_still_checks_is_tagged(status: str, tags: tuple[str, ...]) -> None:
    assert incident("ucdp-ged", {"code_status": status}).tags == tags


def test_place_clarity_and_sides_are_taken() -> None:
    found = incident("ucdp-ged", {"event_clarity": "2"})
    place = found.places[0]
    assert (place.text, place.name, place.precision) == ("a wood 5 km from Oldford", "Oldford town", "P4")
    assert (place.lat, place.lon, found.clarity) == (53.27, -23.66, "2")
    assert [(role.actor, role.role) for role in found.actors] == [
        ("name:Government of Aland", "actor1"), ("name:Lake Front", "actor2"),
    ]  # fmt: skip


def test_rows_without_headings_are_read_by_place() -> None:
    layout = named_layout("ucdp-ged")
    numbered = [f"column {n}" for n in range(1, 51)]
    found = layout.reader(ReadOptions(), numbered)([{**UCDP, "iso3": "XAA"}.get(name, "") for name in HDX])
    bare = layout.reader(ReadOptions(), numbered[:49])(cells_of("ucdp-ged", UCDP))
    assert found.external == bare.external == read("ucdp-ged").external
    assert found.incident is not None and bare.incident is not None
    assert found.incident.when == bare.incident.when
    assert Counter(code.key for code in found.incident.codes)["ucdp.iso3"] == 1


def test_what_nothing_of_ours_holds_is_kept_together() -> None:
    codes = {code.key: code.value for code in incident("ucdp-ged").codes}
    assert (codes["ucdp.where_prec"], codes["ucdp.date_prec"], codes["ucdp.type_of_violence"]) == ("2", "2", "1")
    assert '"relid":"XAA-2021-1-99-1"' in codes["ucdp.rest"]
    assert "Oldford town" not in codes["ucdp.rest"]
