from __future__ import annotations

import pytest

from tests.formats.layouts.foreign import ACLED, incident, read
from vedette.domain.actor import Actor
from vedette.domain.source import Source
from vedette.formats.layouts.acled_codes import inter_number, inter_words, interaction, our_type
from vedette.formats.layouts.layout import ReadOptions


@pytest.mark.parametrize(
    ("precision", "ends", "shape", "qualifier"),
    [
        ("1", ("2021-11-03", "2021-11-03"), "point", "exact"),
        ("2", ("2021-11-01", "2021-11-07"), "within", "approximate"),
        ("3", ("2021-11-01", "2021-11-30"), "within", "exact"),
    ],
)
@pytest.mark.parametrize("written", ["2021-11-03", "03 November 2021", "3 Nov 2021", "03-11-2021"])
def test_the_code_of_time_makes_day_week_or_month(
    precision: str, ends: tuple[str, str], shape: str, qualifier: str, written: str
) -> None:
    when = incident("acled", {"event_date": written, "time_precision": precision}).when
    assert ((when.earliest, when.latest), when.shape, when.qualifier) == (ends, shape, qualifier)
    assert when.text == written


@pytest.mark.parametrize(
    ("written", "precision", "earliest", "latest"),
    [
        ("2020-02-14", "3", "2020-02-01", "2020-02-29"),
        ("2021-02-14", "3", "2021-02-01", "2021-02-28"),
        ("2022-01-01", "2", "2021-12-27", "2022-01-02"),
        ("2021-11-07", "2", "2021-11-01", "2021-11-07"),
        ("2021-12-31", "3", "2021-12-01", "2021-12-31"),
    ],
)
def test_weeks_and_months_go_over_their_ends_rightly(written: str, precision: str, earliest: str, latest: str) -> None:
    when = incident("acled", {"event_date": written, "time_precision": precision}).when
    assert (when.earliest, when.latest) == (earliest, latest)


@pytest.mark.parametrize("written", ["2021-02-30", "0000-00-00", "soon", "31 June 2021", "11/03/2021"])
def test_a_day_that_is_none_rejects_the_row(written: str) -> None:
    found = read("acled", {"event_date": written})
    assert found.incident is None
    assert [(problem.column, problem.value) for problem in found.problems] == [("event_date", written)]


def test_figures_with_slashes_are_read_once_somebody_says_how() -> None:
    when = incident("acled", {"event_date": "11/03/2021"}, ReadOptions(date_order="mdy")).when
    assert when.earliest == "2021-11-03"


def test_no_deaths_mentioned_is_not_nobody_died() -> None:
    (deaths, _) = incident("acled", {"fatalities": "0"}).quantities
    assert (deaths.figures(), deaths.nil_reason, deaths.verbatim) == ((), "not_reported", "0")
    (deaths, _) = incident("acled").quantities
    assert (deaths.low, deaths.best, deaths.high, deaths.qualifier) == (2.0, 2.0, None, "at_least")


def test_actors_have_no_direction_and_carry_their_group() -> None:
    found = read("acled")
    assert found.incident is not None
    roles = [(role.actor, role.role, role.note) for role in found.incident.actors]
    assert roles == [
        ("name:Military Forces of Aland (2020-)", "actor1", ""),
        ("name:Border Guard of Aland", "actor1", "associated"),
        ("name:Police Forces of Aland (2020-)", "actor1", "associated"),
        ("name:Unidentified Armed Group (Beland)", "actor2", ""),
    ]
    assert [actor.acled_inter for actor in found.shared if isinstance(actor, Actor)] == ["1", "3"]


def test_sources_tags_and_crowds_are_taken_apart() -> None:
    found = incident("acled", {"civilian_targeting": "Civilian targeting"})
    assert [citation.item for citation in found.sources] == ["name:Daily Aland", "name:Wire One"]
    assert found.tags == ("name:women targeted: politicians", "name:civilian targeting")
    crowd = found.quantities[1]
    assert (crowd.subject, crowd.best, crowd.qualifier, crowd.verbatim) == ("persons", 250.0, "about", "around 250")
    unsaid = incident("acled", {"tags": "crowd size=no report"})
    assert unsaid.quantities[1].nil_reason == "not_reported"


def test_the_reach_belongs_to_a_source_that_stands_alone() -> None:
    sources = [thing for thing in read("acled", {"source": "Lake Watch"}).shared if isinstance(thing, Source)]
    assert [(source.name, source.scale) for source in sources] == [("Lake Watch", "National-International")]
    assert not [thing for thing in read("acled").shared if isinstance(thing, Source)]


def test_a_place_is_never_made_more_exact_than_its_code() -> None:
    place = incident("acled", {"geo_precision": "3"}).places[0]
    assert (place.precision, place.uncertainty_m, place.text, place.country_name) == ("P7", None, "Oldford", "Aland")
    near = incident("acled", {"geo_precision": "2"}).places[0]
    assert (near.precision, near.uncertainty_m) == ("P4", 25_000)


def test_codes_are_kept_as_they_stand() -> None:
    codes = {code.key: code.value for code in incident("acled").codes}
    assert codes["acled.geo_precision"] == codes["acled.time_precision"] == "1"
    assert (codes["acled.inter1"], codes["acled.event_type"]) == ("State forces", "Battles")
    assert '"timestamp":"1636502400"' in codes["acled.rest"]
    assert ACLED["notes"] not in codes["acled.rest"]


def test_types_are_matched_whatever_the_case_and_never_invented() -> None:
    assert our_type("battles", "ARMED CLASH") == "armed_clash"
    assert our_type("Strategic developments", "Arrests") == "detention"
    assert our_type("Strategic developments", "Looting/property destruction") == "other"
    assert our_type("Something new", "") == "other"
    assert our_type("", "") == ""


def test_groups_are_read_as_number_and_in_words() -> None:
    assert [inter_number(cell) for cell in ("1", "state forces", "External/Other forces", "9", "")] == [
        "1", "1", "8", "", "",
    ]  # fmt: skip
    assert inter_words("6") == "Protesters"
    assert interaction(("8", "1"), in_words=False) == "18"
    assert interaction(("", "1"), in_words=False) == "10"
    assert interaction(("7", "1"), in_words=True) == "State forces-Civilians"
    assert interaction(("", ""), in_words=True) == ""
