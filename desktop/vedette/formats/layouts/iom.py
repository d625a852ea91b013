"""IOM's Missing Migrants tables, of today and of 2014-22: rows to incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vedette import paths
from vedette.domain import coordinates
from vedette.domain.coordinates import Point
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.document import Record
from vedette.domain.errors import UserError
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation
from vedette.domain.when import When
from vedette.formats.layouts.carried import of_field, of_place, of_quantity
from vedette.formats.layouts.cells import (
    counted,
    figures_day,
    in_month,
    in_year,
    iso_day,
    month_number,
    named_month_day,
    on_day,
    point_of,
    whole,
)
from vedette.formats.layouts.countries import country_code
from vedette.formats.layouts.kept import Keeping
from vedette.formats.layouts.layout import ReadOptions, RowRead, row_key
from vedette.formats.layouts.named_rows import Findings, NamedRows
from vedette.formats.layouts.plain_values import addresses
from vedette.formats.layouts.publications import linked, outlets

COLUMNS = {
    "Main ID": "its key with IOM, where there is no Incident ID",
    "Incident ID": "its key with IOM",
    "Incident Type": "single, part of a split incident, or cumulative; kept as a code",
    "Region of Incident": "the field “iom_region”",
    "Incident Date": "when",
    "Incident Year": "when, with the month, where there is no date",
    "Month": "when, with the year, where there is no date",
    "Number of Dead": "deaths; a blank is unknown and not nobody",
    "Minimum Estimated Number of Missing": "missing, at least so many",
    "Total Number of Dead and Missing": "kept; told where it is not the sum of both",
    "Number of Survivors": "rescued",
    "Number of Females": "women among the dead and missing",
    "Number of Males": "men among the dead and missing",
    "Number of Children": "children among the dead and missing",
    "Country of Origin": "the field “iom_country_of_origin”",
    "Region of Origin": "the field “iom_region_of_origin”",
    "Cause of Death": "the field “iom_cause_of_death”",
    "Country of Incident": "country",
    "Migration Route": "the field “iom_route”",
    "Location of Incident": "place, as named",
    "Coordinates": "coordinates, latitude first",
    "UNSD Geographical Grouping": "the field “iom_unsd_grouping”",
    "Information Source": "sources, set apart by commas and graded F6",
    "URL": "addresses of the sources",
    "Source Quality": "IOM's quality of the source; our own grade stays F6",
}
NAMES = tuple(COLUMNS)
POINT = ("latitude", "longitude")
ALIASES = {
    "Web ID": "Main ID",
    "Region": "Region of Incident",
    "Reported Date": "Incident Date",
    "Year": "Incident Year",
    "Reported Year": "Incident Year",
    "Reported Month": "Month",
    "Number Dead": "Number of Dead",
    "Total Dead and Missing": "Total Number of Dead and Missing",
    "Migrantion route": "Migration Route",
    "Location of death": "Location of Incident",
    "Location Description": "Location of Incident",
    "Location Coordinates": "Coordinates",
}
WEB = (
    "Web ID", "Region of Incident", "Reported Date", "Reported Year", "Reported Month", "Number Dead",
    "Minimum Estimated Number of Missing", "Total Dead and Missing", "Number of Survivors", "Number of Females",
    "Number of Males", "Number of Children", "Cause of Death", "Location Description", "Information Source",
    "Location Coordinates", "latitude", "longitude", "Migration Route", "URL", "UNSD Geographical Grouping",
    "Source Quality",
)  # fmt: skip
FIELDS = {
    "iom_region": ("Region of Incident", "Region of incident (IOM)"),
    "iom_country_of_origin": ("Country of Origin", "Country of origin (IOM)"),
    "iom_region_of_origin": ("Region of Origin", "Region of origin (IOM)"),
    "iom_cause_of_death": ("Cause of Death", "Cause of death (IOM)"),
    "iom_route": ("Migration Route", "Migration route (IOM)"),
    "iom_unsd_grouping": ("UNSD Geographical Grouping", "UNSD grouping (IOM)"),
}
MISSING, TOTAL = "Minimum Estimated Number of Missing", "Total Number of Dead and Missing"
AMONG = "among the dead and missing"
_PARTS = {"Number of Females": "women", "Number of Males": "men", "Number of Children": "children"}
KEEPING = Keeping(
    "iom",
    NAMES,
    ("Incident Type", "Source Quality"),
    {
        **{column: of_field(key) for key, (column, _) in FIELDS.items()},
        **{column: of_quantity(subject, AMONG) for column, subject in _PARTS.items()},
        "Number of Survivors": of_quantity("rescued"),
        "Country of Incident": of_place("country_name"),
        "Location of Incident": of_place("text"),
    },
    key=("Main ID", "iom"),
    variants={"web": tuple((heading, ALIASES.get(heading, heading)) for heading in WEB)},
)


class IomReader:
    """Reads row after row; it remembers which keys it has met, for they may repeat."""

    def __init__(self, options: ReadOptions, header: Sequence[str]) -> None:
        self._header = tuple(header)
        self._options = options
        self._rows = NamedRows(header, (*NAMES, *POINT), ALIASES)
        self._variant = KEEPING.variant(self._header)
        self._met: set[int] = set()
        told = (CustomField(key, label=label) for key, (_, label) in FIELDS.items())
        self._definitions: tuple[Record, ...] = tuple(told)

    def __call__(self, cells: Sequence[str]) -> RowRead:
        row, found = self._rows(cells), Findings()
        when = self._when(row, found)
        place = _place(row, found)
        if found.wrong:
            return RowRead(None, problems=tuple(found.problems))
        items, shared = _sources(row)
        external = self._key(row) or row_key(self._header, cells)
        incident = Incident(
            uid="",
            type="death_found",
            kind=_kind(row["Incident Type"]),
            when=when,
            places=(place,) if place != Place() else (),
            quantities=_quantities(row, found),
            sources=tuple(map(Citation, items)),
            fields=tuple(FieldValue(key, row[column].strip()) for key, (column, _) in FIELDS.items() if row[column]),
        )
        incident = replace(incident, codes=KEEPING.keep(row, incident, external, self._variant))
        told, self._definitions = self._definitions, ()
        return RowRead(incident, (*told, *shared), external, tuple(found.problems))

    def _key(self, row: dict[str, str]) -> ExternalId | None:
        """The first key column that says something new; the first that says anything where none does."""
        keys = [ExternalId("iom", row["Incident ID"].strip()), ExternalId("iom", row["Main ID"].strip())]
        if keys[0].value:
            keys[1] = ExternalId("iom:main", keys[1].value)
        filled = [key for key in keys if key.value]
        fresh = [key for key in filled if hash((key.scheme, key.value)) not in self._met]
        chosen = next(iter(fresh or filled), None)
        if chosen is not None:
            self._met.add(hash((chosen.scheme, chosen.value)))
        return chosen

    def _when(self, row: dict[str, str], found: Findings) -> When:
        text = row["Incident Date"].strip()
        if not text:
            return _month(row, found, self._options.zone)
        day = _day(text, self._options.date_order)
        if day is not None:
            return on_day(day, text, tz=self._options.zone)
        try:
            return self._options.when(text)
        except UserError as error:
            found.reject("Incident Date", text, str(error))
            return When()


def _day(text: str, order: str) -> date | None:
    """A day as IOM has written it over the years: 2021-01-31, 31-Jan-21, Fri, 01/01/2021 - 12:00."""
    day = iso_day(text) or named_month_day(text)
    if day is not None:
        return day
    weekday, comma, figures = text.partition(" - ")[0].rpartition(", ")
    orders = (order,) if order in ("dmy", "mdy") else ("mdy", "dmy")
    found = [day for day in (figures_day(figures.strip(), order) for order in orders) if day is not None]
    if comma and weekday:
        found = [day for day in found if f"{day:%a}".lower() == weekday.strip().lower()[:3]]
    return found[0] if found else None


def _month(row: dict[str, str], found: Findings, zone: str) -> When:
    year, month = row["Incident Year"].strip(), row["Month"].strip()
    if not year and not month:
        return When()
    number, said = whole(year), f"{month} {year}".strip()
    if number is None or not 1 <= number <= 9999:
        found.reject("Incident Year", year, f"“{year[:40]}” is no year.")
        return When()
    if not month:
        return in_year(number, said, tz=zone)
    of_year = month_number(month)
    if of_year is None:
        found.reject("Month", month, f"“{month[:40]}” is no month.")
        return When()
    return in_month(number, of_year, said, tz=zone)


def _place(row: dict[str, str], found: Findings) -> Place:
    point, written = _point(row, found)
    return Place(
        text=row["Location of Incident"].strip(),
        country=country_code(row["Country of Incident"]),
        country_name=row["Country of Incident"].strip(),
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        coordinates_text=written,
    )


def _point(row: dict[str, str], found: Findings) -> tuple[Point | None, str]:
    """From the one cell, which has more digits, else from the two."""
    both = row["Coordinates"].strip()
    if not both:
        return point_of(row, *POINT, found)
    latitude, comma, longitude = both.partition(",")
    if comma and "," not in longitude:
        return point_of({"Coordinates": latitude, "": longitude}, "Coordinates", "", found)[0], both
    try:
        return coordinates.read(both), both
    except UserError as error:
        found.reject("Coordinates", both, str(error))
        return None, both


def _kind(cell: str) -> str:
    wanted = cell.strip().lower()
    kinds = paths.taxonomies().incident_kinds
    return next((kind.key for kind in kinds if wanted and kind.text("iom").lower() == wanted), "single")


def _quantities(row: dict[str, str], found: Findings) -> tuple[Quantity, ...]:
    dead = counted("deaths", row["Number of Dead"], found, "Number of Dead")
    missing = counted("missing", row[MISSING], found, MISSING)
    if missing is not None and missing.best is not None:
        missing = replace(missing, low=missing.best, best=None, qualifier="at_least")
    rest = [counted("rescued", row["Number of Survivors"], found, "Number of Survivors")]
    for column, subject in _PARTS.items():
        rest.append(counted(subject, row[column], found, column, note=AMONG, chosen=False))
    _check_total(row, found)
    return tuple(quantity for quantity in (dead, missing, *rest) if quantity is not None)


def _check_total(row: dict[str, str], found: Findings) -> None:
    total = whole(row[TOTAL])
    parts = [whole(row["Number of Dead"]), whole(row[MISSING])]
    known = [part for part in parts if part is not None]
    if total is not None and known and sum(known) != total:
        told = f"The total says {total:,} and the dead and missing add up to {sum(known):,}; the parts were taken."
        found.remark(TOTAL, row[TOTAL], told)


def _sources(row: dict[str, str]) -> tuple[list[str], tuple[Record, ...]]:
    names, urls = outlets(row["Information Source"], ","), addresses(row["URL"])
    if not urls:
        return names, ()
    references, pages = linked(urls, names)
    quality = row["Source Quality"].strip()
    return references, tuple(replace(page, iom_quality=quality) for page in pages)
