"""Places are found in any script as one types, the right one first."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.gazetteer import Gazetteer, index_text, keys_of, radius_m, to_place
from vedette.paths import gazetteer

BORDER = """name,kind,countries,admin1,lat,lon,uncertainty_m,pl,be,ru,lt,lv,uk,other,source
Bruzgi,village,BY,Hrodna region,53.5553,23.6817,1500,Bruzgi,Брузгі,Брузги,,,,Bruzhi,own knowledge
Usnarz Górny,village,PL,Podlaskie,53.38,23.79,8000,,Вуснар Горны,,,,,,own knowledge
Kuźnica–Bruzgi,road crossing,PL;BY,,,,,,,,,,,,own knowledge
Bug,river,PL;BY;UA,,,,,Bug,,,,,,,own knowledge
Białowieża Forest,forest,PL;BY,,,,,Puszcza Białowieska,,,,,,,own knowledge
"""
TOWNS = (
    ("Hrodna", "Grodno|Гродна|Гродно", "BY", "03", "53.6758", "23.82887", "363718"),
    ("Białystok", "Беласток", "PL", "81", "53.13", "23.16", "297459"),
    ("Bielsk Podlaski", "", "PL", "81", "52.77", "23.19", "26000"),
    ("Bug Mały", "", "PL", "75", "51.0", "23.0", "900"),
)


def made() -> Gazetteer:
    keys = [keys_of(town[0], town[1].split("|") if town[1] else []) for town in TOWNS]
    parts = [
        json.dumps({"countries": {"PL": "Poland", "BY": "Belarus"}, "regions": {"PL.81": "Podlaskie"}}),
        "\n".join("\t".join(town) for town in TOWNS),
        index_text((key, number) for number, (whole, _) in enumerate(keys) for key in whole),
        index_text((key, number) for number, (_, loose) in enumerate(keys) for key in loose),
    ]
    return Gazetteer.read(gzip.compress("\n\n".join(parts).encode()), BORDER.encode())


def names(text: str, limit: int = 10) -> list[str]:
    return [found.entry.name for found in made().find(text, limit)]


@pytest.mark.parametrize("text", ["bialystok", "BIAŁYSTOK", "Białys", "Беласток", "  białystok "])
def test_a_place_is_found_with_and_without_marks_and_in_other_scripts(text: str) -> None:
    assert names(text) == ["Białystok"]


def test_the_spelling_found_is_the_one_that_was_begun() -> None:
    assert [found.spelling for found in made().find("Grod")] == ["Grodno"]
    assert [found.spelling for found in made().find("Гродно")] == ["Гродно"]
    assert made().find("bialystok")[0].spelling == "Białystok"


def test_a_name_typed_in_a_script_that_the_list_lacks_stays_as_typed() -> None:
    assert made().find("Буг")[0].spelling == "Буг"


def test_an_exact_name_comes_before_a_longer_and_larger_one() -> None:
    assert names("bug") == ["Bug", "Bug Mały"]


def test_of_equal_beginnings_a_city_comes_first_then_what_is_on_the_border_then_towns_far_from_it() -> None:
    assert names("b")[:6] == ["Białystok", "Bruzgi", "Bug", "Białowieża Forest", "Bielsk Podlaski", "Bug Mały"]
    assert names("b", limit=2) == ["Białystok", "Bruzgi"]


def test_a_village_beside_the_border_comes_before_larger_towns_elsewhere_and_is_named_as_it_names_itself() -> None:
    assert [one.spelling for one in gazetteer().find("Kuzn", 2)] == ["Kuźnica", "Kuźnica–Bruzgi"]
    assert gazetteer().find("Kryn", 1)[0].entry.name == "Krynki"
    assert gazetteer().find("Grod", 1)[0].spelling == "Grodno"


def test_later_words_of_a_name_and_what_sounds_alike_come_last() -> None:
    assert names("gorny") == ["Usnarz Górny"]
    assert names("bruzgi") == ["Bruzgi", "Kuźnica–Bruzgi"]
    assert names("Belsk") == ["Bielsk Podlaski"]
    assert names("Bjalistok") == ["Białystok"]


@pytest.mark.parametrize("text", ["", "   ", "\0", "zzzzzz", "%", "\ud800", "x" * 1_000_000])
def test_what_names_nothing_finds_nothing(text: str) -> None:
    assert made().find(text) == []


def test_the_place_has_its_own_country_its_point_and_how_it_came_about() -> None:
    place = to_place(made().find("Usnarz")[0])
    assert (place.text, place.country, place.country_name, place.admin1) == (
        "Usnarz Górny",
        "PL",
        "Poland",
        "Podlaskie",
    )
    assert (place.lat, place.lon, place.uncertainty_m, place.method) == (53.38, 23.79, 8000, "gazetteer")
    assert place.precision == "P4"
    assert to_place(made().find("Hrodna")[0]).precision == "P3"


def test_what_lies_on_both_sides_belongs_to_neither_country_and_says_which_border() -> None:
    crossing = to_place(made().find("Kuźnica")[0])
    assert (crossing.country, crossing.border_segment, crossing.method, crossing.lat) == ("", "PL-BY", "", None)
    assert to_place(made().find("Bug")[0]).precision == "P5"
    assert to_place(made().find("Puszcza")[0]).precision == ""


def test_the_circle_around_a_place_grows_with_its_people() -> None:
    assert [radius_m(people) for people in (0, 5_000, 50_000, 363_718, 3_000_000)] == [1000, 2000, 5000, 10000, 20000]


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_whatever_is_typed_finds_places_each_once_and_no_more_than_asked(text: str) -> None:
    found = gazetteer().find(text, 7)
    assert len(found) <= 7
    assert len({one.entry for one in found}) == len(found)
    assert all(one.spelling for one in found)
