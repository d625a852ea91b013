from __future__ import annotations

import pytest

from tests.formats.layouts.foreign import incident, read
from vedette.formats.layouts.layout import ReadOptions


@pytest.mark.parametrize(
    ("written", "earliest", "unit"),
    [
        ("2021-11-03 08:30:00", "2021-11-03T08:30", "minute"),
        ("2021-11-03 00:00:00.000", "2021-11-03T00:00", "minute"),
        ("2021-11-03T23:59", "2021-11-03T23:59", "minute"),
        ("2021-11-03", "2021-11-03", "day"),
    ],
)
def test_minutes_are_taken_as_said(written: str, earliest: str, unit: str) -> None:
    when = incident("sigact", {"DateOccurred": written}).when
    assert (when.earliest, when.latest, when.unit, when.text) == (earliest, earliest, unit, written)


def test_the_order_of_figures_is_the_files() -> None:
    for order, day in (("dmy", "2021-11-03"), ("mdy", "2021-03-11")):
        when = incident("sigact", {"DateOccurred": "03/11/2021 8:30"}, ReadOptions(date_order=order)).when
        assert when.earliest == f"{day}T08:30"


@pytest.mark.parametrize("written", ["2021-02-30 08:30", "2021-11-03 25:00", "soon"])
def test_a_time_that_is_none_rejects_the_row(written: str) -> None:
    assert read("sigact", {"DateOccurred": written}).incident is None


def test_casualties_are_rows_by_side_and_nought_is_none() -> None:
    found = [(q.subject, q.note, q.best) for q in incident("sigact").quantities]
    assert sorted(found) == [("deaths", "enemy", 1.0), ("injured", "host nation", 2.0)]


def test_the_grid_reference_stands_in_where_there_are_no_degrees() -> None:
    place = incident("sigact", {"Latitude": "", "Longitude": ""}).places[0]
    assert place.lat == pytest.approx(53.51089, abs=1e-3)
    assert place.coordinates_text == "34UFE7568432373"
    odd = read("sigact", {"Latitude": "", "Longitude": "", "MGRS": "nowhere"})
    assert odd.incident is not None and [problem.column for problem in odd.problems] == ["MGRS"]


def test_title_type_and_source_are_taken() -> None:
    found = incident("sigact", {"Title": "x" * 200})
    assert (len(found.title), found.type, found.narrative) == (
        120,
        "armed_clash",
        "A patrol was fired at.\nNobody was hit.",
    )
    assert [citation.item for citation in found.sources] == ["name:Lake Company"]
