"""Invented rows in the layouts of the field, one that is filled well for each, and ways to read and write them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from vedette.domain.incident import Incident
from vedette.formats.layouts import named_layout
from vedette.formats.layouts.layout import ReadOptions, RowRead

ACLED = {
    "event_id_cnty": "XAA17",
    "event_date": "2021-11-03",
    "year": "2021",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Aland (2020-)",
    "assoc_actor_1": "Border Guard of Aland; Police Forces of Aland (2020-)",
    "inter1": "State forces",
    "actor2": "Unidentified Armed Group (Beland)",
    "inter2": "Political militia",
    "interaction": "State forces-Political militia",
    "iso": "900",
    "region": "Europe",
    "country": "Aland",
    "admin1": "North",
    "admin2": "Lake",
    "location": "Oldford",
    "latitude": "53.2700",
    "longitude": "23.6600",
    "geo_precision": "1",
    "source": "Daily Aland; Wire One",
    "source_scale": "National-International",
    "notes": "On 3 November 2021, shots were fired near Oldford.",
    "fatalities": "2",
    "tags": "crowd size=around 250; women targeted: politicians",
    "timestamp": "1636502400",
}
ACLED_OLD = {
    **{name: cell for name, cell in ACLED.items() if name not in ("disorder_type", "tags")},
    "data_id": "8000001",
    "event_id_no_cnty": "17",
    "event_date": "03 November 2021",
    "inter1": "1",
    "inter2": "3",
    "interaction": "13",
    "iso3": "XAA",
}
UCDP = {
    "id": "700001",
    "relid": "XAA-2021-1-99-1",
    "year": "2021",
    "active_year": "1",
    "code_status": "Clear",
    "type_of_violence": "1",
    "conflict_new_id": "99",
    "conflict_name": "Aland: Government",
    "dyad_new_id": "999",
    "dyad_name": "Government of Aland - Lake Front",
    "side_a_new_id": "9",
    "side_a": "Government of Aland",
    "side_b_new_id": "10",
    "side_b": "Lake Front",
    "number_of_sources": "2",
    "source_article": '"Wire One,2021-11-03,Three killed; talks go on";"Daily Aland,2021-11-04,Clash at the lake"',
    "source_office": "Wire One;Daily Aland",
    "source_date": "2021-11-03;2021-11-04",
    "source_headline": "Three killed; talks go on;Clash at the lake",
    "source_original": "police, residents",
    "where_prec": "2",
    "where_coordinates": "Oldford town",
    "where_description": "a wood 5 km from Oldford",
    "adm_1": "North",
    "latitude": "53.270000",
    "longitude": "-23.660000",
    "geom_wkt": "POINT (-23.66 53.27)",
    "priogrid_gid": "199999",
    "country": "Aland",
    "country_id": "900",
    "region": "Europe",
    "event_clarity": "1",
    "date_prec": "2",
    "date_start": "2021-11-01 00:00:00.000",
    "date_end": "2021-11-03 00:00:00.000",
    "deaths_a": "1",
    "deaths_b": "0",
    "deaths_civilians": "2",
    "deaths_unknown": "0",
    "best": "3",
    "high": "5",
    "low": "2",
    "gwnoa": "900",
}
GDELT2 = {
    "GLOBALEVENTID": "900000001",
    "SQLDATE": "20211103",
    "MonthYear": "202111",
    "Year": "2021",
    "FractionDate": "2021.8356",
    "Actor1Code": "XAAMIL",
    "Actor1Name": "ALAND",
    "Actor2Code": "XBB",
    "IsRootEvent": "1",
    "EventCode": "0841",
    "EventBaseCode": "084",
    "EventRootCode": "08",
    "QuadClass": "2",
    "GoldsteinScale": "7.0",
    "NumMentions": "6",
    "NumSources": "1",
    "NumArticles": "6",
    "AvgTone": "-3.47",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Oldford, North, Aland",
    "ActionGeo_CountryCode": "XA",
    "ActionGeo_ADM2Code": "2222",
    "ActionGeo_Lat": "53.27",
    "ActionGeo_Long": "23.66",
    "ActionGeo_FeatureID": "-900",
    "DATEADDED": "20211104001500",
    "SOURCEURL": "https://news.example/2021/clash",
}
GTD = {
    "eventid": "202111030001",
    "iyear": "2021",
    "imonth": "11",
    "iday": "3",
    "extended": "0",
    "country": "900",
    "country_txt": "Aland",
    "provstate": "North",
    "city": "Oldford",
    "latitude": "53.27",
    "longitude": "23.66",
    "specificity": "1",
    "vicinity": "0",
    "location": "at the lake road",
    "summary": "03/11/2021: A device went off.",
    "doubtterr": "0",
    "attacktype1": "3",
    "attacktype1_txt": "Bombing/Explosion",
    "target1": "Bridge",
    "gname": "Lake Front",
    "guncertain1": "1",
    "claimed": "1",
    "claimmode": "7",
    "claimmode_txt": "Posted to website, blog, etc.",
    "nperps": "-99",
    "nkill": "1",
    "nwound": "",
    "nkillter": "0",
    "scite1": '"Clash at the lake," Daily Aland, November 4, 2021.',
    "scite2": '"Bridge hit," Wire One, November 3, 2021.',
    "dbsource": "invented",
    "INT_LOG": "-9",
    "related": "202111030001, 202111030002",
    "multiple": "1",
}
IOM = {
    "Main ID": "2021.XAA0001",
    "Incident ID": "2021.XAA0001",
    "Incident Type": "Split Incident",
    "Region of Incident": "Europe",
    "Incident Date": "Wed, 11/03/2021 - 12:00",
    "Incident Year": "2021",
    "Month": "November",
    "Number of Dead": "2",
    "Minimum Estimated Number of Missing": "1",
    "Total Number of Dead and Missing": "3",
    "Number of Survivors": "7",
    "Number of Males": "2",
    "Country of Origin": "Unknown",
    "Cause of Death": "Harsh environmental conditions",
    "Country of Incident": "Aland",
    "Migration Route": "Aland-Beland land border",
    "Location of Incident": "Wood near Oldford ",
    "Coordinates": "53.270000, -23.660000",
    "UNSD Geographical Grouping": "Northern Europe",
    "Information Source": "Daily Aland, Wire One",
    "URL": "https://daily.example/1, https://wire.example/2",
    "Source Quality": "3",
}
IOM_2021 = {
    "Main ID": "2021.XAA0001",
    "Incident ID": "2021.XAA0002",
    "Incident Type": "Cumulative Incident",
    "Region of Incident": "Europe",
    "Incident year": "2020",
    "Reported Month": "February",
    "Number of Dead": "",
    "Minimum Estimated Number of Missing": "4",
    "Total Number of Dead and Missing": "4",
    "Location of death": "Lake, Aland",
    "Information Source": "Lake Watch",
    "Coordinates": "POINT(23.66 53.27)",
}
SIGACT = {
    "ReportKey": "A1B2C3D4-0000-4000-8000-000000000001",
    "DateOccurred": "2021-11-03 08:30:00",
    "Type": "Enemy Action",
    "Category": "Direct Fire",
    "TrackingNumber": "2021-307-083000",
    "Title": "030830Z Direct fire at the lake",
    "Summary": "A patrol was fired at.\nNobody was hit.",
    "Region": "RC LAKE",
    "AttackOn": "ENEMY",
    "ReportingUnit": "Lake Company",
    "UnitName": "1st Platoon",
    "FriendlyWIA": "0",
    "FriendlyKIA": "0",
    "HostNationWIA": "2",
    "HostNationKIA": "0",
    "CivilianWIA": "0",
    "CivilianKIA": "0",
    "EnemyWIA": "0",
    "EnemyKIA": "1",
    "EnemyDetained": "0",
    "MGRS": "34UFE7568432373",
    "Latitude": "53.51089",
    "Longitude": "23.64949",
    "Affiliation": "ENEMY",
    "DColor": "RED",
    "Classification": "SECRET",
}
GOOD: Mapping[str, Mapping[str, str]] = {
    "acled": ACLED,
    "acled-old": ACLED_OLD,
    "ucdp-ged": UCDP,
    "gdelt1": {name: cell for name, cell in GDELT2.items() if name != "ActionGeo_ADM2Code"},
    "gdelt2": GDELT2,
    "gtd": GTD,
    "iom": IOM,
    "iom-2021": IOM_2021,
    "sigact": SIGACT,
}
"""A well filled row by layout."""

HEADERLESS = ("gdelt1", "gdelt2", "sigact")
"""Layouts whose files usually have no headings."""


def columns(layout: str) -> tuple[str, ...]:
    return tuple(column.name for column in named_layout(layout).columns)


def cells(layout: str, **changed: str) -> list[str]:
    """The good row with other cells, in the order of the layout; `_` in a keyword stands for itself."""
    return cells_of(layout, {**GOOD[layout], **changed})


def cells_of(layout: str, row: Mapping[str, str]) -> list[str]:
    unknown = set(row) - set(columns(layout))
    assert not unknown, unknown
    return [row.get(column, "") for column in columns(layout)]


def read(layout: str, changed: Mapping[str, str] | None = None, options: ReadOptions | None = None) -> RowRead:
    """The good row, with other cells, as it is read."""
    found = named_layout(layout)
    row = {**GOOD[layout], **(changed or {})}
    return found.reader(options or ReadOptions(), columns(layout))(cells_of(layout, row))


def incident(layout: str, changed: Mapping[str, str] | None = None, options: ReadOptions | None = None) -> Incident:
    found = read(layout, changed, options)
    assert found.incident is not None, found.problems
    return found.incident


def write(path: Path, layout: str, rows: Sequence[Mapping[str, str]]) -> Path:
    """A file of rows as their publisher writes it: with headings or without, commas or tabs."""
    delimiter = "\t" if layout.startswith("gdelt") else ","
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        if layout not in HEADERLESS:
            writer.writerow(columns(layout))
        writer.writerows(cells_of(layout, row) for row in rows)
    return path


def table(path: Path) -> list[dict[str, str]]:
    """Rows of a file with headings, the guard against formulas undone."""
    from vedette.formats.guard import unguard

    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    return [dict(zip(header, map(unguard, row), strict=True)) for row in rows]
