"""Each of the ten incidents is found by what the report says of it, and by nothing that it does not say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.sample_logbook import NUMBERS, Sample, empty_desk, reference
from vedette.domain import query_reader
from vedette.domain.matching import matches
from vedette.domain.searchable import searchable
from vedette.usecases.desk import Desk
from vedette.usecases.sample import fill_with_sample, sample_parcels
from vedette.usecases.searching import Search

ALL = list(NUMBERS)

SEARCHES: list[tuple[str, list[int]]] = [
    ("", ALL),
    ('"around 250 migrants"', [1]),
    ('"threatened to open fire on our soldiers"', [1]),
    ('"looked like an attempt to escalate the situation"', [1]),
    ('"the latest attempt by Minsk to escalate"', [1]),
    ('"has never provoked and does not intend to provoke border incidents"', [1, 4]),
    ('"categorically rejects such provocations"', [1, 2, 4]),
    ("intrusion", [2]),
    ('"deliberate escalation"', [3]),
    ('"strong protest"', [4]),
    ('"possibly blank ammunition"', [5]),
    ("possibly", [5]),
    ("blank -possibly", []),
    ('"looked like"', [1]),
    ("illegally", [7]),
    ('"to stem the flow"', [9]),
    ('"$407 million"', [10]),
    ('"in other cases"', [6]),
    ('"overnight on November 1-2"', [2]),
    ("razor", [6, 9]),
    ("uniformed", [2]),
    ("Lukashenka", [8]),
    ("lukashenko", [8]),
    ("lukaszenka", [8]),
    ("Лукашенко", [8]),
    ("Лукашэнка", [8]),
    ("actor:Łukaszenka", [8]),
    ("party:belarus", [1, 2, 4]),
    ("party:poland", [1, 2, 3, 5, 6]),
    ('party:"border guard"', [5]),
    ('party:"Poland MoD"', [1]),
    ('party:"european union"', [8]),
    ('party:"rfe/rl"', [7, 9, 10]),
    ("stance:denies", [1, 2, 4]),
    ("speech:protest_officially", [3, 4]),
    ("speech:summon_envoy", [3]),
    ("status:contested", [2]),
    ("status:asserted", [1, 3, 4, 5, 6, 7, 8, 9, 10]),
    ("status:unverified", []),
    ("source:reuters", ALL),
    ("source:AFP", ALL),
    ("independent:>=2", []),
    ("independent:1", ALL),
    ("reliability:A..E", []),
    ("credibility:6", ALL),
    ("tag:border", [1, 2, 5, 6, 7, 9, 10]),
    ("tag:border/incursion", [2]),
    ("tag:diplomacy", [3, 4]),
    ("type:shots_blank_unknown", [5]),
    ("type:shots_live", []),
    ("country:LV", [7]),
    ("country:PL", [2, 7, 9, 10]),
    ('place:"border fence"', [1]),
    ("on:2021-11-03", [1, 3, 4, 7, 9]),
    ("certain:2021-11-01..2021-11-03", [1, 2, 3]),
    ("certain:2021-10-25..2021-10-31", [10]),
    ("from:2021-11-05", []),
    ("to:2021-10-15", [4, 5, 7, 9]),
    ("people:>=100", [1]),
    ("people:>=1000", []),
    ("has:coordinates", []),
    ("no:source", []),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with empty_desk(Path(tmp_path_factory.mktemp("search")) / "sample.vedette") as made:
        fill_with_sample(made)
        yield made


@pytest.mark.parametrize(("text", "expected"), SEARCHES)
def test_a_query_means_these_incidents(sample: Sample, text: str, expected: list[int]) -> None:
    query = query_reader.read(text, today=date(2021, 11, 5))
    assert not query.not_understood
    meant = [number for number, dossier in sample.dossiers.items() if matches(query, searchable(dossier))]
    assert meant == expected


@pytest.mark.parametrize(("text", "expected"), SEARCHES)
def test_a_search_in_the_logbook_finds_these_incidents(desk: Desk, text: str, expected: list[int]) -> None:
    numbers = {parcel.incident.uid: number for number, parcel in enumerate(sample_parcels(), start=1)}
    search = Search(desk)
    assert sorted(numbers[uid] for uid in search.uids(text)) == expected
    assert search.count(text) == len(expected)


def test_the_list_has_the_newest_first_and_the_undated_last(desk: Desk) -> None:
    lines = Search(desk).page("")
    assert {line.reference for line in lines[-2:]} == {reference(6), reference(8)}
    days = [line.when.sort_day or "" for line in lines]
    assert days == sorted(days, reverse=True)
    assert [line.reference for line in lines if line.contested] == [reference(2)]
    assert {(line.sources, line.independent) for line in lines} == {(1, 1)}
