from __future__ import annotations

import pytest

from tests.formats.layouts.foreign import IOM, cells_of, columns, incident, read
from vedette.domain.source import SourceItem
from vedette.formats.layouts import detect, named_layout
from vedette.formats.layouts.date_order import DateOrder
from vedette.formats.layouts.iom import WEB
from vedette.formats.layouts.layout import ReadOptions


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("13-Jan-20", "2020-01-13"),
        ("1-Feb-20", "2020-02-01"),
        ("29-Feb-16", "2016-02-29"),
        ("Fri, 01/01/2021 - 12:00", "2021-01-01"),
        ("Sat, 02/01/2021", "2021-01-02"),
        ("Mon, 02/01/2021 - 12:00", "2021-02-01"),
        ("2021-11-03", "2021-11-03"),
        ("November 3, 2021", "2021-11-03"),
    ],
)
def test_a_day_is_read_as_iom_has_written_it_over_the_years(written: str, day: str) -> None:
    when = incident("iom", {"Incident Date": written}).when
    assert (when.earliest, when.latest, when.text) == (day, day, written)


def test_the_order_of_a_date_that_no_weekday_proves_is_the_files() -> None:
    for order, day in (("dmy", "2021-11-03"), ("mdy", "2021-03-11")):
        assert incident("iom", {"Incident Date": "03/11/2021"}, ReadOptions(date_order=order)).when.earliest == day
    heard = DateOrder()
    for cell in ("Fri, 01/08/2021 - 12:00", "01/02/2021"):
        heard.hear(cell)
    assert heard.decided() == "mdy"


@pytest.mark.parametrize(
    ("year", "month", "earliest", "latest"),
    [
        ("2020", "Feb", "2020-02-01", "2020-02-29"),
        ("2021", "December", "2021-12-01", "2021-12-31"),
        ("2021", "", "2021-01-01", "2021-12-31"),
    ],
)
def test_where_there_is_no_day_the_month_stands(year: str, month: str, earliest: str, latest: str) -> None:
    when = incident("iom-2021", {"Incident year": year, "Reported Month": month}).when
    assert (when.earliest, when.latest, when.shape) == (earliest, latest, "within")


@pytest.mark.parametrize("changed", [{"Incident Date": "30-Feb-20"}, {"Incident Date": "soon"}])
def test_a_day_that_is_none_rejects_the_row(changed: dict[str, str]) -> None:
    assert read("iom", changed).incident is None
    assert read("iom-2021", {"Reported Month": "Smarch"}).incident is None


def test_blank_is_unknown_and_nought_is_nobody() -> None:
    figures = {q.subject: (q.low, q.best, q.chosen) for q in incident("iom").quantities}
    assert figures == {
        "deaths": (None, 2.0, True), "missing": (1.0, None, True), "rescued": (None, 7.0, True),
        "men": (None, 2.0, False),
    }  # fmt: skip
    nobody = incident("iom", {"Number of Dead": "0", "Number of Males": ""})
    assert [(q.subject, q.best) for q in nobody.quantities if q.subject in ("deaths", "men")] == [("deaths", 0.0)]


@pytest.mark.parametrize(
    ("dead", "missing", "total", "told"),
    [("2", "1", "3", False), ("", "3", "3", False), ("2", "1", "4", True), ("1,000", "22", "1,022", False)],
)
def test_a_total_that_is_not_the_sum_is_told(dead: str, missing: str, total: str, told: bool) -> None:
    changed = {"Number of Dead": dead, "Minimum Estimated Number of Missing": missing}
    found = read("iom", {**changed, "Total Number of Dead and Missing": total})
    assert found.incident is not None
    assert [problem.column for problem in found.problems] == ["Total Number of Dead and Missing"] * told


@pytest.mark.parametrize("written", ["53.27, -23.66", "POINT(-23.66 53.27)", "53.270000,-23.660000"])
def test_coordinates_in_one_cell_are_read_in_either_order_they_come(written: str) -> None:
    place = incident("iom", {"Coordinates": written}).places[0]
    assert (place.lat, place.lon, place.coordinates_text) == (53.27, -23.66, written)


def test_coordinates_that_are_none_reject_the_row() -> None:
    for written in ("153.27, 23.66", "somewhere", "53.27", "nan, nan"):
        assert read("iom", {"Coordinates": written}).incident is None


def test_a_source_for_each_address_where_it_is_clear_whose_it_is() -> None:
    pages = [thing for thing in read("iom").shared if isinstance(thing, SourceItem)]
    assert [(page.url, page.source, page.iom_quality, page.credibility) for page in pages] == [
        ("https://daily.example/1", "name:Daily Aland", "3", "6"),
        ("https://wire.example/2", "name:Wire One", "3", "6"),
    ]
    unclear = read("iom", {"URL": "https://daily.example/1"})
    assert unclear.incident is not None
    assert [citation.item for citation in unclear.incident.sources] == [
        "name:Daily Aland", "name:Wire One", "name:https://daily.example/1",
    ]  # fmt: skip
    assert [thing.source for thing in unclear.shared if isinstance(thing, SourceItem)] == [""]


def test_the_kind_is_iom_s_and_the_rest_becomes_fields() -> None:
    found = incident("iom")
    assert (found.kind, found.type) == ("split_part", "death_found")
    assert {value.key for value in found.fields} == {
        "iom_region", "iom_country_of_origin", "iom_cause_of_death", "iom_route", "iom_unsd_grouping",
    }  # fmt: skip


def test_the_web_export_is_the_same_under_other_headings() -> None:
    row = dict(zip(columns("iom"), cells_of("iom", IOM), strict=True))
    renamed = {"Web ID": "52776", "Reported Date": "13-Jan-20", "Number Dead": "1", "Total Dead and Missing": "1"}
    cells = [renamed.get(name, row.get(name, "")) for name in WEB]
    assert detect(WEB, [cells]).name == "iom"
    found = named_layout("iom").reader(ReadOptions(), WEB)(cells)
    assert found.incident is not None and found.external is not None
    assert (found.external.scheme, found.external.value) == ("iom", "52776")
    assert found.incident.when.earliest == "2020-01-13"
