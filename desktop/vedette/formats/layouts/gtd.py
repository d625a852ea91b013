"""The Global Terrorism Database's table: rows to incidents, and back as they came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vedette import paths
from vedette.domain.actor import Role
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.document import Record
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, SourceItem
from vedette.formats.layouts.carried import of_field, of_place
from vedette.formats.layouts.cells import counted, point_of
from vedette.formats.layouts.countries import country_code
from vedette.formats.layouts.gtd_columns import COMPETING, FIELDS, NAMES
from vedette.formats.layouts.gtd_dates import when_of
from vedette.formats.layouts.kept import Keeping
from vedette.formats.layouts.layout import NAME, ReadOptions, RowRead, row_key
from vedette.formats.layouts.named_rows import Findings, NamedRows
from vedette.formats.layouts.precisions import GTD, coarsest
from vedette.formats.layouts.publications import publication, uid_of

SCHEME = "gtd"
CODES = (
    "iyear", "imonth", "iday", "extended", "specificity", "vicinity", "doubtterr", "alternative", "attacktype1",
    "guncertain1", "guncertain2", "guncertain3", "claimed", "claimmode", "claim2", "claim3", "compclaim", "multiple",
    "country",
)  # fmt: skip
COMPETING_TAG = "gtd:competing claims"
PERPETRATORS = "perpetrators"
_TYPES = {"1": "assault", "2": "assault", "3": "explosion", "5": "abduction", "6": "abduction", "8": "assault"}
_COUNTS = (("nkill", "deaths"), ("nwound", "injured"), ("nhostkid", "abducted"))
_PARTS = (("nkillter", "deaths"), ("nwoundte", "injured"), ("nperps", "persons"), ("nperpcap", "detained"))
_LOCALITY = "P3"
_CERTAINTY = {"0": "certain", "1": "suspected"}
KEEPING = Keeping(
    SCHEME,
    NAMES,
    CODES,
    {
        **{column: of_field(key) for key, (column, _) in FIELDS.items()},
        "summary": lambda incident: incident.summary,
        "propcomment": lambda incident: incident.narrative,
        "addnotes": lambda incident: incident.note,
        "provstate": of_place("admin1"),
        "location": of_place("note"),
        "city": of_place("text"),
    },
    key=("eventid", SCHEME),
)


class GtdReader:
    """Reads row after row. An event has the same uid everywhere, so that links to it hold before it is imported."""

    def __init__(self, options: ReadOptions, header: Sequence[str]) -> None:
        self._header = tuple(header)
        self._options = options
        self._rows = NamedRows(header, NAMES)
        labels = [(key, label) for key, (_, label) in FIELDS.items()]
        fields = (*labels, (COMPETING, "Competing claims of responsibility (GTD)"))
        self._definitions: tuple[Record, ...] = tuple(CustomField(key, label=label) for key, label in fields)

    def __call__(self, cells: Sequence[str]) -> RowRead:
        row, found = self._rows(cells), Findings()
        number = _number(row["eventid"], found)
        when = when_of(row, self._options, found)
        place = _place(row, found)
        if found.wrong:
            return RowRead(None, problems=tuple(found.problems))
        external = ExternalId(SCHEME, number) if number else row_key(self._header, cells)
        items = _items(row)
        groups = list(_groups(row))
        incident = Incident(
            uid=uid_of(SCHEME, number) if number else "",
            summary=row["summary"],
            narrative=row["propcomment"],
            note=row["addnotes"],
            type=_TYPES.get(row["attacktype1"].strip(), "other"),
            when=when,
            places=(place,) if place != Place() else (),
            claims=tuple(_claims(row, groups)),
            assessments=_doubt(row),
            actors=tuple(_role(name, row["guncertain" + n]) for n, name in groups),
            quantities=tuple(_quantities(row, found)),
            sources=tuple(Citation(item.uid) for item in items),
            links=tuple(Link("same_episode", uid_of(SCHEME, other)) for other in _related(row["related"], number)),
            tags=(NAME + COMPETING_TAG,) if row["compclaim"].strip() == "1" else (),
            fields=tuple(_fields(row)),
        )
        incident = replace(incident, codes=KEEPING.keep(row, incident, external))
        told, self._definitions = self._definitions, ()
        return RowRead(incident, (*told, *items), external, tuple(found.problems))


def _number(cell: str, found: Findings) -> str:
    text = cell.strip().removesuffix(".0")
    if text and not (text.isdecimal() and len(text) == 12):
        found.reject("eventid", text, "A GTD key has twelve digits; a spreadsheet may have shortened it.")
    return text


def _place(row: Mapping[str, str], found: Findings) -> Place:
    point, written = point_of(row, "latitude", "longitude", found)
    key, radius = _precision(row)
    return Place(
        text=row["city"].strip(),
        admin1=row["provstate"].strip(),
        country=country_code(row["country_txt"]),
        country_name=row["country_txt"].strip(),
        note=row["location"].strip(),
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        coordinates_text=written,
        precision=key,
        uncertainty_m=radius,
    )


def _precision(row: Mapping[str, str]) -> tuple[str, float | None]:
    """A city is a locality only where its vicinity is ruled out; 3, the centre of a unit, is a district."""
    code = row["specificity"].strip()
    entry = coarsest(GTD, "2" if code == "3" else code)
    if code == "1" and row["vicinity"].strip() == "0":
        entry = paths.taxonomies().place_precisions.get(_LOCALITY)
    return (entry.key, entry.number("uncertainty_m")) if entry is not None else ("", None)


def _groups(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The named groups with their numbers."""
    for number, column in (("1", "gname"), ("2", "gname2"), ("3", "gname3")):
        name = " ".join(row[column].split())
        if name and name.lower() != "unknown":
            yield number, name


