"""UCDP GED's layout, put together: how it is recognised and read, and what its columns say of any incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.formats.layouts.acled_codes import inter_of
from vedette.formats.layouts.carried import point_cells
from vedette.formats.layouts.cells import shortened
from vedette.formats.layouts.codable_dates import for_ucdp
from vedette.formats.layouts.countries import country_cells
from vedette.formats.layouts.derived import INITIATING, MEANT, death_rows, main_place, named, one_cell
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.layout import Column, Layout, ReadOptions, Table
from vedette.formats.layouts.named_rows import NamedRows
from vedette.formats.layouts.precisions import UCDP, code_of
from vedette.formats.layouts.ucdp import COLUMNS, HDX, KEEPING, NAMES, PARTS, UcdpReader
from vedette.formats.layouts.writing_back import (
    Coder,
    Group,
    always,
    same_actors,
    same_place,
    same_quantities,
    same_sources,
    same_type,
    same_when,
)

_SIGNS = keys_of(["relid", "where_prec", "date_prec"])
_STATE = ("1", "8")
_MIDNIGHT = " 00:00:00.000"


def _matches(header: Sequence[str], rows: Table) -> bool:
    if header:
        return keys_of(header) >= _SIGNS
    return bool(rows) and all(_looks_like(row) for row in rows[:5])


def _looks_like(cells: Sequence[str]) -> bool:
    """A row without headings: id, relid, year; and two codes where they belong."""
    names = {len(NAMES): NAMES, len(HDX): HDX}.get(len(cells))
    if names is None:
        return False
    row = dict(zip(names, cells, strict=True))
    codes = row["where_prec"] in tuple("1234567") and row["date_prec"] in tuple("12345")
    return codes and row["id"].isdecimal() and len(row["year"]) == 4 and row["year"].isdecimal()


def _rows(header: Sequence[str]) -> NamedRows:
    return NamedRows(header, HDX, positional=(NAMES, HDX))


def _keys(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return _rows(header).places("id", "date_start", "date_end", "best")


def _dates(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return _rows(header).places("date_start", "date_end")


def _targets(_options: ReadOptions, header: Sequence[str]) -> tuple[str, ...]:
    return tuple(COLUMNS.get(name, "kept as a code" if name == "iso3" else "kept") for name in _rows(header).names)


def _key(dossier: Dossier) -> Mapping[str, str]:
    return {"id": KEEPING.key_of(dossier.incident) or dossier.incident.reference}


def _date(dossier: Dossier) -> Mapping[str, str] | str:
    coded = for_ucdp(dossier.incident.when)
    if isinstance(coded, str):
        return coded
    return {
        "year": str(coded.first.year),
        "active_year": "",
        "date_prec": coded.precision,
        "date_start": coded.first.isoformat() + _MIDNIGHT,
        "date_end": coded.last.isoformat() + _MIDNIGHT,
    }


def _place(dossier: Dossier) -> Mapping[str, str] | str:
    place = main_place(dossier)
    precision = code_of(place, UCDP)
    if not precision:
        return "Nobody says how exact its place is, or where it was; UCDP has no code for that."
    if not place.has_point:
        return "Its place has no coordinates, which UCDP needs."
    latitude, longitude = point_cells(place)
    return {
        "where_prec": precision,
        "where_coordinates": place.name or place.text or place.label,
        "where_description": place.text,
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({shortened(place.lon)} {shortened(place.lat)})",
        **country_cells(place),
    }


def _violence(dossier: Dossier) -> Mapping[str, str] | str:
    kinds = [{inter_of(actor) for _, actor in named(dossier, roles)} for roles in (INITIATING, MEANT)]
    if "7" in kinds[1] and kinds[0]:
        return {"type_of_violence": "3"}
    sides = kinds[0] | kinds[1]
    if dossier.incident.type == "armed_clash" and sides - {""}:
        return {"type_of_violence": "1" if sides & set(_STATE) else "2"}
    return "UCDP tells violence of states, of others, and against civilians apart; say who acted and on whom."


def _sides(dossier: Dossier) -> Mapping[str, str]:
    cells = {}
    for column, roles in (("side_a", INITIATING), ("side_b", MEANT)):
        found = named(dossier, roles)
        cells[column] = found[0][1].name if found else ""
    both = [name for name in cells.values() if name]
    return {**cells, "dyad_name": " - ".join(both) if len(both) == 2 else ""}


def _deaths(dossier: Dossier) -> Mapping[str, str] | str:
    rows = [row for row in death_rows(dossier) if row.figures()]
    if not rows:
        return "It has no number of deaths, and UCDP counts only what at least one person died of."
    best = sum((row.best if row.best is not None else row.low or row.high or 0.0) for row in rows)
    low = sum((row.low if row.low is not None else row.best or 0.0) for row in rows)
    high = sum(max(row.figures()) for row in rows)
    if not high:
        return "Nobody died, and UCDP counts only what at least one person died of."
    parts = {q.note: q for q in dossier.incident.quantities if q.subject == "deaths" and not q.chosen}
    told = {column: shortened(parts[note].best) for column, note in PARTS.items() if note in parts}
    shares = {column: told.get(column, "0") for column in PARTS} if told else {"deaths_unknown": shortened(best)}
    blank = dict.fromkeys(PARTS, "0")
    return {**blank, **shares, "best": shortened(best), "low": shortened(low), "high": shortened(high)}


def _sources(dossier: Dossier) -> Mapping[str, str]:
    items = [dossier.items[uid] for uid in dossier.incident.cited_items() if uid in dossier.items]
    offices, days, titles = [], [], []
    for item in items:
        outlet = dossier.sources.get(item.source)
        offices.append(one_cell(outlet.name) if outlet is not None else "")
        days.append((item.published_on.first_day or "") if item.published_on is not None else "")
        titles.append(one_cell(item.title))
    articles = [f'"{o},{d},{t}"' for o, d, t in zip(offices, days, titles, strict=True)]
    return {
        "number_of_sources": str(len(items)),
        "source_article": ";".join(articles),
        "source_office": ";".join(offices),
        "source_date": ";".join(days),
        "source_headline": ";".join(titles),
    }


def _same_clarity(again: Incident, dossier: Dossier) -> bool:
    return again.clarity == dossier.incident.clarity


def _clarity(dossier: Dossier) -> Mapping[str, str]:
    """Our words and UCDP's numbers; where nobody says, a single incident stands for itself."""
    said = dossier.incident.clarity
    return {"event_clarity": {"clear": "1", "unclear": "2", "": "1"}.get(said, said)}


