"""Searching as windows and commands do it: pages of lines, counts, completions, counts beside the list."""

from __future__ import annotations

import time
from datetime import date

import pytest

from vedette.domain.errors import UserError
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.facets import FACETS, Facets
from vedette.usecases.incidents import Incidents
from vedette.usecases.navigation import Navigation
from vedette.usecases.reindexing import Reindexing
from vedette.usecases.searching import SORT_FIELDS, Search, day_start


@pytest.fixture
def search(desk: Desk) -> Search:
    return Search(desk)


@pytest.fixture(autouse=True)
def three(incidents: Incidents) -> None:
    """Three incidents of three days at two places, with tags, types, parties and sources."""
    drafts = (
        Draft("Shots heard", "2021-11-01", place="Usnarz Górny", type="shots_live", tags=("border/noise",)),
        Draft("Fence cut", "2021-11-02", place="Usnarz Górny", tags=("border",), source="Reuters"),
        Draft("Shots denied", "2021-10-03", place="Minsk", party="Belarus", stance="denies", tags=("politics",)),
    )
    for draft in drafts:
        incidents.record(draft)


def titles(search: Search, text: str, sort: str | None = None) -> list[str]:
    return [line.title for line in search.page(text, sort=sort)]


def test_a_page_holds_lines_newest_first(search: Search) -> None:
    assert titles(search, "") == ["Fence cut", "Shots heard", "Shots denied"]
    assert titles(search, "shots") == ["Shots heard", "Shots denied"]
    assert [line.title for line in search.page("", 1, 1)] == ["Shots heard"]
    assert search.page("", -5, -1) == []
    assert search.count("tag:border") == 2


def test_an_order_asked_for_beats_one_in_the_query(search: Search) -> None:
    assert titles(search, "sort:title") == ["Fence cut", "Shots denied", "Shots heard"]
    assert titles(search, "sort:title", "when") == ["Shots denied", "Shots heard", "Fence cut"]
    assert titles(search, "sort:title", "-place")[-1] == "Shots denied"


@pytest.mark.parametrize("sort", ["nothing", "title; DROP TABLE incident", "--title", "-", "id"])
def test_only_known_fields_are_sorted_by(search: Search, sort: str) -> None:
    with pytest.raises(UserError, match="can't be sorted"):
        search.page("", sort=sort)


def test_every_order_is_served(search: Search) -> None:
    for field in SORT_FIELDS:
        assert len(search.page("shots", sort=field)) == len(search.page("shots", sort=f"-{field}")) == 2


def test_uids_and_places_in_the_list_agree(search: Search) -> None:
    uids = list(search.uids("shots"))
    assert uids == [line.uid for line in search.page("shots")]
    assert [search.offset_of("shots", uid) for uid in uids] == [0, 1]
    assert [search.offset_of("", uid, "title") for uid in uids] == [2, 1]
    assert search.offset_of("shots", "nobody") is None


def test_uids_can_be_read_while_the_logbook_is_written(search: Search, incidents: Incidents) -> None:
    found = search.uids("")
    first = next(found)
    assert incidents.trash([first]) == 1
    assert len([first, *found]) == 3
    assert search.count("") == 2


def test_what_was_not_understood_is_said(search: Search) -> None:
    assert search.read("on:someday").not_understood
    assert search.count("on:someday") == 0


def test_added_counts_days_as_the_clock_on_the_wall_does(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    for zone, day in (("UTC", "2021-11-04"), ("Pacific/Kiritimati", "2021-11-05")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert (search.count(f"added:{day}"), search.count("added:today")) == (3, 3)
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("day", [date.min, date(1, 1, 2), date(1899, 12, 31), date.max])
def test_days_beyond_all_clocks_begin_too(day: date) -> None:
    assert day_start(day) == day.isoformat()


@pytest.mark.parametrize(
    ("field", "beginning", "expected"),
    [
        ("tag", "", [("border", 2), ("border/noise", 1), ("politics", 1)]),
        ("tag", "noi", [("border/noise", 1)]),
        ("type", "shots", [("shots_live", 1)]),
        ("place", "usnarz", [("Usnarz Górny", 2)]),
        ("place", "", [("Usnarz Górny", 2), ("Minsk", 1)]),
        ("party", "бел", [("Belarus", 1)]),
        ("actor", "", [("Belarus", 1)]),
        ("source", "reu", [("Reuters", 1)]),
        ("status", "", [("unverified", 2), ("asserted", 1)]),
        ("country", "", []),
        ("tag", "***", []),
        ("nothing", "", []),
        ("'; DROP TABLE tag", '"', []),
    ],
)
def test_values_are_offered_with_their_counts(
    search: Search, field: str, beginning: str, expected: list[tuple[str, int]]
) -> None:
    assert [(value.text, value.count) for value in search.values(field, beginning)] == expected
    assert len(search.values(field, beginning, 1)) <= 1


def test_a_list_is_counted_by_what_its_incidents_have(desk: Desk) -> None:
    facets = Facets(desk)
    counted = {field: [(value.text, value.count) for value in facets.of("shots", field)] for field in FACETS}
    assert counted["tag"] == [("border", 1), ("border/noise", 1), ("politics", 1)]
    assert counted["place"] == [("Minsk", 1), ("Usnarz Górny", 1)]
    assert counted["month"] == [("2021-11", 1), ("2021-10", 1)]
    assert counted["year"] == [("2021", 2)]
    assert counted["party"] == [("Belarus", 1)]
    with pytest.raises(UserError, match="can't be counted"):
        facets.of("", "narrative")


def test_long_lists_are_counted_alike(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    facets = Facets(desk)
    queries = ("", "shots", "-shots", "from:2021-11-01", "is:trashed")
    few = [facets.of(text, field) for text in queries for field in FACETS]
    monkeypatch.setattr("vedette.storage.search_order._FEW", -1)
    assert [facets.of(text, field) for text in queries for field in FACETS] == few


def test_the_navigator_counts_its_lists(desk: Desk, search: Search, incidents: Incidents) -> None:
    incidents.trash(list(search.uids("fence")))
    counts = {one.key: one.count for one in Navigation(desk).standing()}
    assert counts == {"all": 2, "recent": 2, "drafts": 0, "contested": 0, "unverified": 1, "trash": 1}
    assert all(search.count(one.query) == one.count for one in Navigation(desk).standing())
    tags = [(one.path, one.count) for one in Navigation(desk).tags()]
    assert tags == [("border", 1), ("border/noise", 1), ("politics", 1)]


def test_a_new_index_finds_the_same(desk: Desk, search: Search) -> None:
    assert Reindexing(desk).rebuild() == 3
    assert titles(search, "tag:border shots") == ["Shots heard"]
