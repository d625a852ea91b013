"""Each of the ten incidents is found by what the report says of it, and by nothing that it does not say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journeys.sample_logbook import NUMBERS, Sample
from vedette.domain import query_reader
from vedette.domain.matching import matches
from vedette.domain.searchable import searchable

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


@pytest.mark.parametrize(("text", "expected"), SEARCHES)
def test_a_query_means_these_incidents(sample: Sample, text: str, expected: list[int]) -> None:
    query = query_reader.read(text, today=date(2021, 11, 5))
    assert not query.not_understood
    meant = [number for number, dossier in sample.dossiers.items() if matches(query, searchable(dossier))]
    assert meant == expected