def _role(name: str, uncertain: str) -> Role:
    return Role(NAME + name, "initiator", certainty=_CERTAINTY.get(uncertain.strip(), "unknown"))


def _claims(row: Mapping[str, str], groups: Sequence[tuple[str, str]]) -> Iterator[Claim]:
    """What GTD says was claimed: by the group itself, of itself."""
    for number, name in groups:
        claimed, mode = ("claimed", "claimmode") if number == "1" else (f"claim{number}", f"claimmode{number}")
        if row[claimed].strip() == "1":
            said = Statement(
                party=NAME + name,
                stance="claims_responsibility",
                speech_act="acknowledge",
                note=row[mode + "_txt"].strip(),
            )
            yield Claim(text=f"{name} carried out the attack.", kind="actor", statements=(said,))


def _doubt(row: Mapping[str, str]) -> tuple[Assessment, ...]:
    """GTD doubts that it was terrorism: then it is possible, and what else it may have been is the reason."""
    if row["doubtterr"].strip() != "1":
        return ()
    other = row["alternative_txt"].strip()
    reason = "GTD has doubts that this was terrorism"
    return (Assessment(status="possible", reason=f"{reason}: {other}." if other else f"{reason}.", by="GTD"),)


def _quantities(row: Mapping[str, str], found: Findings) -> Iterator[Quantity]:
    for column, subject in _COUNTS:
        quantity = counted(subject, row[column], found, column)
        if quantity is not None:
            yield quantity
    for column, subject in _PARTS:
        whole_row = column != "nperpcap"  # who was captured stands in no other column
        part = counted(subject, row[column], found, column, note=PERPETRATORS, chosen=not whole_row)
        if part is not None and part.best != 0:
            yield part


def _items(row: Mapping[str, str]) -> list[SourceItem]:
    texts = (" ".join(row[column].split()) for column in ("scite1", "scite2", "scite3"))
    return [publication("", None, text) for text in dict.fromkeys(texts) if text]


def _related(cell: str, own: str) -> list[str]:
    numbers = (part.strip() for part in cell.split(","))
    return [n for n in dict.fromkeys(numbers) if n != own and n.isdecimal() and len(n) == 12]


def _fields(row: Mapping[str, str]) -> Iterator[FieldValue]:
    for key, (column, _) in FIELDS.items():
        if row[column].strip():
            yield FieldValue(key, row[column].strip())
    if row["compclaim"].strip() == "1":
        yield FieldValue(COMPETING, "yes")
