"""Rows of a stranger's table to incidents, one at a time; which column is what was decided before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from vedette import paths
from vedette.domain import coordinates
from vedette.domain.actor import Role
from vedette.domain.claim import Claim, Statement
from vedette.domain.coordinates import Point
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.document import Record
from vedette.domain.errors import UserError
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, SourceItem
from vedette.domain.taxonomy import CodeList
from vedette.domain.when import When
from vedette.formats.layouts.countries import country_code
from vedette.formats.layouts.headings import heading_key, slugs
from vedette.formats.layouts.layout import NAME, ROW_SCHEME, CellProblem, ReadOptions, RowRead, row_key
from vedette.formats.layouts.plain_columns import FIELD, NUMBER, assign
from vedette.formats.layouts.plain_values import (
    addresses,
    counted_day,
    lasting,
    nil_reason,
    parts,
    read_number,
    read_when,
)

LONGEST_TITLE = 120
T = TypeVar("T")


class PlainReader:
    """Reads row after row; it remembers which unknown words it has already spoken about."""

    def __init__(self, options: ReadOptions, header: Sequence[str]) -> None:
        self._options = options
        self._header = tuple(header)
        targets = assign(header, options.mapping)
        self._at: dict[str, list[int]] = {}
        for place, target in enumerate(targets):
            self._at.setdefault(target, []).append(place)
        self._numbers = [(t.removeprefix(NUMBER), at[0]) for t, at in self._at.items() if t.startswith(NUMBER)]
        self._fields = [(t.removeprefix(FIELD), at[0]) for t, at in self._at.items() if t.startswith(FIELD)]
        labels = [(key, header[at] or key) for key, at in self._fields]
        self._definitions: tuple[CustomField, ...] = tuple(CustomField(key, label=label[:200]) for key, label in labels)
        self._scheme = _scheme(header, targets)
        self._said: set[tuple[str, str]] = set()
        types, stances = paths.taxonomies().event_types, paths.taxonomies().stances
        self._types, self._stances = types, stances

    def __call__(self, cells: Sequence[str]) -> RowRead:
        row = _Row(self._header, self._at, cells)
        reported = row.attempt("said_on", lambda text: read_when(self._options, text))
        when = self._when(row, reported)
        place = self._place(row)
        if row.wrong:
            return RowRead(None, problems=tuple(row.problems))
        items, known = self._sources(row)
        title, narrative = row.text("title"), row.texts("narrative")
        incident = Incident(
            uid="",
            reference=row.one("reference"),
            title=_short(" ".join(title.split())),
            summary=row.text("summary") or (title if len(title) > LONGEST_TITLE else ""),
            narrative=narrative,
            note=row.texts("note"),
            type=self._code(row, "type", self._types),
            when=when,
            reported=reported,
            places=(place,) if place != Place() else (),
            tags=tuple(NAME + tag.lstrip("#") for tag in row.items("tags", commas=True) if tag.strip("#/ ")),
            claims=self._claims(row, reported, items, title or narrative.strip()),
            actors=tuple(Role(NAME + name) for name in row.items("actors")),
            quantities=self._quantities(row),
            sources=tuple(map(Citation, items)),
            fields=tuple(FieldValue(key, cells[at]) for key, at in self._fields if cells[at].strip()),
        )
        told, self._definitions = self._definitions, ()  # once is enough
        return RowRead(incident, (*told, *known), self._external(row, cells), tuple(row.problems))

    def _when(self, row: _Row, reported: When | None) -> When:
        said_on = _day(reported)
        time = row.one("time")
        day = counted_day(row.one("when"))
        if day:
            row.remark("when", row.one("when"), f"Spreadsheets count days so; this one was read as {day}.")
        first = row.attempt("when", lambda text: read_when(self._options, text, time, said_on), even_blank=bool(time))
        last = row.attempt("until", lambda text: read_when(self._options, text, "", said_on))
        if last is None:
            return first or When()
        return row.attempt("until", lambda _: lasting(first or When(), last)) or When()

    def _place(self, row: _Row) -> Place:
        country = row.one("country")
        is_code = len(country) == 2 and country.isascii() and country.isalpha()
        point, written = self._point(row)
        return Place(
            text=row.text("place"),
            admin1=row.one("admin1"),
            admin2=row.one("admin2"),
            country=country.upper() if is_code else country_code(country),
            country_name="" if is_code else country,
            lat=point.lat if point else None,
            lon=point.lon if point else None,
            coordinates_text=written,
        )

    def _point(self, row: _Row) -> tuple[Point | None, str]:
        lat, lon, both = row.one("latitude"), row.one("longitude"), row.one("coordinates")
        lat, lon, both = ("" if nil_reason(text) else text for text in (lat, lon, both))
        if not (lat or lon or both):
            return None, ""
        if lat or lon:
            column, written = "latitude", both or f"{lat} {lon}".strip()
            point = row.attempt(column, lambda _: coordinates.read_pair(lat, lon), even_blank=True)
        else:
            column, written = "coordinates", both
            point = row.attempt(column, lambda _: coordinates.read(both))
        doubt = coordinates.suspicious(point) if point else ""
        if doubt:
            row.remark(column, written, doubt)
        return point, written

    def _code(self, row: _Row, field: str, codes: CodeList) -> str:
        text = row.one(field)
        if not text or nil_reason(text):
            return ""
        entry = codes.find(text)
        if entry is None and (field, text) not in self._said and len(self._said) < 1_000:
            self._said.add((field, text))
            row.remark(field, text, f"“{text[:60]}” is no {field} that Vedette knows; it is kept as it is written.")
        return entry.key if entry else text

    def _claims(self, row: _Row, said_on: When | None, items: list[str], text: str) -> tuple[Claim, ...]:
        parties, claim, quote = row.items("party"), row.text("claim"), row.text("quote")
        if not (parties or claim or quote):
            return ()
        stance = "denies_act" if row.one("stance").lower() == "denies" else self._code(row, "stance", self._stances)
        item = items[0] if items else ""
        statements = tuple(
            Statement(
                party=NAME + party if party else "",
                stance=stance or "unknown",
                said_on=said_on,
                source_item=item,
                quote=quote,
            )
            for party in (parties or ([""] if quote else []))
        )
        return (Claim(text=claim or text, statements=statements),)

    def _quantities(self, row: _Row) -> tuple[Quantity, ...]:
        found = []
        for subject, at in self._numbers:
            text = row.cells[at]
            if text.strip():
                try:
                    found.append(read_number(subject, text))
                except UserError as error:
                    row.remark(NUMBER + subject, text, str(error))
                    found.append(Quantity(subject=subject, qualifier="word", verbatim=text.strip()))
        return tuple(found)

    def _sources(self, row: _Row) -> tuple[list[str], tuple[Record, ...]]:
        names = row.items("source")
        urls = [url for cell in row.all("url") for url in (addresses(cell) or parts(cell)) if not nil_reason(url)]
        if not urls:
            return [NAME + name for name in names], ()
        if len(names) not in {1, len(urls)}:
            return [NAME + name for name in (*names, *urls)], ()
        outlets = names * len(urls) if len(names) == 1 else names
        items = [SourceItem(NAME + url, source=NAME + name, url=url) for name, url in zip(outlets, urls, strict=True)]
        return [item.uid for item in items], tuple(items)

    def _external(self, row: _Row, cells: Sequence[str]) -> ExternalId:
        key = row.one("id") or ("" if "id" in self._at else row.one("reference"))
        if key:
            return ExternalId(self._scheme, key)
        return row_key(self._header, cells)


class _Row:
    """One row by what its columns mean, gathering what is wrong with it."""

    def __init__(self, header: Sequence[str], at: dict[str, list[int]], cells: Sequence[str]) -> None:
        self.cells = cells
        self._header = header
        self._at = at
        self.problems: list[CellProblem] = []
        self.wrong = False

    def all(self, target: str) -> list[str]:
        """The filled cells of that meaning."""
        there = self._at.get(target)
        return [self.cells[at] for at in there if self.cells[at].strip()] if there else []

    def text(self, target: str) -> str:
        """The first such cell, with its lines."""
        found = self.all(target)
        return found[0].strip() if found else ""

    def texts(self, target: str) -> str:
        """All such cells as they were written, each a paragraph."""
        return "\n\n".join(self.all(target))

    def one(self, target: str) -> str:
        """The first such cell as one line."""
        found = self.all(target)
        return " ".join(found[0].split()) if found else ""

    def items(self, target: str, *, commas: bool = False) -> list[str]:
        """The items of such cells, once each."""
        cells = self.all(target)
        if not cells:
            return []
        found = [item for cell in cells for item in parts(cell, commas=commas)]
        return [item for item in dict.fromkeys(found) if not nil_reason(item)]

    def attempt(self, target: str, read: Callable[[str], T], *, even_blank: bool = False) -> T | None:
        """What `read` makes of the cell; None, and the row is wrong, where it can't."""
        text = self.one(target)
        if not text and not even_blank:
            return None
        try:
            return read(text)
        except UserError as error:
            self.wrong = True
            self.remark(target, text, str(error))
            return None

    def remark(self, target: str, value: str, problem: str) -> None:
        """Something to be said about a cell."""
        at = self._at.get(target, [-1])[0]
        column = self._header[at] if at >= 0 else target
        self.problems.append(CellProblem(column, value[:200], problem))


def _scheme(header: Sequence[str], targets: Sequence[str]) -> str:
    """Ids hold within tables of these columns only: the next team's table counts from 1 as well."""
    place = next((targets.index(target) for target in ("id", "reference") if target in targets), None)
    if place is None:
        return ROW_SCHEME
    columns = "\x1f".join(sorted(map(heading_key, header)))
    mark = hashlib.sha256(columns.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"plain:{slugs(header)[place]}:{mark}"


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


def _day(reported: When | None) -> date | None:
    """The day that relative words count from."""
    day = reported.last_day if reported is not None else None
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None
