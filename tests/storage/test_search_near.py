"""Near a point: few or many, thin rings or vague places, the search finds what distances say."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests import make
from vedette.domain.globe import distance
from vedette.domain.place import Place
from vedette.domain.query import Near, Query
from vedette.storage import search_near
from vedette.storage.search import Searcher
from vedette.storage.store import Store

RADII = (None, 0.0, 500.0, 5_999.0, 6_001.0, 30_000.0, 60_000.0, 3_000_000.0)


@pytest.mark.parametrize("many", [0, 50_000])
def test_what_is_near_is_found_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(search_near, "_MANY", many)
    monkeypatch.setattr("vedette.storage.search_order._FEW", -1)
    chance = random.Random(many)
    points = [
        Place(
            lat=chance.uniform(52, 54), lon=chance.choice((23.5, -179.5)) + chance.uniform(-1, 1) / 2, uncertainty_m=r
        )
        for r in RADII
        for _ in range(25)
    ]
    found = [make.incident(places=(one, *points[place : place + 2][1:])) for place, one in enumerate(points)]
    store = Store.create(tmp_path / "near.vedette")
    with store.writing(make.act()) as unit:
        unit.put_all(found)
    with store.reading() as connection:
        for asked in (Near(53.0, 23.5, 10_000), Near(53.0, 180.0, 60_000), Near(90.0, 0.0, 4_200_000)):
            expected = {one.uid for one in found if any(_reaches(asked, place) for place in one.places)}
            searcher = Searcher(connection, Query(asked))
            assert expected and set(searcher.page(0, 1_000)) == expected
            assert searcher.count() == len(expected)
    store.close()


def _reaches(asked: Near, place: Place) -> bool:
    assert place.lat is not None and place.lon is not None
    apart = distance(asked.latitude, asked.longitude, place.lat, place.lon)
    return apart <= asked.metres + (place.uncertainty_m or 0)
