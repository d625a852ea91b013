"""Seeded, realistic incidents in any number."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from vedette.domain.actor import Actor
from vedette.domain.claim import Claim, Statement
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.when import When
from vedette.storage.acts import Act
from vedette.storage.store import Store

_LATIN = [
    "patrol",
    "fence",
    "group",
    "night",
    "wire",
    "soldiers",
    "crossing",
    "shots",
    "river",
    "forest",
    "road",
    "camera",
    "families",
    "lights",
    "post",
    "dogs",
]
_POLISH = [
    "granica",
    "żołnierze",
    "strażnik",
    "płot",
    "noc",
    "grupa",
    "Białystok",
    "Kuźnica",
    "Usnarz",
    "strzały",
    "droga",
    "las",
    "rzeka",
]
_CYRILLIC = ["граница", "пограничники", "ночь", "группа", "забор", "выстрелы", "лес", "река", "дорога", "люди", "пост"]
_TYPES = ("shots_live", "incursion_armed", "pushback", "crossing_group", "barrier_damage", "force_move", "other")
_PLACES = (
    ("Usnarz Górny", 53.27, 23.70),
    ("Kuźnica", 53.51, 23.65),
    ("Białowieża", 52.70, 23.87),
    ("Гродно", 53.68, 23.83),
)
_FIRST = date(2014, 1, 1)
_DAYS = 4000
_NOTES = 290
"""Bytes of the longest cell of a foreign row."""


def uid(kind: int, number: int) -> str:
    """A fixed uid."""
    return f"0190{kind:04x}-0000-7000-8000-{number:012x}"


def shared() -> list[Actor | Source | SourceItem | Tag]:
    """Thirty actors, forty source items and fifty tags, each after what it names."""
    actors = [Actor(uid(1, n), f"Party {n}", parent=uid(1, n % 3) if n > 2 else "") for n in range(30)]
    sources = [Source(uid(2, n), f"Gazette {n}") for n in range(20)]
    items = [SourceItem(uid(3, n), source=uid(2, n % 20), title=f"Report {n}") for n in range(40)]
    tags = [Tag(uid(4, n), f"tag{n}", parent=uid(4, n % 5) if n > 4 else "") for n in range(50)]
    return [*actors, *sources, *items, *tags]


def incidents(count: int, seed: int = 1) -> Iterator[Incident]:
    """`count` incidents in order of time."""
    chance = random.Random(seed)
    for number in range(count):
        day = (_FIRST + timedelta(days=number * _DAYS // count)).isoformat()
        words = " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))
        place, lat, lon = chance.choice(_PLACES)
        said = _claims(chance) if chance.random() < 0.3 else ()
        yield Incident(
            uid=uid(9, number + seed * 10_000_000),
            reference=f"B{seed}-{number:07d}",
            title=_sentence(chance)[:80],
            narrative=words,
            type=chance.choice(_TYPES),
            when=When(day, day, day, unit="day"),
            places=(Place(text=place, lat=lat + chance.random(), lon=lon + chance.random(), country="PL"),),
            claims=said,
            quantities=(Quantity(1, "migrants", best=float(chance.randint(1, 300)), qualifier="about"),),
            sources=(Citation(uid(3, chance.randrange(40))),),
            tags=tuple(sorted({uid(4, min(int(chance.paretovariate(1)), 49)) for _ in range(2)})),
            created_at="2021-11-04T12:00:00Z",
        )


def fill(store: Store, count: int) -> None:
    """Put `count` incidents into a logbook, as one act."""
    with store.writing(Act(f"{count} incidents", "benchmark", "2021-11-04T12:00:00Z", kind="import")) as unit:
        for thing in shared():
            unit.put(thing)
        batch: list[Incident] = []
        for incident in incidents(count):
            batch.append(incident)
            if len(batch) == 500:
                unit.put_all(batch)
                batch = []
        unit.put_all(batch)


def logbook(folder: Path, count: int) -> Path:
    """A filled logbook in a folder."""
    path = folder / f"made-{count}.vedette"
    store = Store.create(path)
    fill(store, count)
    store.close()
    return path


def table(path: Path, count: int, seed: int = 1) -> None:
    """Somebody else's table, of 430 bytes a row."""
    chance = random.Random(seed)
    with path.open("w", newline="", encoding="utf-8") as opened:
        rows = csv.writer(opened)
        rows.writerow(["id", "date", "title", "place", "latitude", "longitude", "type", "tags", "source", "notes"])
        for number in range(count):
            day = (_FIRST + timedelta(days=chance.randrange(_DAYS))).isoformat()
            place, lat, lon = chance.choice(_PLACES)
            point = (f"{lat + chance.random():.5f}", f"{lon + chance.random():.5f}")
            said = (chance.choice(_TYPES), f"tag{chance.randrange(50)}", f"Gazette {chance.randrange(40)}")
            notes = " ".join(_sentence(chance) for _ in range(8)).encode()[:_NOTES].decode(errors="ignore")
            rows.writerow([f"K-{number:07d}", day, _sentence(chance)[:60], place, *point, *said, notes])


def _sentence(chance: random.Random) -> str:
    words = chance.choices((_LATIN, _POLISH, _CYRILLIC), weights=(6, 3, 1))[0]
    picked = [words[min(int(chance.paretovariate(0.8)) - 1, len(words) - 1)] for _ in range(chance.randint(5, 12))]
    return f"{' '.join(picked)} {chance.randrange(5000)}."


def _claims(chance: random.Random) -> tuple[Claim, ...]:
    asserts = Statement(1, uid(1, chance.randrange(3, 30)), stance="asserts", quote=_sentence(chance))
    if chance.random() < 0.3:
        return (Claim(1, _sentence(chance), statements=(asserts, Statement(2, uid(1, 1), stance="denies_act"))),)
    return (Claim(1, _sentence(chance), statements=(asserts,)),)
