"""GDELT's event tables, 1 and 2: rows without headings, set apart by tabs, to incidents; and back as they came."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from vedette.domain.actor import Role
from vedette.domain.document import Record
from vedette.domain.dossier import Dossier
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.place import Place
from vedette.domain.source import Citation, SourceItem
from vedette.domain.when import When
from vedette.formats.layouts.carried import of_place
from vedette.formats.layouts.cells import iso_day, on_day
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.kept import Keeping
from vedette.formats.layouts.layout import NAME, Coded, Column, Layout, ReadOptions, RowRead, Table, row_key
from vedette.formats.layouts.named_rows import Findings, NamedRows
from vedette.formats.layouts.precisions import GDELT, coded_place
from vedette.formats.layouts.publications import named_actor
from vedette.formats.layouts.writing_back import (
    Coder,
    Group,
    refusing,
    same_actors,
    same_place,
    same_sources,
    same_type,
    same_when,
)

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
NAMES_2 = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
NAMES_1 = tuple(name for name in NAMES_2 if not name.endswith("Geo_ADM2Code"))
OLDEST = NAMES_1[:-1]
_BECOMES = {
    "GLOBALEVENTID": "its key with GDELT",
    "SQLDATE": "when, about: a machine took the day from the text",
    "Actor1Name": "initiator; the code where there is no name",
    "Actor2Name": "target; the code where there is no name",
    "Actor1Code": "initiator, where there is no name",
    "Actor2Code": "target, where there is no name",
    "EventCode": "the type of event, by its CAMEO code; kept as a code",
    "ActionGeo_Type": "how exact the place is, the coarsest that fits; kept as a code",
    "ActionGeo_FullName": "place, as named",
    "ActionGeo_Lat": "latitude",
    "ActionGeo_Long": "longitude",
    "SOURCEURL": "source, graded F6",
}
_KEEPING = Keeping(
    "gdelt",
    NAMES_2,
    ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "ActionGeo_Type",
     "ActionGeo_CountryCode"),
    {"ActionGeo_FullName": of_place("text")},
    key=("GLOBALEVENTID", "gdelt"),
)  # fmt: skip
_TYPES = {
    "0": "statement_only", "1": "statement_only", "03": "other", "04": "other", "05": "other", "057": "agreement",
    "06": "other", "07": "other", "08": "other", "114": "note_protest", "138": "threat_force", "14": "protest",
    "15": "force_move", "150": "other", "16": "other", "161": "relations_cut", "17": "other", "1723": "emergency_law",
    "1724": "emergency_law", "173": "detention", "18": "assault", "181": "abduction", "183": "explosion",
    "19": "armed_clash", "191": "other", "192": "other", "2": "other",
}  # fmt: skip


class GdeltReader:
    """Reads row after row; columns stand where they stand, for the files have no headings."""

    def __init__(self, options: ReadOptions, header: Sequence[str]) -> None:
        self._header = tuple(header)
        self._zone = options.zone
        self._rows = _rows(header)

    def __call__(self, cells: Sequence[str]) -> RowRead:
        row, found = self._rows(cells), Findings()
        when = self._when(row["SQLDATE"].strip(), found)
        place = _place(row, found)
        if found.wrong:
            return RowRead(None, problems=tuple(found.problems))
        names = [" ".join((row[f"Actor{n}Name"] or row[f"Actor{n}Code"]).split()) for n in (1, 2)]
        acting = [(name, role) for name, role in zip(names, ("initiator", "target"), strict=True) if name]
        number = row["GLOBALEVENTID"].strip()
        external = ExternalId("gdelt", number) if number else row_key(self._header, cells)
        item, pages = _source(row["SOURCEURL"].strip())
        incident = Incident(
            uid="",
            type=type_of(row["EventCode"].strip()),
            when=when,
            places=(place,) if place != Place() else (),
            actors=tuple(Role(NAME + name, role) for name, role in acting),
            sources=(Citation(item),) if item else (),
        )
        incident = replace(incident, codes=_KEEPING.keep(row, incident, external))
        shared = (*(named_actor(name) for name, _ in acting), *pages)
        return RowRead(incident, shared, external, tuple(found.problems))

    def _when(self, text: str, found: Findings) -> When:
        if not text:
            return When()
        day = iso_day(f"{text[:4]}-{text[4:6]}-{text[6:]}") if len(text) == 8 else iso_day(text)
        if day is None:
            found.reject("SQLDATE", text, f"“{text[:40]}” is no day as GDELT writes it, such as 20211103.")
            return When()
        return on_day(day, text, qualifier="approximate", tz=self._zone)


@lru_cache(maxsize=1024)
def type_of(code: str) -> str:
    """Our type for a CAMEO code, by its longest beginning that is known; '' for none."""
    for length in range(len(code), 0, -1):
        if code[:length] in _TYPES:
            return _TYPES[code[:length]]
    return "other" if code else ""


def _place(row: dict[str, str], found: Findings) -> Place:
    place = coded_place(row, ("ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_Type"), GDELT, found)
    return replace(
        place,
        text=row["ActionGeo_FullName"].strip(),
    )


def _source(url: str) -> tuple[str, tuple[Record, ...]]:
    """The page, of the site it stands on; older files name an outlet instead."""
    if not url.lower().startswith(("http://", "https://")):
        return (NAME + url if url else ""), ()
    host = url.split("/")[2] if url.count("/") > 1 else ""
    return NAME + url, (SourceItem(NAME + url, source=NAME + host if host else "", url=url),)


def _rows(header: Sequence[str]) -> NamedRows:
    return NamedRows(header, NAMES_2, positional=(NAMES_2, NAMES_1, OLDEST))


def _matches(widths: tuple[int, ...]) -> Callable[[Sequence[str], Table], bool]:
    def match(header: Sequence[str], rows: Table) -> bool:
        if header:
            return len(header) in widths and keys_of(header) >= keys_of(["GLOBALEVENTID", "SQLDATE", "EventCode"])
        return bool(rows) and all(len(row) in widths and _looks_like(row) for row in rows[:5])

    return match


def _looks_like(cells: Sequence[str]) -> bool:
    key, day = cells[0].strip(), cells[1].strip()
    return key.isdecimal() and len(day) == 8 and day.isdecimal() and cells[2].strip() == day[:6]


def _keys(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return _rows(header).places("GLOBALEVENTID", "SQLDATE")


def _targets(_options: ReadOptions, header: Sequence[str]) -> tuple[str, ...]:
    return tuple(_BECOMES.get(name, "kept") for name in _rows(header).names)


def _day(dossier: Dossier) -> Mapping[str, str] | str:
    when = dossier.incident.when
    if when.first_day is None or when.first_day != when.last_day:
        return "Its date is no single day, and GDELT knows only days."
    year, month, day = when.first_day.split("-")
    return {"SQLDATE": year + month + day, "MonthYear": year + month, "Year": year}


_CODER = Coder(
    _KEEPING,
    GdeltReader,
    (
        Group(("SQLDATE", "MonthYear", "Year", "FractionDate"), same_when, _day),
        refusing(("EventCode", "EventBaseCode", "EventRootCode", "QuadClass"), same_type, "type"),
        refusing(tuple(name for name in NAMES_2 if name.startswith("Actor")), same_actors, "actors"),
        refusing(tuple(name for name in NAMES_2 if name.startswith("ActionGeo_")), same_place, "place"),
        refusing(("SOURCEURL",), same_sources, "sources"),
    ),
)


def _coder(names: tuple[str, ...]) -> Callable[[Dossier], Coded | str]:
    foreign = frozenset(NAMES_2) - frozenset(names)

    def code(dossier: Dossier) -> Coded | str:
        coded = _CODER(dossier)
        if isinstance(coded, str):
            return coded
        return Coded({name: cell for name, cell in coded.cells.items() if name not in foreign}, turn=coded.turn)

    return code


def _layout(name: str, title: str, names: tuple[str, ...], widths: tuple[int, ...]) -> Layout:
    return Layout(
        name=name,
        title=title,
        columns=tuple(Column(column, _BECOMES.get(column, "kept")) for column in names),
        matches=_matches(widths),
        reader=GdeltReader,
        targets=_targets,
        keys=_keys,
        headings=names,
        coder=_coder(names),
    )


GDELT1 = _layout("gdelt1", "GDELT 1.0", NAMES_1, (len(NAMES_1), len(OLDEST)))
GDELT2 = _layout("gdelt2", "GDELT 2.0", NAMES_2, (len(NAMES_2),))
