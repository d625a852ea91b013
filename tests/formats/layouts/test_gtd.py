from __future__ import annotations

import pytest

from tests.formats.layouts.foreign import columns, incident, read
from vedette.domain import edtf
from vedette.domain.source import SourceItem
from vedette.formats.layouts import detect


@pytest.mark.parametrize(
    ("changed", "ends", "shape", "text"),
    [
        ({}, ("2021-11-03", "2021-11-03"), "point", "2021-11-03"),
        ({"iday": "0"}, ("2021-11-01", "2021-11-30"), "within", "2021-11"),
        ({"iday": "0", "imonth": "2", "iyear": "2020"}, ("2020-02-01", "2020-02-29"), "within", "2020-02"),
        ({"iday": "0", "imonth": "0"}, ("2021-01-01", "2021-12-31"), "within", "2021"),
        ({"iday": "0", "approxdate": "November 23-24, 2021"}, ("2021-11-23", "2021-11-24"), "within",
         "November 23-24, 2021"),
        ({"extended": "1", "resolution": "11/9/2021"}, ("2021-11-03", "2021-11-09"), "throughout",
         "2021-11-03 – 11/9/2021"),
        ({"extended": "1", "resolution": "2021-11-01"}, ("2021-11-03", "2021-11-03"), "point", "2021-11-03"),
    ],
)  # fmt: skip
def test_nought_is_an_unknown_month_or_day(
    changed: dict[str, str], ends: tuple[str, str], shape: str, text: str
) -> None:
    when = incident("gtd", changed).when
    assert ((when.earliest, when.latest), when.shape, when.text) == (ends, shape, text)
    assert (when.qualifier, when.problems()) == ("exact", [])


@pytest.mark.parametrize(
    ("changed", "written"), [({"iday": "0"}, "2021-11-XX"), ({"iday": "0", "imonth": "0"}, "2021-XX-XX")]
)
def test_a_day_that_is_not_known_stays_a_day_in_edtf(changed: dict[str, str], written: str) -> None:
    assert edtf.write(incident("gtd", changed).when) == written


@pytest.mark.parametrize("words", ["some night", "May 2020"])
def test_words_that_narrow_nothing_down_stay_words(words: str) -> None:
    when = incident("gtd", {"iday": "0", "approxdate": words}).when
    assert (when.earliest, when.latest, when.qualifier, when.text) == (
        "2021-11-01", "2021-11-30", "approximate", words,
    )  # fmt: skip


def test_no_year_is_no_date_and_a_day_that_is_none_rejects_the_row() -> None:
    assert incident("gtd", {"iyear": "-9", "approxdate": "long ago"}).when.nil_reason == "unknown"
    for wrong in ({"iday": "31"}, {"imonth": "13"}, {"iyear": "two"}):
        assert read("gtd", wrong).incident is None


def test_a_key_that_a_spreadsheet_shortened_rejects_the_row() -> None:
    assert read("gtd", {"eventid": "2.02E+11"}).incident is None
    assert incident("gtd", {"eventid": "202111030001.0"}).uid == incident("gtd").uid


def test_a_group_acts_with_the_certainty_it_is_named_with() -> None:
    found = incident("gtd", {"gname2": "Unknown", "gname3": "Hill Front", "guncertain3": "0"})
    assert [(role.actor, role.role, role.certainty) for role in found.actors] == [
        ("name:Lake Front", "initiator", "suspected"), ("name:Hill Front", "initiator", "certain"),
    ]  # fmt: skip


def test_only_what_was_claimed_is_a_statement_of_who_claimed_it() -> None:
    (claim,) = incident("gtd").claims
    (said,) = claim.statements
    assert (claim.kind, said.party, said.stance) == ("actor", "name:Lake Front", "claims_responsibility")
    assert said.note == "Posted to website, blog, etc."
    for unclaimed in ({"claimed": "0"}, {"claimed": "-9"}, {"gname": "Unknown"}):
        assert incident("gtd", unclaimed).claims == ()
    competing = incident("gtd", {"compclaim": "1"})
    assert competing.tags == ("name:gtd:competing claims",) and not competing.contested
    assert ("gtd_competing_claims", "yes") in [(value.key, value.value) for value in competing.fields]


def test_doubt_becomes_an_assessment_with_its_reason() -> None:
    assert incident("gtd").assessments == ()
    (doubt,) = incident("gtd", {"doubtterr": "1", "alternative_txt": "Other crime type"}).assessments
    assert (doubt.status, doubt.by) == ("possible", "GTD")
    assert "Other crime type" in doubt.reason


def test_unknown_is_a_gap_and_blank_is_nothing() -> None:
    found = {(q.subject, q.note): (q.best, q.nil_reason, q.chosen) for q in incident("gtd").quantities}
    assert found == {("deaths", ""): (1.0, "", True), ("persons", "perpetrators"): (None, "unknown", False)}


@pytest.mark.parametrize(
    ("specificity", "vicinity", "key"),
    [
        ("1", "0", "P3"),
        ("1", "1", "P4"),
        ("1", "-9", "P4"),
        ("2", "0", "P6"),
        ("3", "0", "P6"),
        ("4", "1", "P7"),
        ("5", "-9", "P8"),
    ],
)
def test_a_place_near_a_city_is_no_more_exact_than_that(specificity: str, vicinity: str, key: str) -> None:
    place = incident("gtd", {"specificity": specificity, "vicinity": vicinity}).places[0]
    assert (place.precision, place.text, place.note) == (key, "Oldford", "at the lake road")


def test_related_events_are_linked_by_uids_that_follow_from_their_keys() -> None:
    one = incident("gtd")
    other = incident("gtd", {"eventid": "202111030002"})
    assert [(link.type, link.to) for link in one.links] == [("same_episode", other.uid)]
    assert [link.to for link in other.links] == [one.uid]
    assert incident("gtd", {"related": "x, 12, "}).links == ()


def test_citations_are_items_without_an_outlet() -> None:
    items = [thing for thing in read("gtd").shared if isinstance(thing, SourceItem)]
    assert [(item.source, item.title[:19]) for item in items] == [
        ("", '"Clash at the lake,'),
        ("", '"Bridge hit," Wire '),
    ]


def test_files_without_individual_are_recognised_too() -> None:
    assert detect([name for name in columns("gtd") if name != "individual"], []).name == "gtd"
