"""UCDP GED's table: rows to incidents; also as exported for HDX and without headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from vedette.domain.actor import Role
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.document import Record
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, SourceItem
from vedette.domain.when import When
from vedette.formats.layouts.carried import of_field, of_place
from vedette.formats.layouts.cells import between_days, counted, day_in, iso_day, whole
from vedette.formats.layouts.countries import country_code
from vedette.formats.layouts.kept import Keeping
from vedette.formats.layouts.layout import NAME, ReadOptions, RowRead, row_key
from vedette.formats.layouts.named_rows import Findings, NamedRows
from vedette.formats.layouts.precisions import UCDP as WHERE_PREC
from vedette.formats.layouts.precisions import coded_place
from vedette.formats.layouts.publications import named_actor, publication

COLUMNS = {
    "id": "its key with UCDP",
    "relid": "kept",
    "year": "kept",
    "active_year": "kept as a code",
    "code_status": "the tag “ucdp:check” unless it is Clear; kept as a code",
    "type_of_violence": "the type of event; kept as a code",
    "conflict_dset_id": "kept",
    "conflict_new_id": "kept",
    "conflict_name": "the field “ucdp_conflict”",
    "dyad_dset_id": "kept",
    "dyad_new_id": "kept",
    "dyad_name": "kept",
    "side_a_dset_id": "kept",
    "side_a_new_id": "kept",
    "side_a": "first actor (no direction is meant)",
    "side_b_dset_id": "kept",
    "side_b_new_id": "kept",
    "side_b": "second actor (no direction is meant)",
    "number_of_sources": "kept as a code",
    "source_article": "sources, one for each article where the lists agree, else one with all of the text",
    "source_office": "who published them, graded F6",
    "source_date": "when they were published",
    "source_headline": "their titles",
    "source_original": "the field “ucdp_source_original”",
    "where_prec": "how exact the place is; kept as a code",
    "where_coordinates": "standard name of the place",
    "where_description": "place, as described",
    "adm_1": "region of the place",
    "adm_2": "district of the place",
    "latitude": "latitude",
    "longitude": "longitude",
    "geom_wkt": "kept",
    "priogrid_gid": "kept",
    "country": "country",
    "country_id": "kept as a code",
    "region": "kept as a code",
    "event_clarity": "clarity; kept as a code",
    "date_prec": "kept as a code; the interval comes from date_start and date_end",
    "date_start": "when: the first possible day",
    "date_end": "when: the last possible day",
    "deaths_a": "deaths on side A, which do not count in totals again",
    "deaths_b": "deaths on side B, which do not count in totals again",
    "deaths_civilians": "deaths of civilians, which do not count in totals again",
    "deaths_unknown": "deaths of unknown persons, which do not count in totals again",
    "best": "deaths: the best estimate",
    "high": "deaths: the highest estimate",
    "low": "deaths: the lowest estimate",
    "gwnoa": "kept as a code",
    "gwnob": "kept as a code",
}
NAMES = tuple(COLUMNS)
HDX = (*NAMES[: NAMES.index("country") + 1], "iso3", *NAMES[NAMES.index("country") + 1 :])
CHECK = "ucdp:check"
PARTS = {"deaths_a": "side A", "deaths_b": "side B", "deaths_civilians": "civilians", "deaths_unknown": "unknown"}
FIELDS = {"ucdp_conflict": "Conflict (UCDP)", "ucdp_source_original": "Original source (UCDP)"}
CODES = (
    "active_year", "code_status", "type_of_violence", "number_of_sources", "where_prec", "country_id", "iso3",
    "region", "event_clarity", "date_prec", "gwnoa", "gwnob",
)  # fmt: skip
KEEPING = Keeping(
    "ucdp",
    NAMES,
    CODES,
    {
        "conflict_name": of_field("ucdp_conflict"),
        "source_original": of_field("ucdp_source_original"),
        "where_coordinates": of_place("name"),
        "where_description": of_place("text"),
        "adm_1": of_place("admin1"),
        "adm_2": of_place("admin2"),
    },
    key=("id", "ucdp"),
    variants={"hdx": tuple((name, name) for name in HDX)},
)
_TYPES = {"1": "armed_clash", "2": "armed_clash", "3": "other"}


class UcdpReader:
    """Reads row after row."""

    def __init__(self, options: ReadOptions, header: Sequence[str]) -> None:
        self._header = tuple(header)
        self._zone = options.zone
        self._options = options
        self._rows = NamedRows(header, HDX, positional=(NAMES, HDX))
        self._variant = KEEPING.variant(self._rows.names if self._rows.names == HDX else self._header)
        self._definitions: tuple[Record, ...] = tuple(CustomField(key, label=label) for key, label in FIELDS.items())

    def __call__(self, cells: Sequence[str]) -> RowRead:
        row, found = self._rows(cells), Findings()
        when = self._when(row, found)
        place = _place(row, found)
        if found.wrong:
            return RowRead(None, problems=tuple(found.problems))
        items = _items(row)
        names = [" ".join(row[side].split()) for side in ("side_a", "side_b")]
        sides = [(name, f"actor{number}") for number, name in enumerate(names, start=1) if name]
        number = row["id"].strip()
        incident = Incident(
            uid="",
            type=_TYPES.get(row["type_of_violence"].strip(), "other"),
            when=when,
            places=(place,) if place != Place() else (),
            clarity=row["event_clarity"].strip(),
            actors=tuple(Role(NAME + name, role) for name, role in sides),
            quantities=_deaths(row, found),
            sources=tuple(Citation(item.uid) for item in items),
            tags=(NAME + CHECK,) if row["code_status"].strip().lower() not in ("clear", "") else (),
            fields=tuple(FieldValue(key, text) for key, text in _fields(row) if text),
        )
        external = ExternalId("ucdp", number) if number else row_key(self._header, cells)
        incident = replace(incident, codes=KEEPING.keep(row, incident, external, self._variant))
        told, self._definitions = self._definitions, ()
        shared = (*told, *(named_actor(name) for name, _ in sides), *items)
        return RowRead(incident, shared, external, tuple(found.problems))

    def _when(self, row: dict[str, str], found: Findings) -> When:
        texts = [row["date_start"].strip(), row["date_end"].strip()]
        days = []
        for column, text in zip(("date_start", "date_end"), texts, strict=True):
            day = day_in(self._options, text)
            if text and day is None:
                found.reject(column, text, f"“{text[:40]}” is no day as UCDP writes it, such as 2021-11-03.")
            elif day is not None:
                days.append(day)
        if found.wrong or not days:
            return When()
        if days[0] > days[-1]:
            found.reject("date_end", texts[1], f"The last possible day lies before the first, {days[0].isoformat()}.")
            return When()
        said = [day.isoformat() for day in dict.fromkeys(days)]
        return between_days(days[0], days[-1], " – ".join(said), tz=self._zone)


def _fields(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return ("ucdp_conflict", row["conflict_name"].strip()), ("ucdp_source_original", row["source_original"].strip())


def _place(row: dict[str, str], found: Findings) -> Place:
    place = coded_place(row, ("latitude", "longitude", "where_prec"), WHERE_PREC, found)
    return replace(
        place,
        text=row["where_description"].strip(),
        name=row["where_coordinates"].strip(),
        admin1=row["adm_1"].strip(),
        admin2=row["adm_2"].strip(),
        country=country_code(row["country"], row.get("iso3", "")),
        country_name=row["country"].strip(),
    )


def _deaths(row: dict[str, str], found: Findings) -> tuple[Quantity, ...]:
    """The estimates in one row; who they were in rows that no total counts again."""
    low, best, high = (whole(row[name]) for name in ("low", "best", "high"))
    rows: list[Quantity] = []
    known = [figure for figure in (low, best, high) if figure is not None]
    if known != sorted(known):
        found.remark("best", row["best"], "The lowest, best and highest estimates are not in this order.")
    if known:
        low_, best_, high_ = (None if figure is None else float(figure) for figure in (low, best, high))
        sure = len(set(known)) == 1
        qualifier = "exact" if sure else "about"
        rows.append(Quantity(subject="deaths", low=low_, best=best_, high=high_, qualifier=qualifier))
    elif row["best"].strip():
        found.remark("best", row["best"], "That is no whole number; it is kept in words.")
        rows.append(Quantity(subject="deaths", qualifier="word", verbatim=row["best"].strip()))
    for column, note in PARTS.items():
        if row[column].strip() not in ("", "0"):
            part = counted("deaths", row[column], found, column, note=note, chosen=False)
            rows += [part] if part is not None else []
    return tuple(rows)


def _items(row: dict[str, str]) -> list[SourceItem]:
    """One for each article, where the lists agree; else one that holds all of the text."""
    article, office = row["source_article"], row["source_office"]
    if not (article.strip() or office.strip() or row["source_headline"].strip()):
        return []
    return list(_publications(article, office, row["source_date"], row["source_headline"]))


@lru_cache(maxsize=4096)
def _publications(article: str, office: str, dates: str, headline: str) -> tuple[SourceItem, ...]:
    offices, days, titles = office.split(";"), dates.split(";"), headline.split(";")
    if not len(offices) == len(days) == len(titles):
        titles = _titles_in(article, offices, days)
    if not len(offices) == len(days) == len(titles):
        return (publication(office if ";" not in office else "", None, article or headline),)
    found = [publication(o, iso_day(d.strip()), t) for o, d, t in zip(offices, days, titles, strict=True)]
    return tuple(dict.fromkeys(found))


def _titles_in(article: str, offices: Sequence[str], days: Sequence[str]) -> list[str]:
    """Titles that hold semicolons themselves, cut out of the articles, each quoted and with office and day before."""
    quoted = article.strip()
    pieces = quoted[1:-1].split('";"') if quoted[:1] == quoted[-1:] == '"' else []
    if not len(pieces) == len(offices) == len(days):
        return []
    begins = [f"{office},{day}," for office, day in zip(offices, days, strict=True)]
    if not all(piece.startswith(begin) for piece, begin in zip(pieces, begins, strict=True)):
        return []
    return [piece.removeprefix(begin) for piece, begin in zip(pieces, begins, strict=True)]
