"""Lists in every order: empties last both ways, pages that fit together, and places that are told rightly."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest

from tests import make
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.query_reader import read
from vedette.domain.tag import Tag
from vedette.domain.when import When
from vedette.storage import search
from vedette.storage.search import SORTS, Anchors, Searcher
from vedette.storage.store import Store

TODAY = date(2021, 11, 4)
DAYS = ("2021-11-01", "2021-11-02", "2021-11-03", None)


@pytest.fixture
def incidents(store: Store) -> list[Incident]:
    """Twelve incidents, oldest day first, three of them undated, some without a place, a type or a tag."""
    made = [
        make.incident(
            reference=f"INC-2021-{9_995 + n}",
            title=f"{'flare ' * (n % 3 + 1)}{chr(ord('m') - n)}",
            narrative="flare" if n == 4 else "",
            when=When(earliest=DAYS[n // 3], latest=DAYS[n // 3]),
            places=(Place(text=f"Town {n % 4}"),) if n % 4 else (),
            type="shots_live" if n % 2 else "",
            tags=("t1",) if n % 5 == 0 else (),
            created_at=f"2021-11-0{n % 4 + 1}T00:00:00Z",
        )
        for n in range(12)
    ]
    with store.writing(make.act()) as unit:
        unit.put(Tag("t1", "border"))
        unit.put_all(made)
    return made


def ordered(store: Store, field: str, down: bool, text: str = "") -> list[str]:
    with store.reading() as connection:
        return Searcher(connection, read(text, today=TODAY)).page(0, 100, (field, down))


def test_the_newest_come_first_and_the_undated_last(store: Store, incidents: list[Incident]) -> None:
    newest = ordered(store, "when", True)
    assert newest == [i.uid for i in reversed(incidents[:9])] + [i.uid for i in reversed(incidents[9:])]
    assert ordered(store, "when", False) == [i.uid for i in incidents]


def test_references_are_in_order_of_their_numbers(store: Store, incidents: list[Incident]) -> None:
    assert ordered(store, "reference", False) == [i.uid for i in incidents]


def test_titles_are_in_order_of_their_letters(store: Store, incidents: list[Incident]) -> None:
    by_title = sorted(incidents, key=lambda incident: incident.title)
    assert ordered(store, "title", False) == [i.uid for i in by_title]
    assert ordered(store, "title", True) == [i.uid for i in reversed(by_title)]


def test_what_has_no_place_comes_last_both_ways(store: Store, incidents: list[Incident]) -> None:
    by_uid = {incident.uid: incident for incident in incidents}
    for down in (False, True):
        places = [by_uid[uid].places[0].text if by_uid[uid].places else "" for uid in ordered(store, "place", down)]
        assert places[-3:] == [""] * 3
        assert places[:-3] == sorted(places[:-3], reverse=down)


@pytest.mark.parametrize("text", ["", "flare", "from:2021-11-02", "flare is:trashed OR flare", "-tag:border"])
def test_pages_fit_together_and_each_place_is_told(store: Store, incidents: list[Incident], text: str) -> None:
    with store.writing(make.act()) as unit:
        unit.put(replace(incidents[3], trashed_at="2021-11-04T00:00:00Z"))
    for field, down in itertools.product((*SORTS, "when"), (False, True)):
        check_pages(store, incidents, text, field, down)


def check_pages(store: Store, incidents: list[Incident], text: str, field: str, down: bool) -> None:
    whole = ordered(store, field, down, text)
    with store.reading() as connection:
        searcher = Searcher(connection, read(text, today=TODAY))
        pages = [searcher.page(offset, 5, (field, down)) for offset in range(0, len(whole) + 6, 5)]
        assert [uid for page in pages for uid in page] == whole
        assert len(whole) == searcher.count() == len(set(whole))
        assert [searcher.offset_of(uid, (field, down)) for uid in whole] == list(range(len(whole)))
        outside = {incident.uid for incident in incidents} - set(whole)
        assert all(searcher.offset_of(uid, (field, down)) is None for uid in outside)


def test_a_jump_from_a_known_row_arrives_where_a_walk_does(
    store: Store, incidents: list[Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = list(itertools.product(("when", "title", "place", "sources"), (False, True)))
    whole = {order: ordered(store, *order) for order in orders}
    monkeypatch.setattr(search, "_STRIDE", 2)
    anchors = Anchors()
    with store.reading() as connection:
        searcher = Searcher(connection, read("", today=TODAY), anchors=anchors)
        for order, offset in itertools.product(orders, (7, 3, 10, 0, 11, 5, 12, 40)):
            assert searcher.page(offset, 3, order) == whole[order][offset : offset + 3]


def test_known_rows_are_forgotten_when_something_changes(
    store: Store, incidents: list[Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_STRIDE", 2)
    anchors = Anchors()
    with store.reading() as connection:
        Searcher(connection, read("", today=TODAY), anchors=anchors).page(9, 3)
    with store.writing(make.act()) as unit:
        unit.put(make.incident(when=make.day("2022-01-01")))
    with store.reading() as connection:
        later = Searcher(connection, read("", today=TODAY), anchors=anchors).page(9, 3)
    assert later == ordered(store, "when", True)[9:12]


def test_a_word_in_the_title_is_more_relevant_than_one_in_the_text(store: Store) -> None:
    text, title = make.incident(title="Night", narrative="flare"), make.incident(title="Flare", narrative="night")
    with store.writing(make.act()) as unit:
        unit.put_all([title, text])
    assert ordered(store, "relevance", False, "flare") == [title.uid, text.uid]
    assert ordered(store, "relevance", True, "flare") == [text.uid, title.uid]
    assert ordered(store, "relevance", False) == ordered(store, "when", True)


def test_what_is_beyond_the_most_that_is_ranked_follows_in_order_of_time(
    store: Store, incidents: list[Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vedette.storage.search_order._MOST_RANKED", 4)
    whole, by_time = ordered(store, "relevance", False, "flare"), ordered(store, "when", True, "flare")
    assert sorted(whole[:4]) == sorted(by_time[:4])
    assert whole[4:] == by_time[4:]


def test_all_uids_are_read_little_by_little(
    store: Store, incidents: list[Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "CHUNK", 5)
    with store.reading() as connection:
        assert list(Searcher(connection, read("", today=TODAY)).uids()) == ordered(store, "when", True)


def test_many_found_incidents_are_picked_from_an_index_in_the_same_order(
    store: Store, incidents: list[Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = [
        ("flare", "title"),
        ("from:2021-11-02", "place"),
        ("added:2021-11-02..", "when"),
        ("-tag:border", "type"),
    ]
    sorted_on_the_spot = [ordered(store, field, down, text) for text, field in queries for down in (False, True)]
    monkeypatch.setattr("vedette.storage.search_order._FEW", 1)
    assert [
        ordered(store, field, down, text) for text, field in queries for down in (False, True)
    ] == sorted_on_the_spot
