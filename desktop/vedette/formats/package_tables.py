"""The tables of the data package: which there are, how they hang together, and an incident as rows of them and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from vedette.domain.actor import Actor, Alias, Role
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment, Custody
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.dossier import Linked
from vedette.domain.errors import CannotRead
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.formats.field_texts import nested_fields
from vedette.formats.naming import NAMES
from vedette.formats.package_columns import Column, Flat, flat

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TagOfIncident:
    """That an incident carries a tag."""

    tag: str


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV of the package; `above` are the columns that say which row of another table a row belongs to."""

    name: str
    flat: Flat
    above: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether rows get their place in the list as a number, having none of their own."""
        return bool(self.above) and not any(column.name == "n" for column in self.flat.columns)

    @property
    def columns(self) -> list[Column]:
        lead = [Column(name, "string" if name in ("incident", "actor") else "integer", str, str) for name in self.above]
        place = [Column("position", "integer", str, str)] if self.counted else []
        return [*lead, *place, *self.flat.columns]

    @property
    def key(self) -> list[str]:
        if not self.above:
            return [self.flat.columns[0].name]
        return [*self.above, "position" if self.counted else "n"]

    def row(self, above: Sequence[str], place: int, value: Any) -> list[str]:
        return [*above, *([str(place)] if self.counted else []), *self.flat.cells(value)]


def _table(name: str, kind: Any, *above: str, without: Sequence[str] = ()) -> Table:
    return Table(name, flat(kind, without=(*nested_fields(kind), *without)), above)


INCIDENTS = _table("incidents", Incident, without=("tags",))
STATEMENTS = _table("statements", Statement, "incident", "claim")
CUSTODY = _table("custody", Custody, "incident", "attachment")
ACTOR_NAMES = _table("actor_names", Alias, "actor")
LINKED = _table("linked_incidents", Linked, without=("title",))
PARTS: Mapping[str, Table] = {
    "places": _table("places", Place, "incident"),
    "claims": _table("claims", Claim, "incident"),
    "assessments": _table("assessments", Assessment, "incident"),
    "actors": _table("roles", Role, "incident"),
    "quantities": _table("quantities", Quantity, "incident"),
    "sources": _table("citations", Citation, "incident"),
    "links": _table("links", Link, "incident"),
    "tags": _table("incident_tags", TagOfIncident, "incident"),
    "attachments": _table("attachments", Attachment, "incident"),
    "fields": _table("custom_values", FieldValue, "incident"),
    "codes": _table("codes", FieldValue, "incident"),
    "external_ids": _table("external_ids", ExternalId, "incident"),
}
"""Field of an incident to the table that holds it."""

BELOW: Mapping[str, tuple[str, Table]] = {"claims": ("statements", STATEMENTS), "attachments": ("custody", CUSTODY)}
"""Field of an incident to the field of its parts that holds parts again, and their table."""

SHARED: Mapping[str, Table] = {
    "actor": _table("actors", Actor),
    "source": _table("sources", Source),
    "source_item": _table("source_items", SourceItem),
    "tag": _table("tags", Tag),
    "custom_field": _table("custom_fields", CustomField),
}
"""Kind of a shared thing to its table."""

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (INCIDENTS, *PARTS.values(), STATEMENTS, CUSTODY, *SHARED.values(), ACTOR_NAMES, LINKED)
}


def foreign_keys(table: Table) -> list[dict[str, Any]]:
    """As Frictionless Table Schema writes them."""
    found = [_foreign(["incident"], "incidents", ["uid"])] if "incident" in table.above else []
    if table.name == "statements":
        found.append(_foreign(["incident", "claim"], "claims", ["incident", "n"]))
    if table.name == "custody":
        found.append(_foreign(["incident", "attachment"], "attachments", ["incident", "n"]))
    if table.name == "actor_names":
        found.append(_foreign(["actor"], "actors", ["uid"]))
    names = {"tag": "tag"} if table.flat.kind is TagOfIncident else NAMES.get(table.flat.kind, {})
    single = {column.name for column in table.flat.columns if column.type == "string"}
    return found + [_foreign([f], SHARED[kind].name, ["uid"]) for f, kind in names.items() if f in single]


def _foreign(fields: list[str], resource: str, there: list[str]) -> dict[str, Any]:
    own = "" if resource == "" else resource
    return {"fields": fields, "reference": {"resource": own, "fields": there}}


def incident_rows(incident: Incident) -> Iterator[tuple[Table, list[str]]]:
    """All rows of one incident, each with its table."""
    yield INCIDENTS, INCIDENTS.row((), 0, incident)
    for field, table in PARTS.items():
        values = getattr(incident, field)
        for place, value in enumerate(map(TagOfIncident, values) if field == "tags" else values, 1):
            yield table, table.row((incident.uid,), place, value)
            if field in BELOW:
                inner, below = BELOW[field]
                for number, part in enumerate(getattr(value, inner), 1):
                    yield below, below.row((incident.uid, str(value.n)), number, part)


def shared_rows(kind: str, record: Any) -> Iterator[tuple[Table, list[str]]]:
    """The rows of one shared thing."""
    yield SHARED[kind], SHARED[kind].row((), 0, record)
    for place, alias in enumerate(record.aliases if isinstance(record, Actor) else (), 1):
        yield ACTOR_NAMES, ACTOR_NAMES.row((record.uid,), place, alias)


class Cursor:
    """The rows of one table in the order of the incidents; hands out those of one incident after the other."""

    def __init__(self, table: Table, rows: Iterable[Row]) -> None:
        self._table = table
        self._groups = groupby(rows, key=lambda row: row[table.above[0]])
        self._next: tuple[str, Iterator[Row]] | None = next(self._groups, None)

    def take(self, uid: str) -> list[Row]:
        """The rows that belong to `uid`, if it is their turn."""
        if self._next is None or self._next[0] != uid:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows

    def refuse_rest(self) -> None:
        """CannotRead where rows are left over, which belong to no incident or are out of order."""
        if self._next is not None:
            raise CannotRead(
                f"The table “{self._table.name}” of the package has rows that belong to nothing in it; "
                "nothing was changed, get the package again."
            )


def read_incident(row: Row, cursors: Mapping[str, Cursor]) -> Incident:
    """The incident of a row of `incidents`, with its parts from the other tables."""
    uid = row.get("uid", "")
    parts: dict[str, Any] = {}
    for field, table in PARTS.items():
        values = [table.flat.value(part) for part in cursors[table.name].take(uid)]
        if field in BELOW:
            values = _with_below(values, *BELOW[field], cursors[BELOW[field][1].name].take(uid))
        parts[field] = tuple(value.tag for value in values) if field == "tags" else tuple(values)
    incident: Incident = INCIDENTS.flat.value(row, **parts)
    return incident


def _with_below(values: list[Any], field: str, table: Table, rows: list[Row]) -> list[Any]:
    waiting = {number: list(group) for number, group in groupby(rows, key=lambda row: row[table.above[1]])}
    found = [_joined(value, field, table, waiting.pop(str(value.n), [])) for value in values]
    if waiting:
        raise CannotRead(
            f"The table “{table.name}” of the package has rows that belong to nothing; nothing was changed."
        )
    return found


def _joined(value: Any, field: str, table: Table, rows: list[Row]) -> Any:
    below: dict[str, Any] = {field: tuple(table.flat.value(row) for row in rows)}
    return replace(value, **below) if rows else value


def read_actor(row: Row, names: Sequence[Row]) -> Actor:
    """The actor of a row, with its other names."""
    actor: Actor = SHARED["actor"].flat.value(row, aliases=tuple(ACTOR_NAMES.flat.value(name) for name in names))
    return actor
