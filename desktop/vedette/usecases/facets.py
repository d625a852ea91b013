"""What the incidents of a search have in common: values of a field with how many of them have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vedette.domain import query_parts
from vedette.domain.errors import UserError
from vedette.domain.query import quoted
from vedette.domain.query_reader import read
from vedette.storage import facets
from vedette.storage.facets import Field, Value
from vedette.storage.search_plan import plan
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress
from vedette.usecases.searching import day_start

__all__ = ["FACETS", "Facet", "Facets", "Field", "Value"]

FACETS: tuple[Field, ...] = (
    "status", "type", "tag", "place", "country", "actor", "party", "says", "source", "reliability", "year", "month",
)  # fmt: skip
"""Fields that can be counted; a tag or an actor counts what stands below it too. `says`: parties by their stances."""

SINGLE: frozenset[Field] = frozenset({"status", "type", "place", "year", "month"})
"""Fields of which an incident mostly has one value: another one takes its place in a search."""

_QUERY_FIELDS = {"year": "on", "month": "on"}


@dataclass(frozen=True, slots=True)
class Facet:
    """One value to narrow a search by: `part` is query text; `count` is about right where `exact` is False."""

    field: Field
    part: str
    value: Value
    exact: bool = True


class Facets:
    """Counts beside the list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, text: str, field: str, limit: int = 50) -> list[Value]:
        """The most frequent values among what the query finds (years and months: the latest first)."""
        known = next((one for one in FACETS if one == field), None)
        if known is None:
            raise UserError(f"“{field}” can't be counted; choose one of: {', '.join(FACETS)}.")
        return list(self._tally(text, [known], limit, None).values[known])

    def beside(
        self, text: str, fields: Sequence[Field] = FACETS, limit: int = 12, progress: Progress | None = None
    ) -> dict[Field, list[Facet]]:
        """Values to narrow a search by.

        A field that the search already asks for in the alternative, or that has one value per incident, is counted as
        if it were not asked for: so that one sees what else could be chosen. Among very many they are about right;
        all are counted where a `progress` is given, which may stop it.
        """
        found: dict[Field, list[Facet]] = {}
        for asked, some in _together(text, fields).items():
            counted = self._tally(asked, some, limit, progress)
            for field in some:
                values = counted.values[field]
                found[field] = [Facet(field, part(field, value), value, counted.exact) for value in values]
        return {field: found[field] for field in fields}

    def _tally(self, text: str, fields: Sequence[Field], limit: int, progress: Progress | None) -> facets.Tally:
        query = read(text, today=self._desk.today())
        with self._desk.store.reading() as connection:
            asked = plan(connection, query, day_start)
            return facets.tally(connection, asked, fields, limit, progress.check if progress is not None else None)


def part(field: Field, value: Value) -> str:
    """What asks for a value in a query."""
    if field == "says":
        return f"says:{quoted(f'{value.text}/{value.other}')}"
    return f"{query_field(field)}:{quoted(value.text)}"


def query_field(field: Field) -> str:
    """The field of the query language by which a facet is asked for."""
    return _QUERY_FIELDS.get(field, field)


def _together(text: str, fields: Sequence[Field]) -> Mapping[str, list[Field]]:
    """Fields that are counted over the same search."""
    found: dict[str, list[Field]] = {}
    for field, asked in _each(text, fields):
        found.setdefault(asked, []).append(field)
    return found


def _each(text: str, fields: Sequence[Field]) -> Iterator[tuple[Field, str]]:
    for field in fields:
        name = query_field(field)
        alone = field in SINGLE or len(query_parts.alternatives(text, name)) > 1
        yield field, query_parts.without_field(text, name) if alone else text
