"""IOM's layouts, put together: how they are recognised and read, and what their columns say of any incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from vedette import paths
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.formats.layouts.carried import first_of, point_cells
from vedette.formats.layouts.cells import shortened
from vedette.formats.layouts.countries import country_cells
from vedette.formats.layouts.derived import main_place, one_cell, source_names
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.iom import ALIASES, COLUMNS, KEEPING, MISSING, NAMES, POINT, TOTAL, IomReader
from vedette.formats.layouts.layout import Coded, Column, Layout, ReadOptions, Table
from vedette.formats.layouts.named_rows import NamedRows
from vedette.formats.layouts.writing_back import (
    Coder,
    Group,
    always,
    same_place,
    same_quantities,
    same_sources,
    same_when,
)

OLD = (
    "Main ID", "Incident ID", "Incident Type", "Region of Incident", "Incident year", "Reported Month",
    "Number of Dead", "Minimum Estimated Number of Missing", "Total Number of Dead and Missing",
    "Number of Survivors", "Number of Females", "Number of Males", "Number of Children", "Country of Origin",
    "Region of Origin", "Cause of Death", "Migration route", "Location of death", "Information Source",
    "Coordinates", "UNSD Geographical Grouping",
)  # fmt: skip
_CANONICAL = dict(zip(OLD, NamedRows(OLD, NAMES, ALIASES).names, strict=True))
_IDS = keys_of(["Main ID", "Web ID"])
_DATES = keys_of(["Incident Date", "Reported Date"])


def _is_iom(header: Sequence[str]) -> bool:
    keys = keys_of(header)
    return bool(keys & _IDS) and keys >= keys_of([MISSING])


def _rows(header: Sequence[str]) -> NamedRows:
    return NamedRows(header, (*NAMES, *POINT), ALIASES)


def _matches(header: Sequence[str], _table: Table) -> bool:
    return _is_iom(header) and bool(keys_of(header) & _DATES)


def _matches_old(header: Sequence[str], _table: Table) -> bool:
    return _is_iom(header) and not keys_of(header) & _DATES


def _targets(_options: ReadOptions, header: Sequence[str]) -> tuple[str, ...]:
    return tuple(COLUMNS.get(name, name if name in POINT else "kept") for name in _rows(header).names)


def _keys(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return _rows(header).places("Main ID", "Number of Dead")


def _dates(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return _rows(header).places("Incident Date")


def _key(dossier: Dossier) -> Mapping[str, str]:
    reference = KEEPING.key_of(dossier.incident) or dossier.incident.reference
    return {"Main ID": reference, "Incident ID": reference}


def _date(dossier: Dossier) -> Mapping[str, str] | str:
    when = dossier.incident.when
    if when.first_day is None or when.last_day is None or when.first_day[:7] != when.last_day[:7]:
        return "Its date is open or spans more than one month; this layout knows days and months."
    try:
        day = date.fromisoformat(when.first_day)
    except ValueError:
        return "Its date is no day of the calendar."
    whole_day = when.first_day == when.last_day
    return {
        "Incident Date": when.first_day if whole_day else "",
        "Incident Year": f"{day.year:04d}",
        "Month": f"{day:%b}",
    }


def _place(dossier: Dossier) -> Mapping[str, str]:
    place = main_place(dossier)
    latitude, longitude = point_cells(place)
    return {
        "Location of Incident": place.label,
        "Country of Incident": country_cells(place)["country"],
        "Coordinates": f"{latitude}, {longitude}" if place.has_point else "",
        "latitude": latitude,
        "longitude": longitude,
    }


def _figures(dossier: Dossier) -> Mapping[str, str] | str:
    dead, missing = first_of(dossier.incident, "deaths"), first_of(dossier.incident, "missing")
    counts = [row.best if row.best is not None else row.low for row in (dead, missing) if row is not None]
    known = [count for count in counts if count is not None]
    if not known:
        return "Nobody is counted as dead or missing, which this layout is about."
    cells = {TOTAL: shortened(sum(known))}
    for column, row in (("Number of Dead", dead), (MISSING, missing)):
        cells[column] = "" if row is None else shortened(row.best if row.best is not None else row.low)
    return cells


def _sources(dossier: Dossier) -> Mapping[str, str]:
    items = [dossier.items[uid] for uid in dossier.incident.cited_items() if uid in dossier.items]
    qualities = {item.iom_quality for item in items}
    return {
        "Information Source": ", ".join(one_cell(name).replace(",", "") for name in source_names(dossier)),
        "URL": ", ".join(item.url for item in items if item.url),
        "Source Quality": qualities.pop() if len(qualities) == 1 else "",
    }


def _same_kind(again: Incident, dossier: Dossier) -> bool:
    return again.kind == dossier.incident.kind


def _kind(dossier: Dossier) -> Mapping[str, str]:
    kind = paths.taxonomies().incident_kinds.get(dossier.incident.kind)
    return {"Incident Type": (kind.text("iom") if kind is not None else "") or "Incident"}


_CODER = Coder(
    KEEPING,
    IomReader,
    (
        Group(("Main ID", "Incident ID"), always, _key),
        Group(("Incident Type",), _same_kind, _kind),
        Group(("Incident Date", "Incident Year", "Month"), same_when, _date),
        Group(("Location of Incident", "Country of Incident", "Coordinates", *POINT), same_place, _place),
        Group(("Number of Dead", MISSING, TOTAL), same_quantities("deaths", "missing"), _figures),
        Group(("Information Source", "URL", "Source Quality"), same_sources, _sources),
    ),
    own=True,
)


def _code_old(dossier: Dossier) -> Coded | str:
    """Without what the older table has no column for, and under its headings."""
    coded = _CODER(dossier)
    if isinstance(coded, str):
        return coded
    cells = {heading: coded.cells[column] for heading, column in _CANONICAL.items()}
    extra = {name: cell for name, cell in coded.cells.items() if name not in NAMES and name not in POINT}
    return Coded({**cells, **extra}, turn=coded.turn)


IOM = Layout(
    name="iom",
    title="IOM Missing Migrants",
    columns=tuple(Column(name, becomes) for name, becomes in COLUMNS.items()),
    matches=_matches,
    reader=IomReader,
    targets=_targets,
    dates=_dates,
    keys=_keys,
    headings=NAMES,
    coder=_CODER,
)
IOM_2021 = Layout(
    name="iom-2021",
    title="IOM Missing Migrants 2014–22",
    columns=tuple(Column(heading, COLUMNS[column]) for heading, column in _CANONICAL.items()),
    matches=_matches_old,
    reader=IomReader,
    targets=_targets,
    keys=_keys,
    headings=OLD,
    coder=_code_old,
)
