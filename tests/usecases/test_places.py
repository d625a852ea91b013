from __future__ import annotations

import pytest

from tests.usecases.test_vocabulary import log
from vedette.domain.place import Place
from vedette.usecases.desk import Desk
from vedette.usecases.incidents import Incidents
from vedette.usecases.places import Places
from vedette.usecases.vocabulary import Vocabulary


@pytest.fixture
def places(desk: Desk) -> Places:
    return Places(desk)


def test_a_place_never_used_before_comes_from_the_gazetteer_with_its_point(places: Places) -> None:
    first = places.suggest("kuznica")[0]
    assert first.text == "Kuźnica" and first.note == "Podlaskie, Poland"
    assert first.place is not None and first.place.country == "PL" and first.place.has_point


def test_a_place_used_before_comes_first_as_it_was_recorded_and_only_once(incidents: Incidents, places: Places) -> None:
    recorded = Place(text="Kuźnica", name="Kuźnica", country="PL", admin1="Podlaskie", lat=53.5, lon=23.6)
    log(incidents, places=(recorded,))
    suggested = places.suggest("kuznica")
    assert suggested[0].place == recorded
    assert [s.text for s in suggested].count("Kuźnica") == 1
    assert not any(s.text.startswith("Kuźnica (Podlaskie") for s in suggested)


def test_places_of_one_name_are_told_apart_by_their_region(places: Places) -> None:
    suggested = [s for s in places.suggest("Bobrowniki") if s.text.split(" (")[0] == "Bobrowniki"]
    assert suggested[0].place is not None and suggested[0].place.admin1 == "Podlaskie"
    assert len(suggested) >= 5 and len({s.text for s in suggested}) == len(suggested)
    assert all(s.place is not None and s.place.label == s.text for s in suggested)


def test_no_more_are_offered_than_asked_for(places: Places) -> None:
    assert len(places.suggest("b", 3)) == 3
    assert len(places.suggest("b")) == 12


def test_for_nothing_typed_only_places_used_before_are_offered(incidents: Incidents, places: Places) -> None:
    assert places.suggest("") == []
    log(incidents, places=(Place(text="the fence"),))
    assert [s.text for s in places.suggest("")] == ["the fence"]


def test_a_crossing_says_what_it_is_and_which_border_it_is_on(places: Places) -> None:
    [found] = [s for s in places.suggest("Kuźnica") if s.text == "Kuźnica–Bruzgi"]
    assert found.note == "road crossing, PL-BY"


def test_the_form_is_offered_the_gazetteer_too(desk: Desk) -> None:
    assert Vocabulary(desk).places("Гродно")[0].text == "Гродно"


def test_the_city_of_that_name_comes_before_larger_ones_that_only_others_call_so(places: Places) -> None:
    assert [one.text for one in places.suggest("bre", 2)] == ["Brest", "Breslū"]
