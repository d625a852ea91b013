"""Targets that read a line or a few: dates, places on the globe, figures, queries, the quick line, print templates."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from tests.benchmarks.fuzzing import mutating
from tests.benchmarks.fuzzing.target import Target, seeds
from tests.capture.ways import understood
from vedette.domain import coordinates, edtf, phrases, query, query_parts
from vedette.domain.document import from_plain, to_text
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.phrases_words import LANGUAGES, MONTH_WORDS, PHRASE_WORDS, WEEKDAY_WORDS
from vedette.domain.place import Place
from vedette.domain.quantity import read_quantity, totals
from vedette.domain.query_reader import read as read_query
from vedette.domain.query_syntax import take_apart
from vedette.domain.report.print_template import filled, read_template
from vedette.domain.settling import settled
from vedette.domain.text import clean
from vedette.domain.when import When
from vedette.ui.search.suggestions import fields, fixed_values
from vedette.ui.search.token import token_at

TODAY = date(2021, 11, 4)
_ANCHORS = (TODAY, None, date.min, date.max, date(2020, 2, 29))
_ORDERS = ("", "dmy", "mdy", "ymd")
_ZONES = ("", "UTC", "Europe/Warsaw", "No/Such")
_FIGURES = ("1", "2", "3rd", "29", "31", "13", "2021", "’21", "03.11.2021", "1-2", "18:00", "6 am", "1/2", "20211103")
_FIELDS = (
    "tag:",
    "when:",
    "-when:",
    "near:",
    "field.x:",
    "sort:",
    "count:",
    "is:",
    "status:",
    "OR",
    "-(",
    ")",
    '"',
    "..",
)


def targets() -> Iterator[Target]:
    """In the order in which they are tried."""
    yield Target("dates in seven languages", _dates(), _date)
    yield Target("EDTF", _mutated("edtf"), _edtf)
    yield Target("coordinates", _mutated("coordinates"), _coordinates)
    yield Target("amounts and quantities", _mutated("amounts"), _quantity)
    yield Target("queries", queries(), _query)
    yield Target("completion of a query", queries(), _completion)
    yield Target("quick line", _assembled("lines", "dates", "amounts", "coordinates"), _line, few=60)
    yield Target("print templates", _mutated("templates"), _template)


def _mutated(name: str) -> Callable[[random.Random], str]:
    known = seeds(name)
    return lambda chance: mutating.text(chance, known)


def _dates() -> Callable[[random.Random], tuple[str, date | None, str, str]]:
    known = seeds("dates")
    words = {language: _words(language) for language in LANGUAGES}

    def make(chance: random.Random) -> tuple[str, date | None, str, str]:
        if chance.random() < 0.4:
            picked = chance.choices(words[chance.choice(LANGUAGES)], k=chance.randint(1, 6))
            text = " ".join(chance.choice((word, word, chance.choice(_FIGURES))) for word in picked)
            text = mutating.text(chance, [text]) if chance.random() < 0.3 else text
        else:
            text = mutating.text(chance, known)
        return text, chance.choice(_ANCHORS), chance.choice(_ORDERS), chance.choice(_ZONES)

    return make


def _words(language: str) -> list[str]:
    rows = [*PHRASE_WORDS[language].values(), *MONTH_WORDS[language], *WEEKDAY_WORDS[language]]
    return [form for row in rows for form in row.split("|")]


def queries() -> Callable[[random.Random], str]:
    """Real queries, broken or put together."""
    known = seeds("queries")
    fillers = [*_FIELDS, *seeds("dates")[:100], *seeds("coordinates")[:30]]

    def make(chance: random.Random) -> str:
        if chance.random() < 0.3:
            parts = chance.choices([*known, *fillers], k=chance.randint(1, 8))
            return chance.choice((" ", " ", "", ":")).join(parts)
        return mutating.text(chance, known)

    return make


def _assembled(*names: str) -> Callable[[random.Random], str]:
    known = [seeds(name) for name in names]

    def make(chance: random.Random) -> str:
        if chance.random() < 0.4:
            parts = [chance.choice(chance.choice(known)) for _ in range(chance.randint(1, 6))]
            return chance.choice(("; ", " ", ", ", " when: ", " near: ", " # ", " said: ", "\n")).join(parts)
        return mutating.text(chance, known[0])

    return make


def _date(given: tuple[str, date | None, str, str]) -> None:
    text, anchor, order, zone = given
    when = phrases.read(text, anchor=anchor, order=order, tz=zone)
    look_at(when)
    look_at(phrases.resolve_again(when, TODAY))


def _edtf(text: str) -> None:
    look_at(edtf.read(text))


def look_at(when: When) -> None:
    """All that the program does with a date once it is read; what is read must be no wrong interval."""
    when.describe()
    assert not [one for one in replace(when, tz="").problems() if "no day to count from" not in one], when
    if clean(when.text) == when.text:
        kept = settled(Incident("u", title="x", when=when))
        assert from_plain("incident", json.loads(to_text(kept))) == kept


def _coordinates(text: str) -> None:
    coordinates.stated(text)
    coordinates.is_half(text)
    half = len(text) // 2
    for read in (lambda: coordinates.read(text), lambda: coordinates.read_pair(text[:half], text[half:])):
        try:
            point = read()
        except UserError:
            continue
        coordinates.suspicious(point)
        settled(Incident("u", title="x", places=(Place(lat=point.lat, lon=point.lon, coordinates_text=text),)))
        for write in (coordinates.as_decimal, coordinates.as_dms, coordinates.as_mgrs):
            write(point)


def _quantity(text: str) -> None:
    found = read_quantity(text)
    found.describe()
    found.problems()
    totals([found, found]).describe()
    assert all(abs(figure) <= 1e15 for figure in found.figures()), found
    settled(Incident("u", title="x", quantities=(found,)))


def _query(text: str) -> None:
    found = read_query(text, today=TODAY)
    written = query.write(found)
    whole = not take_apart(written).problems  # a range is written as two fields, which may be one too many
    assert query.write(read_query(written, today=TODAY)) == written or not whole, written
    chips = query_parts.chips(text)
    again = query_parts.chips(" ".join(chip.text for chip in chips))
    assert again == chips or take_apart(text).problems or len(again) == 1, (chips, again)
    if chips:
        chip = chips[len(text) % len(chips)]
        query_parts.without(text, chip)
        query_parts.with_part(text, chip.text, _MODES[len(text) // 8 % len(_MODES)])
        query_parts.without_field(text, query_parts.field_of(chip.text))


_MODES: Sequence[query_parts.Mode] = ("add", "exclude", "remove", "instead", "either")


def _completion(text: str) -> None:
    for cursor in {0, len(text) // 2, len(text)}:
        token = token_at(text, cursor)
        for one in (*fields(token), *fixed_values(token))[:3]:
            token.replaced(text, one.part)


def _line(text: str) -> None:
    found = understood(text)
    for doubt in found.doubts:
        assert 0 <= doubt.start <= doubt.end <= len(text), doubt
    settled(Incident("u", title=found.title, when=found.when or When(), quantities=found.quantities))


def _template(text: str) -> None:
    template = read_template(text)
    values = {"logbook": "{{ printed }} {% x %}"}
    for line in (template.title, *template.above, *template.below):
        filled(line, values)
    for part in template.ordered(template.document):
        filled(part.title, values)
