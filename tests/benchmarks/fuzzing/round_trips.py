"""Targets that say the same in two ways: what is written is read again to what it was, or refused in a sentence."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.benchmarks.fuzzing import mutating
from tests.benchmarks.fuzzing.target import Target, seeds
from vedette.domain import coordinates, edtf, phrases
from vedette.domain.coordinates import Point
from vedette.domain.errors import UserError
from vedette.domain.globe import distance
from vedette.domain.when import When

_READ_TO = ((coordinates.as_decimal, 0.1), (coordinates.as_dms, 0.3), (coordinates.as_mgrs, 2.5))
"""Ways to write a point, and by how many metres it may lie elsewhere once it is read again."""

_SAID = (
    *(
        "{0}",
        "{0} {t}",
        "between {0} and {1}",
        "from {0} to {1}",
        "by {0}",
        "since {0}",
        "on or after {0}",
        "about {0}",
    ),
    *(
        "night of {0}",
        "morning of {0}",
        "{m} {y}",
        "{y}",
        "week of {0}",
        "spring {y}",
        "winter {y}/{z}",
        "{0}?",
        "~{0}",
    ),
)


def targets() -> Iterator[Target]:
    """Dates and points."""
    yield Target("dates written and read again", _dates(), _date)
    yield Target("points written and read again", _point, _same_point)


def _dates() -> Callable[[random.Random], str]:
    known = seeds("dates")

    def make(chance: random.Random) -> str:
        if chance.random() < 0.3:
            return mutating.text(chance, known)
        day = date.fromordinal(chance.randint(date(1000, 1, 1).toordinal(), date(2999, 12, 31).toordinal()))
        later = day + timedelta(days=chance.choice((1, 2, 6, 30, 400)))
        time = f"{chance.randrange(24):02d}:{chance.randrange(60):02d}"
        named = {"m": f"{day:%B}", "y": f"{day.year:04d}", "z": f"{(day.year + 1) % 100:02d}", "t": time}
        return chance.choice(_SAID).format(_words(day), _words(later), **named)

    return make


def _words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}" if day.day % 2 else day.isoformat()


def _date(text: str) -> None:
    when = phrases.read(text, anchor=date(2021, 11, 4))
    written = edtf.write(when)
    if written:
        again = _again(edtf.read, written)
        assert again is None or _days(again) == _days(when), (text, written, again)
    said = when.describe()
    if when.is_empty:
        return
    again = _again(lambda words: phrases.read(words, anchor=date(2021, 11, 4)), said)
    assert again is None or _days(again) == _days(when), (text, said, again)


def _again(read: Callable[[str], When], text: str) -> When | None:
    try:
        return read(text)
    except UserError:
        return None


def _days(when: When) -> tuple[str | None, str | None]:
    return when.earliest and when.earliest[:10], when.latest and when.latest[:10]


def _point(chance: random.Random) -> Point:
    near = chance.choice((0.0, 0.0, 90.0, -90.0, 180.0, 53.27))
    lat = chance.choice((chance.uniform(-90, 90), near + chance.uniform(-1e-5, 1e-5)))
    lon = chance.choice((chance.uniform(-180, 180), near + chance.uniform(-1e-5, 1e-5)))
    return Point(max(-90.0, min(90.0, lat)), max(-180.0, min(180.0, lon)))


def _same_point(point: Point) -> None:
    for write, metres in _READ_TO:
        text = write(point)
        if text:
            again = coordinates.read(text)
            assert distance(point.lat, point.lon, again.lat, again.lon) <= metres, (text, point)
