"""The table of significant acts that watch officers know, with or without headings: to incidents and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vedette.domain import coordinates
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.document import Record
from vedette.domain.errors import UserError
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation
from vedette.domain.when import When
from vedette.formats.layouts.carried import of_field, of_place, of_quantity
from vedette.formats.layouts.cells import counted, figures_day, iso_day, on_day, point_of
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.kept import Keeping
from vedette.formats.layouts.layout import NAME, Column, Layout, ReadOptions, RowRead, Table, row_key
from vedette.formats.layouts.named_rows import Findings, NamedRows
from vedette.formats.layouts.writing_back import (
    Coder,
    refusing,
    same_place,
    same_sources,
    same_type,
    same_when,
)

_COUNTS = {
    f"{side}{kind}": (subject, words)
    for side, words in (
        ("Friendly", "friendly"), ("HostNation", "host nation"), ("Civilian", "civilians"), ("Enemy", "enemy"),
    )
    for kind, subject in (("WIA", "injured"), ("KIA", "deaths"))
} | {"EnemyDetained": ("detained", "enemy")}  # fmt: skip
COLUMNS = {
    "ReportKey": "its key in that table",
    "DateOccurred": "when, to the minute",
    "Type": "kept as a code",
    "Category": "the type of event; kept as a code",
    "TrackingNumber": "kept",
    "Title": "title",
    "Summary": "what happened",
    "Region": "region of the place",
    "AttackOn": "kept as a code",
    "ComplexAttack": "kept as a code",
    "ReportingUnit": "source, graded F6",
    "UnitName": "the field “sigact_unit”",
    "TypeOfUnit": "kept as a code",
    **{column: f"{subject}: {words}; 0 is no row" for column, (subject, words) in _COUNTS.items()},
    "MGRS": "coordinates, where there are no latitude and longitude",
    "Latitude": "latitude",
    "Longitude": "longitude",
    "OriginatorGroup": "kept",
    "UpdatedByGroup": "kept",
    "CCIR": "kept",
    "Sigact": "kept",
    "Affiliation": "kept as a code",
    "DColor": "kept as a code",
    "Classification": "kept as a code; it sets no sharing level of ours",
}
NAMES = tuple(COLUMNS)
_KEEPING = Keeping(
    "sigact",
    NAMES,
    ("Type", "Category", "AttackOn", "ComplexAttack", "TypeOfUnit", "Affiliation", "DColor", "Classification"),
    {
        "Title": lambda incident: incident.title,
        "Summary": lambda incident: incident.narrative,
        "Region": of_place("admin1"),
        "UnitName": of_field("sigact_unit"),
        **{column: of_quantity(subject, words, otherwise="0") for column, (subject, words) in _COUNTS.items()},
    },
    key=("ReportKey", "sigact"),
)
_LONGEST_TITLE = 120
_TYPES = {
    "direct fire": "armed_clash", "attack": "armed_clash", "ambush": "armed_clash", "indirect fire": "explosion",
    "ied explosion": "explosion", "ied found/cleared": "other", "mine strike": "explosion",
    "mine found/cleared": "other", "detain": "detention", "demonstration": "protest", "kidnapping": "abduction",
    "border ops": "force_move", "escalation of force": "shots_blank_unknown",
}  # fmt: skip


class SigactReader:
    """Reads row after row."""

    def __init__(self, options: ReadOptions, header: Sequence[str]) -> None:
        self._header = tuple(header)
        self._options = options
        self._rows = _rows(header)
        self._definitions: tuple[Record, ...] = (CustomField("sigact_unit", label="Unit (SIGACT)"),)

    def __call__(self, cells: Sequence[str]) -> RowRead:
        row, found = self._rows(cells), Findings()
        when = self._when(row["DateOccurred"].strip(), found)
        place = _place(row, found)
        if found.wrong:
            return RowRead(None, problems=tuple(found.problems))
        key, unit = row["ReportKey"].strip(), " ".join(row["ReportingUnit"].split())
        external = ExternalId("sigact", key) if key else row_key(self._header, cells)
        title = " ".join(row["Title"].split())
        incident = Incident(
            uid="",
            title=title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…",
            narrative=row["Summary"],
            type=_TYPES.get(row["Category"].strip().lower(), "other"),
            when=when,
            places=(place,) if place != Place() else (),
            quantities=_quantities(row, found),
            sources=(Citation(NAME + unit),) if unit else (),
            fields=(FieldValue("sigact_unit", row["UnitName"].strip()),) if row["UnitName"].strip() else (),
        )
        incident = replace(incident, codes=_KEEPING.keep(row, incident, external))
        told, self._definitions = self._definitions, ()
        return RowRead(incident, told, external, tuple(found.problems))

    def _when(self, text: str, found: Findings) -> When:
        """Minutes are said in these tables, midnight too."""
        if not text:
            return When()
        head, _, clock = text.replace("T", " ").partition(" ")
        day = iso_day(head) or figures_day(head, self._options.date_order or "mdy")
        time = _minutes(clock.strip())
        if day is not None and time:
            at = f"{day.isoformat()}T{time}"
            return When(text=text, earliest=at, latest=at, unit="minute", tz=self._options.zone)
        if day is not None and not clock.strip():
            return on_day(day, text, tz=self._options.zone)
        try:
            return self._options.when(text)
        except UserError as error:
            found.reject("DateOccurred", text, str(error))
            return When()


def _minutes(clock: str) -> str:
    """08:30 for 8:30:00 and 08:30:00.000; '' for what is no time of day."""
    hour, _, rest = clock.partition(":")
    minute = rest[:2]
    if not (hour.isdecimal() and minute.isdecimal() and clock.isascii() and len(minute) == 2 and len(hour) <= 2):
        return ""
    if rest[2:].strip(":0."):
        return ""
    return f"{int(hour):02d}:{minute}" if int(hour) < 24 and int(minute) < 60 else ""


def _place(row: dict[str, str], found: Findings) -> Place:
    point, written = point_of(row, "Latitude", "Longitude", found)
    grid = row["MGRS"].strip()
    if point is None and grid and not found.wrong:
        try:
            point, written = coordinates.read(grid), grid
        except UserError as error:
            found.remark("MGRS", grid, str(error))
    return Place(
        admin1=row["Region"].strip(),
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        coordinates_text=written or grid,
    )


def _quantities(row: dict[str, str], found: Findings) -> tuple[Quantity, ...]:
    rows = [
        counted(subject, row[column], found, column, note=words)
        for column, (subject, words) in _COUNTS.items()
        if row[column].strip() not in ("", "0")
    ]
    return tuple(quantity for quantity in rows if quantity is not None)


def _rows(header: Sequence[str]) -> NamedRows:
    return NamedRows(header, NAMES, positional=(NAMES,))


def _matches(header: Sequence[str], rows: Table) -> bool:
    if header:
        return keys_of(header) >= keys_of(["ReportKey", "DateOccurred"])
    return bool(rows) and all(_looks_like(row) for row in rows[:5])


def _looks_like(cells: Sequence[str]) -> bool:
    if len(cells) != len(NAMES):
        return False
    row = dict(zip(NAMES, cells, strict=True))
    year = row["DateOccurred"].strip()[:4]
    counts = all(row[column].strip().isdecimal() for column in _COUNTS if row[column].strip())
    return bool(row["ReportKey"].strip()) and year.isdecimal() and int(year) <= date.max.year and counts


def _keys(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return _rows(header).places("ReportKey", "DateOccurred")


def _dates(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return _rows(header).places("DateOccurred")


def _targets(_options: ReadOptions, header: Sequence[str]) -> tuple[str, ...]:
    return tuple(COLUMNS.get(name, "kept") for name in _rows(header).names)


SIGACT = Layout(
    name="sigact",
    title="SIGACT",
    columns=tuple(Column(name, becomes) for name, becomes in COLUMNS.items()),
    matches=_matches,
    reader=SigactReader,
    targets=_targets,
    dates=_dates,
    keys=_keys,
    headings=NAMES,
    coder=Coder(
        _KEEPING,
        SigactReader,
        (
            refusing(("DateOccurred",), same_when, "date"),
            refusing(("Type", "Category"), same_type, "type"),
            refusing(("Region", "MGRS", "Latitude", "Longitude"), same_place, "place"),
            refusing(("ReportingUnit",), same_sources, "source"),
        ),
    ),
)
