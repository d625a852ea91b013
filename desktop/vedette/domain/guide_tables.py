"""The tables of the user guide that tell what the domain does, made by doing it, so that they can't go stale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vedette.domain import coordinates, phrases
from vedette.domain.guide import code, table
from vedette.domain.quantity import read_quantity
from vedette.domain.query_fields import QUERY_FIELDS, QueryField
from vedette.domain.report.request import TITLES

SAID_ON = date(2021, 11, 4)
"""The day from which the examples of dates count; a Thursday."""

PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("A day", ("3 Nov 2021", "November 3rd, 2021", "3.11.2021", "2021-11-03", "on 3 November", "on Wednesday")),
    ("A time", ("3 Nov 2021 14:30", "3.11.2021 ok. 14:30", "November 3rd, 2021, 2:30 p.m.", "yesterday at 14:30")),
    (
        "A stretch of hours",
        ("3 Nov 2021 14:30-16:00", "from 14:30 to 16:00 on 3 Nov 2021", "after 14:30 on 3 Nov 2021"),
    ),
    ("A part of a day", ("on the morning of 3 Nov 2021", "yesterday afternoon", "early Monday", "3 Nov 2021 at noon")),
    ("A night", ("overnight 1-2 Nov 2021", "the night of 1 November 2021", "overnight into Tuesday", "last night")),
    ("Once, within days", ("between 1 and 3 Nov 2021", "1-3 Nov 2021", "1 or 2 Nov 2021")),
    ("All the time", ("from 29 Oct to 2 Nov 2021", "1 and 2 Nov 2021", "throughout October 2021")),
    ("A month, season or year", ("October 2021", "early October 2021", "mid-October 2021", "autumn 2021", "2020")),
    ("Counted from the day it was said", ("yesterday", "two days ago", "last week", "last month", "last year")),
    ("Vaguely so", ("a day earlier", "three weeks ago", "in recent days", "in recent weeks", "in recent months")),
    ("One end open", ("by 4 Nov", "before 5 Nov", "after 3 Nov 2021", "by the end of October 2021")),
    ("Going on", ("since 2020", "since early September 2021", "until 3 Nov 2021", "as of 4 Nov")),
    ("Not quite sure", ("around 3 Nov 2021", "probably 3 Nov 2021", "3 Nov 2021?")),
    (
        "In other languages",
        (
            "w nocy z 1 na 2 listopada 2021",
            "w zeszłym miesiącu",
            "уначы з 1 на 2 лістапада 2021",
            "в прошлом месяце",
            "3 листопада 2021",
            "2021 m. lapkričio 3 d.",
            "2021. gada 3. novembrī",
        ),
    ),
    ("EDTF (ISO 8601-2)", ("2021-11", "[2021-11-01..2021-11-02]", "2021-11-01/..", "2021-11-03~")),
)
"""Every kind of phrase with examples."""

COORDINATES = (
    "53.5109, 23.6495",
    "53,5109; 23,6495",
    "N53.5109 E23.6495",
    "53°30′39″N 23°38′58″E",
    "53°30.65'N 23°38.97'E",
    "34UFE7568432373",
    "POINT(23.6495 53.5109)",
)

NUMBERS = (
    "around 250 migrants",
    "at least 3 soldiers",
    "up to 40",
    "more than 100",
    "fewer than 10 guards",
    "between 20 and 30 persons",
    "two or three shots",
    "three men",
    "3 soldiers were killed",
    "no injuries",
    "dozens of migrants",
    "$407 million",
    "co najmniej 3",
)


def domain_parts() -> dict[str, str]:
    """All of them, by mark."""
    return {
        "search_fields": search_fields(),
        "date_phrases": date_phrases(),
        "coordinates": _coordinates(),
        "numbers": _numbers(),
        "templates": table(("On the command line", "Document"), ((code(key), title) for key, title in TITLES.items())),
    }


def search_fields() -> str:
    """Every field of a search, with an example and the words it takes."""
    rows = ((code(field.example), f"{field.meaning}{_choices(field)}") for field in QUERY_FIELDS)
    return table(("For example", "Finds incidents of which this is true"), rows)


def _choices(field: QueryField) -> str:
    return f" Takes {', '.join(map(code, field.choices))}." if field.choices else ""


def date_phrases() -> str:
    """Every kind of phrase, and what it is understood to mean when it was said on `SAID_ON`."""
    return table(("Kind", "Typed", "Understood"), _phrase_rows())


def _phrase_rows() -> Iterator[tuple[str, str, str]]:
    for kind, examples in PHRASES:
        for at, example in enumerate(examples):
            yield kind if at == 0 else "", code(example), phrases.read(example, anchor=SAID_ON).describe()


def _coordinates() -> str:
    points = ((example, coordinates.read(example)) for example in COORDINATES)
    return table(("Typed", "Understood"), ((code(example), coordinates.as_decimal(point)) for example, point in points))


def _numbers() -> str:
    rows = ((code(example), read_quantity(example).describe()) for example in NUMBERS)
    return table(("Typed", "Understood"), rows)
