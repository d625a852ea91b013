"""The gazetteer that is shipped: whole, in range, credited, and in step with how names are folded."""

from __future__ import annotations

import csv
import gzip
import json
import re

import pytest

from vedette.domain.gazetteer import AREAS, LINES, index_text, keys_of, to_place
from vedette.paths import gazetteer, resource, taxonomies

HEAD, TOWNS, WHOLE, LOOSE = (
    gzip.decompress(resource("gazetteer", "places.tsv.gz").read_bytes()).decode("utf-8").split("\n\n")
)
TOWN_LINES = [line.split("\t") for line in TOWNS.split("\n")]
BORDER = list(csv.DictReader(resource("gazetteer", "border_places.csv").read_text(encoding="utf-8").splitlines()))
COUNTRIES = {"PL", "BY", "LT", "LV", "UA"}
KINDS = {"village", "town", "place", "border post", *LINES, *AREAS}


def test_it_is_small_and_holds_the_region() -> None:
    assert resource("gazetteer", "places.tsv.gz").stat().st_size < 1_500_000
    assert len(TOWN_LINES) > 24_000
    assert {"PL", "BY", "LT", "LV", "UA", "RU"} <= {line[2] for line in TOWN_LINES}


def test_every_town_is_well_formed_in_range_and_there_once() -> None:
    known = json.loads(HEAD)["countries"]
    for name, names, country, region, lat, lon, population in TOWN_LINES:
        assert name == name.strip() != ""
        assert "" not in names.split("|") or names == ""
        assert country in known and re.fullmatch(r"[0-9A-Z]{0,2}|00", region)
        assert 44 <= float(lat) <= 60 and 13 <= float(lon) <= 41 and int(population) >= 0
    assert len({tuple(line) for line in TOWN_LINES}) == len(TOWN_LINES)
    people = [int(line[6]) for line in TOWN_LINES]
    assert people == sorted(people, reverse=True)


def test_the_indexes_are_what_names_fold_to_today() -> None:
    keys = [keys_of(line[0], line[1].split("|") if line[1] else []) for line in TOWN_LINES]
    for part, written in enumerate((WHOLE, LOOSE)):
        assert written == index_text((key, number) for number, both in enumerate(keys) for key in both[part]), (
            "make the gazetteer anew: resources/gazetteer/README.md says how"
        )


def test_every_place_kept_by_hand_is_well_formed_and_honest_about_its_point() -> None:
    for row in BORDER:
        assert None not in row and None not in row.values(), row
        assert all(value == value.strip() for value in row.values())
        assert row["name"] and row["source"]
        assert row["kind"] in KINDS or row["kind"].endswith(" crossing")
        assert set(row["countries"].split(";")) <= COUNTRIES
        assert len({bool(row[key]) for key in ("lat", "lon", "uncertainty_m")}) == 1, row
        if row["lat"]:
            assert 44 <= float(row["lat"]) <= 60 and 13 <= float(row["lon"]) <= 41
            assert 1_000 <= float(row["uncertainty_m"]) <= 10_000
    assert len({(row["name"], row["countries"]) for row in BORDER}) == len(BORDER)


@pytest.mark.parametrize("column, script", [("be", "Ѐ-ӿ"), ("ru", "Ѐ-ӿ"), ("uk", "Ѐ-ӿ"), ("pl", "A-ž")])
def test_names_are_in_the_script_of_their_language(column: str, script: str) -> None:
    for row in BORDER:
        assert re.fullmatch(rf"[{script}'’() –.\-]*", row[column]), (row["name"], column)


@pytest.mark.parametrize("row", BORDER, ids=lambda row: row["name"])
def test_every_name_kept_by_hand_finds_its_place(row: dict[str, str]) -> None:
    names = [row["name"], *(row[key] for key in ("pl", "be", "ru", "lt", "lv", "uk"))]
    for name in filter(None, names):
        assert row["name"] in {found.entry.name for found in gazetteer().find(name, 12)}, name


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kuźnica", "PL"), ("Кузница", "PL"), ("Kostomłoty", "PL"), ("Usnarz Górny", "PL"), ("Bruzgi", "BY"),
        ("Брузги", "BY"), ("Гродно", "BY"), ("Kamieniuki", "BY"), ("Kapciamiestis", "LT"), ("Robeznieki", "LV"),
        ("Indra", "LV"), ("Шегині", "UA"), ("Yalta", "UA"), ("Sevastopol", "UA"), ("Donetsk", "UA"),
    ],
)  # fmt: skip
def test_a_place_lies_in_the_country_that_its_entry_says(text: str, country: str) -> None:
    assert to_place(gazetteer().find(text)[0]).country == country


def test_the_village_of_the_story_has_its_point_and_region() -> None:
    place = to_place(gazetteer().find("kuznica")[0])
    assert (place.text, place.admin1, place.precision) == ("Kuźnica", "Podlaskie", "P3")
    assert place.lat == pytest.approx(53.5109, abs=0.01) and place.lon == pytest.approx(23.6495, abs=0.01)
    assert place.precision in taxonomies().place_precisions and place.method in taxonomies().place_methods


def test_regions_are_named_by_their_capitals() -> None:
    regions = {"Białystok": "Podlaskie", "Lublin": "Lubelskie", "Hrodna": "Hrodna region", "Brest": "Brest region"}
    regions |= {"Alytus": "Alytus County", "Utena": "Utena County", "Lutsk": "Volyn", "Rivne": "Rivne"}
    regions |= {"Zhytomyr": "Zhytomyr", "Chernihiv": "Chernihiv", "Simferopol": "Crimea", "Smolensk": "Smolensk"}
    regions |= {"Pskov": "Pskov", "Kaliningrad": "Kaliningrad", "Bryansk": "Bryansk", "Rzeszów": "Podkarpackie"}
    regions |= {"Olsztyn": "Warmińsko-Mazurskie", "Vitebsk": "Viciebsk region", "Gomel": "Homiel region"}
    found = {name: to_place(gazetteer().find(name)[0]).admin1 for name in regions}
    assert found == regions


def test_geonames_is_credited() -> None:
    credits_ = resource("CREDITS.md").read_text(encoding="utf-8")
    assert "GeoNames" in credits_ and "CC BY 4.0" in credits_
    assert "CC BY 4.0" in HEAD