def _status(_dossier: Dossier) -> Mapping[str, str]:
    return {"code_status": "Clear"}


_GROUPS = (
    Group(("id",), always, _key),
    Group(("year", "active_year", "date_prec", "date_start", "date_end"), same_when, _date),
    Group(
        ("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
         "priogrid_gid", "country", "country_id", "iso3", "region"),
        same_place,
        _place,
    ),
    Group(("type_of_violence",), same_type, _violence),
    Group(
        ("side_a", "side_b", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id",
         "dyad_dset_id", "dyad_new_id", "gwnoa", "gwnob"),
        same_actors,
        _sides,
    ),
    Group((*PARTS, "best", "high", "low"), same_quantities("deaths"), _deaths),
    Group(
        ("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
        same_sources,
        _sources,
    ),
    Group(("event_clarity",), _same_clarity, _clarity),
    Group(("code_status",), always, _status),
)  # fmt: skip
UCDP_GED = Layout(
    name="ucdp-ged",
    title="UCDP GED",
    columns=tuple(Column(name, becomes) for name, becomes in COLUMNS.items()),
    matches=_matches,
    reader=UcdpReader,
    targets=_targets,
    dates=_dates,
    keys=_keys,
    headings=NAMES,
    coder=Coder(KEEPING, UcdpReader, _GROUPS, own=True),
)
