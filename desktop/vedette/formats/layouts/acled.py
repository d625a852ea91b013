"""ACLED's tables, as published since 2023 and before: rows to incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from vedette.domain.actor import Role
from vedette.domain.document import Record
from vedette.domain.errors import UserError
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity, read_quantity
from vedette.domain.source import Citation, Source
from vedette.domain.when import When
from vedette.formats.layouts.acled_codes import (
    ALL_COLUMNS,
    CODES,
    NEW_COLUMNS,
    OLD_COLUMNS,
    POPULATION,
    inter_number,
    our_type,
)
from vedette.formats.layouts.carried import of_place
from vedette.formats.layouts.cells import (
    figures_day,
    in_month,
    in_week,
    iso_day,
    named_month_day,
    on_day,
    whole,
)
from vedette.formats.layouts.countries import country_code
from vedette.formats.layouts.kept import Keeping
from vedette.formats.layouts.layout import NAME, ReadOptions, RowRead, row_key
from vedette.formats.layouts.named_rows import Findings, NamedRows
from vedette.formats.layouts.precisions import ACLED as GEO_PRECISION
from vedette.formats.layouts.precisions import coded_place
from vedette.formats.layouts.publications import named_actor, outlets

CROWD = "crowd size"
TARGETED = "civilian targeting"
ASSOCIATED = "associated"
_PLACE_TEXTS = {
    "location": "text",
    "admin1": "admin1",
    "admin2": "admin2",
    "admin3": "admin3",
}
CARRIED = {
    "notes": lambda incident: incident.summary,
    **{column: of_place(name) for column, name in _PLACE_TEXTS.items()},
}
OLD_VARIANT = tuple((name, name) for name in OLD_COLUMNS)
KEEPING = Keeping(
    "acled",
    ALL_COLUMNS,
    CODES,
    CARRIED,
    key=("event_id_cnty", "acled"),
    variants={"population": tuple((name, name) for name in (*NEW_COLUMNS, *POPULATION)), "old": OLD_VARIANT},
)


class AcledReader:
    """Reads row after row of either make."""

    def __init__(self, options: ReadOptions, header: Sequence[str]) -> None:
        self._header = tuple(header)
        self._order = options.date_order
        self._zone = options.zone
        self._rows = NamedRows(header, (*ALL_COLUMNS, *POPULATION))
        self._variant = KEEPING.variant(self._header)

    def __call__(self, cells: Sequence[str]) -> RowRead:
        row, found = self._rows(cells), Findings()
        when = self._when(row, found)
        place = _place(row, found)
        if found.wrong:
            return RowRead(None, problems=tuple(found.problems))
        roles, shared = _actors(row)
        number = row["event_id_cnty"].strip()
        external = ExternalId("acled", number) if number else row_key(self._header, cells)
        incident = Incident(
            uid="",
            summary=row["notes"],
            type=our_type(row["event_type"], row["sub_event_type"]),
            subtype=row["sub_event_type"].strip(),
            when=when,
            places=(place,) if place != Place() else (),
            actors=roles,
            quantities=(*_deaths(row["fatalities"], found), *_crowd(row["tags"])),
            sources=tuple(map(Citation, outlets(row["source"]))),
            tags=_tags(row),
        )
        incident = replace(incident, codes=KEEPING.keep(row, incident, external, self._variant))
        return RowRead(incident, (*shared, *_source(row)), external, tuple(found.problems))

    def _when(self, row: dict[str, str], found: Findings) -> When:
        text = row["event_date"].strip()
        if not text:
            return When()
        day = iso_day(text) or named_month_day(text) or self._in_figures(text)
        if day is None:
            told = "which figure is the day can be said with --date-order" if "/" in text else "such as 2021-11-03"
            found.reject("event_date", text, f"“{text[:40]}” is no day as ACLED writes it; {told}.")
            return When()
        precision = row["time_precision"].strip()
        if precision == "2":
            return in_week(day, text, tz=self._zone)
        if precision == "3":
            return in_month(day.year, day.month, text, tz=self._zone)
        if precision != "1":
            found.remark("time_precision", precision, "The code is not 1, 2 or 3; the day is taken as uncertain.")
            return on_day(day, text, qualifier="uncertain", tz=self._zone)
        return on_day(day, text, tz=self._zone)

    def _in_figures(self, text: str) -> date | None:
        """ACLED writes the day first; where a spreadsheet has been at it, with its own sign, nobody knows."""
        if "/" in text and not self._order:
            return None
        return figures_day(text, self._order or "dmy")


def _place(row: dict[str, str], found: Findings) -> Place:
    place = coded_place(row, ("latitude", "longitude", "geo_precision"), GEO_PRECISION, found)
    return replace(
        place,
        text=row["location"].strip(),
        admin1=row["admin1"].strip(),
        admin2=row["admin2"].strip(),
        admin3=row["admin3"].strip(),
        country=country_code(row["country"], row["iso"]),
        country_name=row["country"].strip(),
    )


def _actors(row: dict[str, str]) -> tuple[tuple[Role, ...], tuple[Record, ...]]:
    roles: list[Role] = []
    shared: list[Record] = []
    for number in ("1", "2"):
        name = " ".join(row["actor" + number].split())
        if name:
            roles.append(Role(NAME + name, "actor" + number))
            shared.append(named_actor(name, inter_number(row["inter" + number])))
        for other in outlets(row["assoc_actor_" + number]):
            roles.append(Role(other, "actor" + number, note=ASSOCIATED))
    return tuple(roles), tuple(shared)


def _source(row: dict[str, str]) -> tuple[Record, ...]:
    """The reach belongs to the source where there is but one."""
    name, scale = " ".join(row["source"].split()), row["source_scale"].strip()
    return (Source(NAME + name, name, scale=scale),) if name and scale and ";" not in name else ()


def _deaths(cell: str, found: Findings) -> tuple[Quantity, ...]:
    """ACLED writes 0 also where deaths are not mentioned: that nobody died must not be made of it."""
    text = cell.strip()
    if not text:
        return ()
    number = whole(text)
    if number:
        return (Quantity(subject="deaths", low=number, best=number, qualifier="at_least", verbatim=text),)
    if number == 0:
        return (Quantity(subject="deaths", verbatim=text, nil_reason="not_reported"),)
    found.remark("fatalities", text, "That is no whole number; it is kept in words.")
    return (Quantity(subject="deaths", qualifier="word", verbatim=text),)


def _crowd(cell: str) -> tuple[Quantity, ...]:
    if CROWD not in cell:
        return ()
    said = [size for tag in cell.split(";") for name, _, size in [tag.partition("=")] if name.strip() == CROWD]
    return tuple(_crowd_of(size.strip()) for size in said if size.strip())


@lru_cache(maxsize=4096)
def _crowd_of(size: str) -> Quantity:
    if size.lower() == "no report":
        return Quantity(subject="persons", verbatim=size, nil_reason="not_reported")
    try:
        return replace(read_quantity(size), subject="persons")
    except UserError:
        return Quantity(subject="persons", qualifier="word", verbatim=size)


def _tags(row: dict[str, str]) -> tuple[str, ...]:
    found = [" ".join(tag.split()) for tag in row["tags"].split(";") if not tag.strip().startswith(CROWD)]
    if row["civilian_targeting"].strip():
        found.append(TARGETED)
    return tuple(NAME + tag for tag in dict.fromkeys(found) if tag.strip("/ "))
